import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Asset } from './public/assets.ts';

/** The guide for the media, what it links to, and its samples. */
const PAGES = [
  'media-guide.md',
  'verify.md',
  'cases.md',
  'formats/feed.md',
  'formats/v1.md',
  'formats/ect-files.md',
  'formats/nist.md',
  'formats/findings.md',
  'formats/seats.md',
  'samples/national.csv',
  'samples/light-candidates.csv',
  'samples/light-constituencies.json.txt',
  'samples/units.csv',
  'samples/units.ndjson',
  'samples/corrections.csv',
  'samples/delta.json.txt',
] as const;

const TYPES: Readonly<Record<string, string>> = {
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

/** The folder of the documentation, beside the sources or beside what was compiled of them; null where neither is there. */
function docsFolder(): URL | null {
  const places = ['../../docs/', '../../../docs/'].map((place) => new URL(place, import.meta.url));
  return places.find((place) => existsSync(fileURLToPath(new URL('media-guide.md', place)))) ?? null;
}

/** `/feed/media-guide.md` and the pages that it links to, under the same names as in the documentation, so that links hold. */
export function feedGuide(): [string, Asset][] {
  const folder = docsFolder();
  if (folder === null) return [];
  return PAGES.map((name) => [
    `/feed/${name}`,
    {
      mediaType: TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain; charset=utf-8',
      bytes: readFileSync(new URL(name, folder)),
    },
  ]);
}
