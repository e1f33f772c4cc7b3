import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bilingual, Language } from '../../basics/bilingual.ts';
import { sha256Hex } from '../../basics/sha256.ts';
import type { NoticeContent } from '../../press/model.ts';
import { noticeSheets } from '../../press/paper/notice.ts';
import { writePressPdf } from '../../printing/press-pdf.ts';
import { writeWholeFile } from '../../printing/whole-file.ts';
import { pdfInfo } from './pdf-info.ts';

/** A file's structure is held in memory until it ends. */
const UNITS_A_FILE = 100;
/** Finished orders that are kept. */
const MOST_JOBS = 20;

export interface NoticeOrder {
  /** Id of the area or centre. */
  readonly of: string;
  readonly kind: 'area' | 'centre';
  readonly name: Bilingual;
  readonly language: Language;
  readonly origin: string | null;
  readonly cut: number;
  /** Of the units that the public sees now. */
  readonly notices: readonly NoticeContent[];
  /** Units that are not public, and get no notice. */
  readonly left: number;
}

export interface NoticeJob {
  readonly id: string;
  readonly kind: 'area' | 'centre';
  readonly of: string;
  readonly name: Bilingual;
  readonly language: Language;
  readonly cut: number;
  readonly units: number;
  readonly left: number;
  readonly state: 'waiting' | 'printing' | 'done' | 'failed';
  readonly done: number;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly pages: number }[];
}

/**
 * Notices of many units, printed behind the desk's work. What they say is taken from the cut when they are ordered; a later cut
 * changes nothing in them. An order that was interrupted is ordered again: a newer cut is better than the rest of an old one.
 */
export class NoticeJobs {
  readonly #folder: string;
  readonly #log: (line: string) => void;
  readonly #jobs = new Map<string, NoticeJob>();
  #queue: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(dataDir: string, packageHash: string, log: (line: string) => void) {
    this.#folder = join(dataDir, 'notices', packageHash.slice(0, 16));
    this.#log = log;
  }

  async open(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const found: [number, NoticeJob][] = [];
    for (const id of await readdir(this.#folder)) {
      const path = join(this.#folder, id, 'job.json');
      try {
        const job = JSON.parse(await readFile(path, 'utf8')) as NoticeJob;
        if (job.id === id && job.state === 'done') found.push([(await stat(path)).mtimeMs, job]);
      } catch {
        await rm(join(this.#folder, id), { recursive: true, force: true });
      }
    }
    for (const [, job] of found.sort(([a], [b]) => a - b)) this.#jobs.set(job.id, job);
  }

  /** Newest first. */
  list(): readonly NoticeJob[] {
    return [...this.#jobs.values()].reverse();
  }

  fileOf(id: string, name: string): string | null {
    const known = this.#jobs.get(id)?.files.some((file) => file.name === name) === true;
    return known ? join(this.#folder, id, name) : null;
  }

  /** The same order at the same cut is the same job. */
  async start(order: NoticeOrder): Promise<NoticeJob> {
    const { kind, of, language, cut, origin } = order;
    const id = sha256Hex(JSON.stringify([kind, of, language, cut, origin])).slice(0, 16);
    const known = this.#jobs.get(id);
    if (known !== undefined && known.state !== 'failed') return known;
    const { name, left, notices } = order;
    const job: NoticeJob = {
      ...{ id, kind, of, name, language, cut, left, units: notices.length },
      ...{ state: 'waiting' as const, done: 0, files: [] },
    };
    this.#jobs.delete(id);
    this.#jobs.set(id, job);
    await this.#forgetOldest();
    this.#queue = this.#queue.then(() => this.#run(job, order));
    return job;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#queue;
  }

  async #run(job: NoticeJob, order: NoticeOrder): Promise<void> {
    const folder = join(this.#folder, job.id);
    let now: NoticeJob = { ...job, state: 'printing' };
    const set = (change: Partial<NoticeJob>) => {
      now = { ...now, ...change };
      if (this.#jobs.has(job.id)) this.#jobs.set(job.id, now);
    };
    set({});
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const parts = Math.ceil(order.notices.length / UNITS_A_FILE);
      for (let part = 0; part < parts; part++) {
        const list = order.notices.slice(part * UNITS_A_FILE, (part + 1) * UNITS_A_FILE);
        const number = parts === 1 ? '' : `-${part + 1}of${parts}`;
        const name = `notices-${order.of.replace(/[^\w-]/g, '_')}-${order.language}${number}.pdf`;
        const pages = await this.#print(join(folder, name), list, order, () => set({ done: now.done + 1 }));
        const { size } = await stat(join(folder, name));
        set({ files: [...now.files, { name, bytes: size, pages }] });
      }
      set({ state: 'done' });
      await writeFile(join(folder, 'job.json'), JSON.stringify(now));
    } catch (error) {
      if (!this.#closed) this.#log(`notices ${job.id}: ${String(error)}`);
      set({ state: 'failed', files: [] });
      await rm(folder, { recursive: true, force: true });
    }
  }

  async #print(
    path: string,
    notices: readonly NoticeContent[],
    { language, origin }: NoticeOrder,
    printed: () => void,
  ): Promise<number> {
    const [first] = notices;
    if (first === undefined) throw new Error('a file without notices');
    const rest = breathe();
    return writeWholeFile(path, 0o600, (out) =>
      writePressPdf(
        out,
        { ...pdfInfo(first, language), data: null },
        lazily(notices, (notice) => noticeSheets(notice, { language, origin })),
        async () => {
          if (this.#closed) throw new Error('the server ends');
          printed();
          await rest();
        },
      ),
    );
  }

  async #forgetOldest(): Promise<void> {
    for (const { id, state } of [...this.#jobs.values()].slice(0, -MOST_JOBS)) {
      if (state === 'waiting' || state === 'printing') continue;
      this.#jobs.delete(id);
      await rm(join(this.#folder, id), { recursive: true, force: true });
    }
  }
}

function* lazily<T, U>(list: readonly T[], make: (item: T) => U): Generator<U> {
  for (const item of list) yield make(item);
}

/** Rests after each paper as long as it took: the desk comes first. */
function breathe(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    const took = Math.min(200, performance.now() - last);
    await new Promise((done) => setTimeout(done, took));
    last = performance.now();
  };
}
