import type { Language } from '../../src/basics/bilingual.ts';
import { en } from './words-en.ts';
import { th } from './words-th.ts';

/** Every text of the public site; both languages hold exactly these keys (the compiler and a test check it). */
export type Words = { readonly [Key in keyof typeof th]: Widen<(typeof th)[Key]> };

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends object
      ? { readonly [K in keyof T]: Widen<T[K]> }
      : never;

const WORDS: Readonly<Record<Language, Words>> = { th, en };

export function wordsOf(language: Language): Words {
  return WORDS[language];
}
