import { cutDelta } from '../publication/media/delta.ts';
import { light } from '../publication/media/light.ts';
import type { MediaFile, MediaSource } from '../publication/media/media-files.ts';
import { CUT_TABLES, FORMATS, renderMedia, written } from '../publication/media/media-files.ts';
import type { MediaTable } from '../publication/media/table.ts';
import { MANIFEST } from './contents.ts';
import type { ArrivedFile } from './plan.ts';
import { deltaOf, MOST_DELTAS } from './plan.ts';

/** What the other formats of the feed are made of: plain bytes, so that it can be done in a thread of its own. */
export interface FeedInput {
  readonly cut: number;
  /** By path: the files of {@link FEED_SOURCES} that the cut has. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly corrections: MediaTable | null;
  /** The same of the cut that the place got last; null when there is none at hand. */
  readonly before: { readonly cut: number; readonly files: ReadonlyMap<string, Uint8Array> } | null;
}

export interface MadeFile extends MediaFile {
  readonly path: string;
}

/** Files of a cut that the other formats are made of. */
export const FEED_SOURCES: readonly string[] = [
  MANIFEST,
  '/feed/manifest.json',
  ...CUT_TABLES.map((name) => `/feed/${name}.csv`),
];

/**
 * The twins of the cut's tables in the other formats, the light variants, the list of corrections, and what changed since the cut before.
 * For a whole country some take half a second.
 */
export function* madeFeed(input: FeedInput): Generator<MadeFile> {
  const source: MediaSource = { read: (path) => input.files.get(path) ?? null, view: null };
  for (const name of CUT_TABLES) {
    if (!input.files.has(`/feed/${name}.csv`)) continue;
    for (const path of pathsOf(name)) {
      const file = renderMedia(source, path); // none for the table itself, which is a file of the cut
      if (file !== null) yield { path: path.slice(1), ...file };
    }
  }
  const table = input.corrections;
  if (table !== null) {
    for (const format of FORMATS) {
      yield { path: `feed/corrections.${format}`, ...written(source, table, format) };
      yield { path: `feed/light/corrections.${format}`, ...written(source, light(table), format) };
    }
  }
  const step = stepOf(input);
  if (step !== null) yield step;
}

function pathsOf(name: string): readonly string[] {
  return FORMATS.flatMap((format) => [`/feed/${name}.${format}`, `/feed/light/${name}.${format}`]);
}

function stepOf({ cut, files, before }: FeedInput): MadeFile | null {
  if (before === null || before.cut >= cut) return null;
  const sideOf = (side: ReadonlyMap<string, Uint8Array>) => {
    const read = (path: string) => side.get(path) ?? null;
    const manifest = read(MANIFEST);
    return manifest === null ? null : { manifest, read };
  };
  const [from, to] = [sideOf(before.files), sideOf(files)];
  const text = from === null || to === null ? null : cutDelta(from, to);
  if (text === null) return null;
  const bytes = new TextEncoder().encode(text);
  return {
    path: `feed/deltas/${before.cut}-${cut}.json`,
    mediaType: 'application/json; charset=utf-8',
    bytes,
  };
}

/** The list of the deltas that a place will hold, the oldest first. */
export function deltaIndex(arrived: ReadonlyMap<string, ArrivedFile>, fresh: string): string {
  const steps = [...new Set([...arrived.keys(), fresh])]
    .flatMap((path) => {
      const numbers = deltaOf(path);
      return numbers === null ? [] : [{ ...numbers, path: `/${path}` }];
    })
    .toSorted((a, b) => a.to - b.to);
  return `${JSON.stringify({ deltas: steps.slice(-MOST_DELTAS) })}\n`;
}
