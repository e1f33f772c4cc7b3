import { sha256Hex } from '../basics/sha256.ts';
import { cutDelta } from '../publication/media/delta.ts';
import { light } from '../publication/media/light.ts';
import type { MediaFile, MediaSource } from '../publication/media/media-files.ts';
import { CUT_TABLES, FORMATS, renderMedia, written } from '../publication/media/media-files.ts';
import { MANIFEST } from './contents.ts';
import type { Hand } from './hands.ts';
import type { OfferedCut } from './offered.ts';
import type { ArrivedFile } from './plan.ts';
import { deltaOf, MOST_DELTAS } from './plan.ts';
import type { Spool } from './spool.ts';

/** A file that is made of the files of a cut; `make` may take half a second for a whole country. */
export interface MadeFile {
  readonly path: string;
  make(): MediaFile;
}

/** The twins of the cut's tables in the other formats, the light variants, and the list of corrections. */
export function* twins(cut: OfferedCut): Generator<MadeFile> {
  const source: MediaSource = { read: (path) => cut.files.get(path)?.bytes ?? null, view: null };
  for (const name of CUT_TABLES) {
    if (!cut.files.has(`/feed/${name}.csv`)) continue;
    for (const path of pathsOf(name).filter((one) => one !== `/feed/${name}.csv`)) {
      const make = () => {
        const file = renderMedia(source, path);
        if (file === null) throw new Error(`nothing was made for ${path}`);
        return file;
      };
      yield { path: path.slice(1), make };
    }
  }
  const table = cut.corrections;
  if (table === null) return;
  for (const format of FORMATS) {
    yield { path: `feed/corrections.${format}`, make: () => written(source, table, format) };
    yield { path: `feed/light/corrections.${format}`, make: () => written(source, light(table), format) };
  }
}

function pathsOf(name: string): readonly string[] {
  return FORMATS.flatMap((format) => [`/feed/${name}.${format}`, `/feed/light/${name}.${format}`]);
}

/**
 * What changed from the cut that the place got last to this one. Null when that one's files are not at hand any more, as after another
 * process delivered.
 */
export async function deltaFrom(last: Hand, cut: OfferedCut, spool: Spool): Promise<MadeFile | null> {
  const before = new Map<string, Uint8Array>();
  for (const { path, sha256 } of last.files) {
    if (path !== MANIFEST.slice(1) && !CUT_TABLES.some((name) => path === `feed/${name}.csv`)) continue;
    const bytes = await spool.read(sha256);
    if (bytes === null || sha256Hex(bytes) !== sha256) return null;
    before.set(`/${path}`, bytes);
  }
  const manifest = before.get(MANIFEST);
  const now = cut.files.get(MANIFEST)?.bytes;
  if (manifest === undefined || now === undefined || last.cut >= cut.number) return null;
  const text = cutDelta(
    { manifest, read: (path) => before.get(path) ?? null },
    { manifest: now, read: (path) => cut.files.get(path)?.bytes ?? null },
  );
  if (text === null) return null;
  const make = () => ({
    mediaType: 'application/json; charset=utf-8',
    bytes: new TextEncoder().encode(text),
  });
  return { path: `feed/deltas/${last.cut}-${cut.number}.json`, make };
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
