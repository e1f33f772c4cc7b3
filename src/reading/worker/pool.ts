import type { ChildProcess } from 'node:child_process';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import type { Answers, Job } from './jobs.ts';
import { isWorkerMessage, memoryOf, startProcess } from './process.ts';

export type PoolError = 'crashed' | 'too-slow' | 'busy' | 'closed';

export interface PoolOptions {
  /** Script of the worker processes. */
  readonly script: string;
  readonly workers: number;
  /** Jobs that may wait; more are answered with `busy`. */
  readonly queue: number;
  /** Milliseconds for one try of one job, by its kind. */
  readonly patience: Readonly<Record<Job['kind'], number>>;
  /** A worker above this many bytes of memory is ended: during a job it counts as crashed, after one it is just replaced. */
  readonly memory: number;
}

interface Waiting {
  readonly job: Job;
  readonly settle: (result: Result<unknown, PoolError>) => void;
  tries: number;
}

interface Worker {
  readonly child: ChildProcess;
  /** False until the process has said that it is ready. */
  ready: boolean;
  work: Waiting | null;
  timer: NodeJS.Timeout | null;
  /** Set when we ended it ourselves. */
  ended: 'too-slow' | 'crashed' | null;
}

/** Tries of a job: the second one is in a fresh process, in case the first one died of what came before. */
const TRIES = 2;
/** Starts in a row that may fail before waiting jobs are given up. */
const FAILED_STARTS = 5;
const START_PATIENCE = 60_000;
const WATCH_EVERY = 200;

/** Keeps worker processes and hands them one job at a time, looks first. */
export class Pool {
  readonly #options: PoolOptions;
  readonly #workers = new Set<Worker>();
  readonly #urgent: Waiting[] = [];
  readonly #later: Waiting[] = [];
  #rooms: (() => void)[] = [];
  #failedStarts = 0;
  #closed = false;
  #watch: NodeJS.Timeout | null = null;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Process numbers of the workers, for tests that end one. */
  get pids(): number[] {
    return [...this.#workers].flatMap(({ child }) => child.pid ?? []);
  }

  /** `E` names the job's own errors; the worker gives a result, the pool its failures. */
  run<K extends Job['kind'], E>(job: Job & { kind: K }): Promise<Result<Answers[K], E | PoolError>> {
    if (this.#closed) return Promise.resolve(err('closed'));
    if (this.#waiting() >= this.#options.queue) return Promise.resolve(err('busy'));
    return new Promise((resolve) => {
      // The worker is this very program: what it answers to a job is the job's answer.
      const settle = (result: Result<unknown, PoolError>) =>
        resolve(result.ok ? (result.value as Result<Answers[K], E>) : result);
      (job.kind === 'look' ? this.#urgent : this.#later).push({ job, settle, tries: 0 });
      this.#spread();
    });
  }

  whenRoom(): Promise<void> {
    if (this.#closed || this.#waiting() < this.#options.queue) return Promise.resolve();
    return new Promise((resolve) => this.#rooms.push(resolve));
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const waiting of [...this.#urgent.splice(0), ...this.#later.splice(0)])
      waiting.settle(err('closed'));
    for (const resolve of this.#rooms.splice(0)) resolve();
    if (this.#watch !== null) clearInterval(this.#watch);
    await Promise.all(
      [...this.#workers].map(
        (worker) =>
          new Promise<void>((resolve) => {
            holdProgram(worker.child, true);
            worker.child.once('exit', () => resolve());
            if (!worker.child.kill('SIGKILL')) resolve();
          }),
      ),
    );
  }

  #waiting(): number {
    return this.#urgent.length + this.#later.length;
  }

  /** Gives waiting jobs to idle workers and starts workers as long as there is work for more. */
  #spread(): void {
    for (const worker of this.#workers) {
      if (worker.ready && worker.work === null && worker.ended === null) this.#give(worker);
    }
    const idle = [...this.#workers].filter((w) => w.work === null && w.ended === null).length;
    let wanted = Math.min(this.#waiting() - idle, this.#options.workers - this.#workers.size);
    while (!this.#closed && wanted-- > 0) this.#start();
    if (this.#waiting() < this.#options.queue) for (const resolve of this.#rooms.splice(0)) resolve();
  }

  #give(worker: Worker): void {
    const work = this.#urgent.shift() ?? this.#later.shift();
    if (work === undefined) return;
    worker.work = work;
    holdProgram(worker.child, true);
    work.tries++;
    worker.timer = setTimeout(() => this.#end(worker, 'too-slow'), this.#options.patience[work.job.kind]);
    worker.child.send(work.job, (error) => {
      if (error !== null) this.#end(worker, 'crashed');
    });
    this.#watch ??= setInterval(() => this.#watchMemory(), WATCH_EVERY).unref();
  }

  #start(): void {
    const child = startProcess(this.#options.script);
    const worker: Worker = { child, ready: false, work: null, timer: null, ended: null };
    this.#workers.add(worker);
    worker.timer = setTimeout(() => this.#end(worker, 'too-slow'), START_PATIENCE);
    child.on('message', (message) => this.#hear(worker, message));
    child.on('error', () => this.#gone(worker));
    child.on('exit', () => this.#gone(worker));
  }

  #hear(worker: Worker, message: unknown): void {
    if (worker.ended !== null || !isWorkerMessage(message)) return;
    if (worker.timer !== null) clearTimeout(worker.timer);
    worker.timer = null;
    // A reader that nobody closed keeps no program alive, except while it works.
    holdProgram(worker.child, false);
    if (message.kind === 'ready') {
      worker.ready = true;
      this.#failedStarts = 0;
    } else {
      const work = worker.work;
      worker.work = null;
      work?.settle(ok(message.result));
      if (message.memory > this.#options.memory) this.#end(worker, 'crashed');
    }
    this.#spread();
  }

  #end(worker: Worker, why: 'too-slow' | 'crashed'): void {
    worker.ended ??= why;
    worker.child.kill('SIGKILL');
  }

  /** A worker is no more. Its job is tried again or given up; another worker takes its place when there is work. */
  #gone(worker: Worker): void {
    if (!this.#workers.delete(worker)) return;
    if (worker.timer !== null) clearTimeout(worker.timer);
    const { work } = worker;
    if (work !== null) {
      if (this.#closed) work.settle(err('closed'));
      else if (work.tries >= TRIES) work.settle(err(worker.ended ?? 'crashed'));
      else (work.job.kind === 'look' ? this.#urgent : this.#later).unshift(work);
    }
    if (!worker.ready && ++this.#failedStarts >= FAILED_STARTS) {
      // No worker can be started here: saying so is better than waiting for ever.
      for (const waiting of [...this.#urgent.splice(0), ...this.#later.splice(0)])
        waiting.settle(err('crashed'));
      this.#failedStarts = 0;
    }
    this.#spread();
  }

  #watchMemory(): void {
    let working = false;
    for (const worker of this.#workers) {
      if (worker.work === null || worker.child.pid === undefined) continue;
      working = true;
      if ((memoryOf(worker.child.pid) ?? 0) > this.#options.memory) this.#end(worker, 'crashed');
    }
    if (!working && this.#watch !== null) {
      clearInterval(this.#watch);
      this.#watch = null;
    }
  }
}

function holdProgram(child: ChildProcess, hold: boolean): void {
  if (hold) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}
