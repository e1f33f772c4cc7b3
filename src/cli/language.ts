import { LANGUAGES, type Language } from '../basics/bilingual.ts';

/** Languages of a command's output: the one asked for, else the one of `LANG`, else both. Null: not a language we have. */
export function outputLanguages(
  asked: string | undefined,
  environment: string | undefined,
): readonly Language[] | null {
  if (asked !== undefined) {
    const language = LANGUAGES.find((l) => l === asked);
    return language === undefined ? null : [language];
  }
  const language = LANGUAGES.find((l) => environment?.toLowerCase().startsWith(`${l}_`) === true);
  return language === undefined ? LANGUAGES : [language];
}
