import { copyFile, link, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { getOrThrow } from '../../basics/assert.ts';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import type { Election } from '../../election/lookup.ts';
import { writePackage } from '../../election/write.ts';
import type { Cut } from '../../publication/model.ts';
import { Publication } from '../../publication/publication.ts';
import type { CutRow } from '../../store/cuts.ts';
import { readCuts } from '../../store/cuts.ts';
import type { Database } from '../../store/database.ts';
import { readLedger } from '../../store/ledger-read.ts';

export interface RecordOptions {
  /** First and last cut, by number. */
  readonly from: number;
  readonly to: number;
  /** Take one cut of so many; the last one is always taken. */
  readonly every: number;
  readonly progress: (cuts: number) => void;
}

export interface Recorded {
  readonly cuts: number;
  readonly files: number;
}

export type RecordError =
  | { readonly code: 'no-cuts' }
  /** The ledger or the program is not what made the cut. */
  | { readonly code: 'other-bytes'; readonly cut: number };

/** One entry of `feed/cuts/index.json`. */
interface RecordedCut {
  readonly cut: number;
  readonly at: string;
  readonly manifest: { readonly path: string; readonly immutable: string; readonly sha256: string };
}

/**
 * Makes the cuts of a night again, one after another, holds each against the hash that was published, and writes them into a
 * folder: every content once under its lasting name, a manifest for each cut, and the files of ECT Report of each cut under
 * `feed/cuts/<number>/data/…`. The index comes last, so a folder without one is not finished.
 */
export async function recordCuts(
  db: Database,
  election: Election,
  folder: string,
  options: RecordOptions,
): Promise<Result<Recorded, RecordError>> {
  const writer = new RecordingWriter(folder);
  const publication = new Publication(election);
  const cuts: RecordedCut[] = [];
  let applied = 0;
  for await (const row of chosenCuts(db, options)) {
    for await (const facts of readLedger(db, applied, { to: row.ledgerSize })) {
      for (const fact of facts) publication.apply(fact);
    }
    applied = row.ledgerSize;
    const root = Buffer.from(row.root).toString('hex');
    const cut = publication.makeCut({ number: row.number, at: row.at, ledgerSize: row.ledgerSize, root });
    if (cut.manifestSha256 !== row.manifestSha256) return err({ code: 'other-bytes', cut: row.number });
    cuts.push(await writer.add(cut, row));
    options.progress(cuts.length);
  }
  if (cuts.length === 0) return err({ code: 'no-cuts' });
  for (const [name, bytes] of writePackage(election.pkg)) await writer.write(`v1/package/${name}`, bytes);
  const { id } = election.pkg.manifest;
  const index = { election: id, package: election.pkg.hash, cuts };
  await writer.write('feed/cuts/index.json', `${JSON.stringify(index)}\n`);
  return ok({ cuts: cuts.length, files: writer.files });
}

async function* chosenCuts(db: Database, { from, to, every }: RecordOptions): AsyncGenerator<CutRow> {
  let waiting: CutRow | null = null;
  for (let next = from; ; ) {
    const rows = await readCuts(db, next, 500);
    for (const row of rows) {
      if (row.number > to) continue;
      waiting = row;
      if ((row.number - from) % every !== 0) continue;
      waiting = null;
      yield row;
    }
    const last = rows.at(-1);
    if (last === undefined || last.number >= to) break;
    next = last.number + 1;
  }
  if (waiting !== null) yield waiting;
}

class RecordingWriter {
  readonly #folder: string;
  readonly #written = new Set<string>();
  files = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async add(cut: Cut, row: CutRow): Promise<RecordedCut> {
    const { number, at } = cut.head;
    for (const file of cut.files.values()) {
      if (this.#written.has(file.immutablePath)) continue;
      this.#written.add(file.immutablePath);
      await this.write(file.immutablePath.slice(1), file.bytes);
    }
    const place = `feed/cuts/${number}`;
    for (const file of cut.files.values()) {
      if (file.path.startsWith('/data/'))
        await this.#link(file.immutablePath.slice(1), `${place}${file.path}`);
    }
    const manifest = getOrThrow(cut.files, '/v1/manifest.json');
    await this.write(`${place}/manifest.json`, manifest.bytes);
    await this.write(`${place}/cut.json`, getOrThrow(cut.files, '/v1/cut.json').bytes);
    await this.write(`${place}/checkpoint`, row.checkpoint);
    const entry = {
      path: `/${place}/manifest.json`,
      immutable: manifest.immutablePath,
      sha256: manifest.sha256,
    };
    return { cut: number, at, manifest: entry };
  }

  async write(path: string, content: Uint8Array | string): Promise<void> {
    const file = join(this.#folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    this.files += 1;
  }

  /** The same content under another name: it costs no space where the disk can do that. */
  async #link(from: string, to: string): Promise<void> {
    const [source, target] = [join(this.#folder, from), join(this.#folder, to)];
    await mkdir(dirname(target), { recursive: true });
    await link(source, target).catch(() => copyFile(source, target));
    this.files += 1;
  }
}
