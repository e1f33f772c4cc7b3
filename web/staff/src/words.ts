import type { Language } from '../../../src/basics/bilingual.ts';
import { useDesk } from './desk.tsx';

/** The texts of one screen; both languages hold the same keys. */
export function bilingualWords<T>(th: T, en: NoInfer<T>): Readonly<Record<Language, T>> {
  return { th, en };
}

/** A screen's texts in the language of the person who works. */
export function useWords<T>(words: Readonly<Record<Language, T>>): T {
  return words[useDesk().language];
}
