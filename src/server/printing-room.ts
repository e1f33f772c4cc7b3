import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Election } from '../election/lookup.ts';
import type { Fill } from '../forms/fill.ts';
import type { Paper } from '../forms/paper.ts';
import { documentsOf } from '../printing/documents.ts';
import { printPapers } from '../printing/print-document.ts';
import { readList, runPrintJob } from '../printing/print-job.ts';
import type { JobState, PrintJob, PrintOrder } from './print-jobs.ts';
import { isOrder, jobId } from './print-jobs.ts';

export interface PrintingOptions {
  readonly election: Election;
  readonly dataDir: string;
  readonly key: Uint8Array;
  readonly log: (line: string) => void;
}

/** Jobs of a folder that are remembered; the oldest finished ones are removed. */
const MOST_JOBS = 40;
const COPIES = 9;

/** Prints single forms at once, and whole centres and provinces one after another behind the desk's work. */
export class PrintingRoom {
  readonly #options: PrintingOptions;
  readonly #folder: string;
  readonly #jobs = new Map<string, PrintJob>();
  readonly #stop = new Set<string>();
  #queue: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: PrintingOptions) {
    this.#options = options;
    this.#folder = join(options.dataDir, 'printing', options.election.pkg.hash.slice(0, 16));
  }

  /** Finds the jobs of an earlier run: finished ones with their files, others as stopped. */
  async open(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    for (const id of await readdir(this.#folder)) {
      const order = await this.#readOrder(id);
      if (order === null) continue;
      const files = await readList(join(this.#folder, id));
      const total = this.#documents(order).length;
      const state: JobState = files.length === total ? 'done' : 'stopped';
      this.#jobs.set(id, { id, order, state, done: files.length, total, files });
    }
  }

  /** One PDF in memory: a form's papers are few. */
  async pdf(
    papers: readonly Paper[],
    baseUrl: string | null,
    copies: boolean,
    fill?: Fill,
  ): Promise<Uint8Array> {
    const out = new PassThrough();
    const chunks: Buffer[] = [];
    out.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ink = { codes: { key: this.#options.key, baseUrl }, emblem: null, copies: copies ? COPIES : 0 };
    const title = papers[0]?.form.code ?? '';
    await printPapers(out, title, papers, ink, fill === undefined ? {} : { fill });
    await new Promise<void>((done) => out.end(done));
    await new Promise((done) => setImmediate(done));
    return Buffer.concat(chunks);
  }

  jobs(): readonly PrintJob[] {
    return [...this.#jobs.values()].reverse();
  }

  job(id: string): PrintJob | null {
    return this.#jobs.get(id) ?? null;
  }

  /** Where a finished file of a job lies; null when the job has no such file. */
  fileOf(id: string, name: string): string | null {
    const known = this.#jobs.get(id)?.files.some((file) => file.name === name) === true;
    return known ? join(this.#folder, id, name) : null;
  }

  /** Begins a job, or goes on with one that stopped. The same order is the same job. Null: there is nothing to print. */
  async start(order: PrintOrder): Promise<PrintJob | null> {
    const id = jobId(order);
    const known = this.#jobs.get(id);
    if (known !== undefined && (known.state === 'waiting' || known.state === 'printing')) return known;
    const documents = this.#documents(order);
    if (documents.length === 0) return null;
    const job: PrintJob = {
      id,
      order,
      state: 'waiting',
      done: known?.done ?? 0,
      total: documents.length,
      files: known?.files ?? [],
    };
    this.#jobs.delete(id);
    this.#jobs.set(id, job);
    this.#stop.delete(id);
    const folder = join(this.#folder, id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const temporary = join(folder, `order.${randomBytes(4).toString('hex')}`);
    await writeFile(temporary, JSON.stringify(order));
    await rename(temporary, join(folder, 'order.json'));
    await this.#forgetOldest();
    this.#queue = this.#queue.then(() => this.#run(id, order));
    return job;
  }

  stop(id: string): void {
    this.#stop.add(id);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#queue;
  }

  #documents(order: PrintOrder) {
    const forms = order.forms === null ? null : new Set(order.forms);
    const { election } = this.#options;
    return documentsOf(election, { scope: order.scope, forms, split: 'centre' }).filter(
      (document) => document.papers().length > 0,
    );
  }

  async #run(id: string, order: PrintOrder): Promise<void> {
    const stopped = () => this.#closed || this.#stop.has(id);
    const set = (change: Partial<PrintJob>) => {
      const job = this.#jobs.get(id);
      if (job !== undefined) this.#jobs.set(id, { ...job, ...change });
    };
    if (stopped()) {
      set({ state: 'stopped' });
      return;
    }
    set({ state: 'printing', done: 0 });
    try {
      const files = await runPrintJob({
        folder: join(this.#folder, id),
        documents: this.#documents(order),
        ink: {
          codes: { key: this.#options.key, baseUrl: order.baseUrl },
          emblem: null,
          copies: order.copies ? COPIES : 0,
        },
        packageHash: this.#options.election.pkg.hash,
        choice: JSON.stringify(order.forms),
        progress: ({ done }) => set({ done }),
        afterForm: breathe(),
        stopped,
      });
      set({ state: stopped() ? 'stopped' : 'done', files });
    } catch (error) {
      this.#options.log(`print job ${id}: ${String(error)}`);
      set({ state: 'failed' });
    }
  }

  async #readOrder(id: string): Promise<PrintOrder | null> {
    try {
      const order: unknown = JSON.parse(await readFile(join(this.#folder, id, 'order.json'), 'utf8'));
      return isOrder(order) && jobId(order) === id ? order : null;
    } catch {
      return null;
    }
  }

  async #forgetOldest(): Promise<void> {
    for (const { id, state } of [...this.#jobs.values()].slice(0, -MOST_JOBS)) {
      if (state === 'waiting' || state === 'printing') continue;
      this.#jobs.delete(id);
      await rm(join(this.#folder, id), { recursive: true, force: true });
    }
  }
}

/** Rests after each form as long as it took: the desk comes first. */
function breathe(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    const took = Math.min(200, performance.now() - last);
    await new Promise((done) => setTimeout(done, took));
    last = performance.now();
  };
}
