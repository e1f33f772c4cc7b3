/**
 * Instead of typing a number in words a typist may say how the words on the paper stand to the digits. A mark takes the place of
 * the text (docs/formats/entry.md).
 */
export const WORDS_AGREE = '=';
export const WORDS_DIFFER = '≠';
export const WORDS_MISSING = '∅';
