import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../../basics/sha256.ts';

/** One thing that the public could read when the snapshot was taken. */
export interface SnapshotFile {
  readonly path: string;
  readonly mediaType: string;
  readonly sha256: string;
  /** Also served under this name, for ever; null for pages. */
  readonly immutablePath: string | null;
  readonly bytes: Uint8Array;
}

/** What was public at a cut: its files, and the pages that readers had opened. */
export interface Snapshot {
  /** Hash of the election package: a snapshot of another election is never shown. */
  readonly package: string;
  readonly cut: number;
  readonly files: readonly SnapshotFile[];
}

interface Index {
  readonly package: string;
  readonly cut: number;
  readonly files: readonly Omit<SnapshotFile, 'bytes'>[];
}

const INDEX = 'index.json';

/**
 * Writes a snapshot: contents under their hashes, those of the last one kept where they did not change, then the index in one
 * step. A crash at any moment leaves the last snapshot or this one, whole.
 */
export async function saveSnapshot(folder: string, snapshot: Snapshot): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const there = new Set(await readdir(folder));
  const wanted = new Set<string>([INDEX]);
  for (const { sha256, bytes } of snapshot.files) {
    if (!wanted.has(sha256) && !there.has(sha256)) await replaceFile(join(folder, sha256), bytes);
    wanted.add(sha256);
  }
  const index: Index = {
    package: snapshot.package,
    cut: snapshot.cut,
    files: snapshot.files.map(({ bytes: _, ...rest }) => rest),
  };
  await replaceFile(join(folder, INDEX), JSON.stringify(index));
  for (const name of there) if (!wanted.has(name)) await rm(join(folder, name), { force: true });
}

/** The snapshot of a folder; null when there is none, it is of another election, or a file of it is damaged. */
export async function loadSnapshot(folder: string, packageHash: string): Promise<Snapshot | null> {
  try {
    const index = JSON.parse(await readFile(join(folder, INDEX), 'utf8')) as Index;
    if (index.package !== packageHash) return null;
    const files: SnapshotFile[] = [];
    for (const file of index.files) {
      const bytes = await readFile(join(folder, file.sha256));
      if (sha256Hex(bytes) !== file.sha256) return null;
      files.push({ ...file, bytes });
    }
    return { package: index.package, cut: index.cut, files };
  } catch {
    return null; // nothing usable: the first cut of this process will do
  }
}

async function replaceFile(path: string, content: Uint8Array | string): Promise<void> {
  await writeFile(`${path}.new`, content);
  await rename(`${path}.new`, path);
}
