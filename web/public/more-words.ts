import type { Language } from '../../src/basics/bilingual.ts';
import { moreEn } from './more-words-en.ts';
import { moreTh } from './more-words-th.ts';

/** Texts of the pages around the results; both languages hold exactly these keys (the compiler and a test check it). */
export type MoreWords = Widen<typeof moreTh>;

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widen<T[K]> };

const WORDS: Readonly<Record<Language, MoreWords>> = { th: moreTh, en: moreEn };

export function moreWordsOf(language: Language): MoreWords {
  return WORDS[language];
}
