/**
 * Marks of a shown form besides the rule codes of its findings: `corrected` (a later version than the first), `as-written` (errors of
 * the paper that stand), `not-blind` (a reading behind it was not blind), `no-photo` (none public), `case` (something is being
 * decided), `ticket` (readers reported another figure and got an answer).
 */
export const FORM_MARKS = ['case', 'ticket', 'corrected', 'as-written', 'not-blind', 'no-photo'] as const;
export type FormMark = (typeof FORM_MARKS)[number];
