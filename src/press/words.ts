import type { Language } from '../basics/bilingual.ts';
import { en } from './words-en.ts';
import { th } from './words-th.ts';

/** Texts of papers and statements; both languages hold exactly these keys. Numbers come in formatted. */
export type PressWords = { readonly [Key in keyof typeof th]: Widen<(typeof th)[Key]> };

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends object
      ? { readonly [K in keyof T]: Widen<T[K]> }
      : never;

const WORDS: Readonly<Record<Language, PressWords>> = { th, en };

export function pressWords(language: Language): PressWords {
  return WORDS[language];
}
