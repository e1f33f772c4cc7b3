import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('../../../bin/khanaen.cjs', import.meta.url));
/** How long a process that died stays away. */
const DOWN_MS = 1000;
const LOOK_MS = 50;
/** Exit code of a command that could not do what it was asked: another try would end alike. */
const CANNOT_RUN = 2;

/** Another `khanaen` that is started again whenever it dies, until it is stopped. One that ended in order, or says that it cannot run, stays away. */
export class KeptProcess {
  readonly #args: readonly string[];
  #child: ChildProcess | null = null;
  #stopped = false;

  /** `flags`: of Node.js itself. */
  constructor(args: readonly string[], flags: readonly string[] = []) {
    this.#args = [...flags, ENTRY, ...args];
  }

  start(): void {
    const child = spawn(process.execPath, this.#args, { stdio: ['ignore', 'ignore', 'inherit'] });
    this.#child = child;
    child.once('exit', (code) => {
      this.#child = null;
      if (this.#stopped || code === 0 || code === CANNOT_RUN) return;
      sleep(DOWN_MS).then(() => this.#stopped || this.start());
    });
  }

  /** Kills it as a power cut would. */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  /** Ends it in order. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const child = this.#child;
    if (child === null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  }
}

/** True when an address answers. */
export async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

export async function untilAnswers(url: string, signal?: AbortSignal): Promise<void> {
  while (signal?.aborted !== true && !(await answers(url))) await sleep(LOOK_MS);
}

export interface KilledPath {
  readonly name: string;
  readonly url: string;
  readonly process: KeptProcess;
}

/** Kills one way to the results after the other, each time when all of them answer, and says how long it was away. */
export async function killInTurn(
  paths: readonly KilledPath[],
  everyMs: number,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  for (let turn = 0; !signal.aborted; turn++) {
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
    for (const { url } of paths) await untilAnswers(`${url}/v1/cut.json`, signal);
    const path = paths[turn % paths.length];
    if (path === undefined || signal.aborted) return;
    const begun = performance.now();
    path.process.kill();
    while (!signal.aborted && (await answers(`${path.url}/v1/cut.json`))) await sleep(LOOK_MS);
    await untilAnswers(`${path.url}/v1/cut.json`, signal);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    say(`kill -9 ${path.name}: ${path.url} was away for ${seconds} s`);
  }
}
