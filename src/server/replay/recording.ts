import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';

/** One cut of a recording. */
export interface RecordedCut {
  readonly number: number;
  readonly at: string;
  readonly manifestSha256: string;
  readonly manifestPlace: string;
}

/** A folder that `export-cuts` wrote. */
export interface Recording {
  readonly election: string;
  readonly package: string;
  /** Oldest first; at least one. */
  readonly cuts: readonly RecordedCut[];
  /** Bytes of a file of the folder by its path; null when there is none. */
  read(path: string): Uint8Array | null;
}

/** Null when the folder holds no finished recording. */
export async function openRecording(folder: string): Promise<Recording | null> {
  const root = resolve(folder);
  const read = (path: string): Uint8Array | null => {
    const file = resolve(root, `.${path}`);
    if (!file.startsWith(root + sep)) return null;
    try {
      return readFileSync(file);
    } catch {
      return null; // absent, or a folder
    }
  };
  try {
    const index = JSON.parse(await readFile(join(root, 'feed/cuts/index.json'), 'utf8')) as {
      election: string;
      package: string;
      cuts: { cut: number; at: string; manifest: { immutable: string; sha256: string } }[];
    };
    const cuts = index.cuts.map(({ cut, at, manifest }) => ({
      number: cut,
      at,
      manifestSha256: manifest.sha256,
      manifestPlace: manifest.immutable,
    }));
    return cuts.length === 0 ? null : { election: index.election, package: index.package, cuts, read };
  } catch {
    return null;
  }
}
