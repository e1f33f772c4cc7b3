/** What the network can say of one box: ten Arabic digits, ten Thai ones (๐-๙), a dash, or something else. */
export const CLASSES = 22;

/** A dash in a box. */
export const DASH_CLASS = 20;
/** A scribble, a digit that is struck out or written over, two digits in one box. */
export const OTHER_CLASS = 21;

export const SCRIPTS = ['arabic', 'thai'] as const;
export type Script = (typeof SCRIPTS)[number];

/** The class of the digit 0 of a script; the others follow. */
export const FIRST_CLASS: Readonly<Record<Script, number>> = { arabic: 0, thai: 10 };
