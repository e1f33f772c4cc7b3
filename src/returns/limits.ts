/** Longest texts that a return takes, in UTF-16 units. A whole page of the form is shorter. */
export const MAX_REMARKS = 2_000;
export const MAX_ANSWER = 1_000;
export const MAX_REASON = 1_000;
export const MAX_ORDER = 200;
/** A number in words; the longest that forms need has about 70. */
export const MAX_WORDS = 200;
