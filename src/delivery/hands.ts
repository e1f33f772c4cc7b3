import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../store/errors.ts';
import { DeliveryFault } from './fault.ts';
import type { WantedFile } from './plan.ts';

/** A cut that a place is about to get: its list of files, whose bytes are in the spool. */
export interface Hand {
  readonly cut: number;
  readonly at: string;
  readonly files: readonly WantedFile[];
}

/** An upload in parts that was begun and not ended: how to go on with it. Kept on disk only, since it opens a door at the place. */
export interface OpenUpload {
  readonly sha256: string;
  readonly session: string;
  /** What the place said of the parts that it has. */
  readonly parts: readonly string[];
}

/** What one target has in hand, on our own disk: cuts that wait, the last one delivered, uploads that were begun. */
export class Hands {
  readonly #folder: string;
  #uploads: Promise<Record<string, OpenUpload>> | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Cuts that wait, the oldest first. */
  async waiting(): Promise<readonly number[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names
      .flatMap((name) => /^(\d+)\.json$/.exec(name)?.[1] ?? [])
      .map(Number)
      .toSorted((a, b) => a - b);
  }

  load(cut: number): Promise<Hand | null> {
    return this.#read<Hand>(`${cut}.json`);
  }

  save(hand: Hand): Promise<void> {
    return this.#write(`${hand.cut}.json`, hand);
  }

  async drop(cut: number): Promise<void> {
    await rm(join(this.#folder, `${cut}.json`), { force: true });
  }

  /** The last delivery that arrived whole, from which the next step is told. */
  last(): Promise<Hand | null> {
    return this.#read<Hand>('last.json');
  }

  saveLast(hand: Hand): Promise<void> {
    return this.#write('last.json', hand);
  }

  async upload(path: string): Promise<OpenUpload | null> {
    return (await this.#allUploads())[path] ?? null;
  }

  async keepUpload(path: string, upload: OpenUpload | null): Promise<void> {
    const all = await this.#allUploads();
    if (upload === null && all[path] === undefined) return;
    if (upload === null) delete all[path];
    else all[path] = upload;
    // Several files may be on their way at once.
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#write('uploads.json', all));
    await this.#writing;
  }

  async forgetUploads(): Promise<void> {
    for (const path of Object.keys(await this.#allUploads())) await this.keepUpload(path, null);
  }

  /** Hashes that must stay in the spool. */
  async needed(): Promise<readonly string[]> {
    const hands = await Promise.all([...(await this.waiting()).map((cut) => this.load(cut)), this.last()]);
    return hands.flatMap((hand) => hand?.files.map((file) => file.sha256) ?? []);
  }

  #allUploads(): Promise<Record<string, OpenUpload>> {
    this.#uploads ??= this.#read<Record<string, OpenUpload>>('uploads.json').then((all) => all ?? {});
    return this.#uploads;
  }

  async #read<T>(name: string): Promise<T | null> {
    try {
      return JSON.parse(await readFile(join(this.#folder, name), 'utf8')) as T;
    } catch {
      return null; // absent, or cut short by a crash
    }
  }

  async #write(name: string, value: unknown): Promise<void> {
    const place = join(this.#folder, name);
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(`${place}.new`, JSON.stringify(value), { mode: 0o600 });
      await rename(`${place}.new`, place);
    } catch (error) {
      throw new DeliveryFault('spool-full', errorCode(error));
    }
  }
}
