import type { Language } from '../../../src/basics/bilingual.ts';

/** Path of the feed of a province, a local body or a party. */
export function feedPath(kind: 'p' | 'party', id: string, language: Language): string {
  return `/v1/changes/${kind}/${encodeURIComponent(id)}-${language}.atom`;
}
