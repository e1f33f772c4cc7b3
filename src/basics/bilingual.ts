/** A text for people, always in both languages. */
export interface Bilingual {
  readonly th: string;
  readonly en: string;
}

export type Language = keyof Bilingual;

export const LANGUAGES: readonly Language[] = ['th', 'en'];
