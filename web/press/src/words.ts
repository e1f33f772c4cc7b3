import type { Language } from '../../../src/basics/bilingual.ts';
import { pressEn } from './words-en.ts';
import { pressTh } from './words-th.ts';

/** Every text of the wall that no other page has; both languages hold exactly these keys (the compiler and a test check it). */
export type PressWords = typeof pressTh;

const WORDS: Readonly<Record<Language, PressWords>> = { th: pressTh, en: pressEn };

export function pressWordsOf(language: Language): PressWords {
  return WORDS[language];
}
