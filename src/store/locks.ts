/** First key of all our advisory locks (two-key form), so that another program's locks never meet ours. */
export const ADVISORY_SPACE = 0x6b68_616e;

export const ADVISORY_MIGRATE = 1;
export const ADVISORY_OPEN_ELECTION = 2;
export const ADVISORY_SEALER = 3;
export const ADVISORY_PUBLICATION = 5;
/** Which accounts one hand may have used; migration 0012 names the same numbers. */
export const ADVISORY_HANDS = 6;
