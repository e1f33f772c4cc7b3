import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { WorkerMessage } from './jobs.ts';

/** Script heap of a worker, MB; pixels lie outside it. */
const HEAP_MB = 512;

/** Variables that a decoder may see. Addresses and passwords of databases, stores and channels are not among them. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG', 'LD_LIBRARY_PATH'];

/** The script of a worker as it stands beside this file: TypeScript in the sources, JavaScript when built. */
export function workerScript(): string {
  const script = fileURLToPath(new URL('./worker.ts', import.meta.url));
  return import.meta.url.endsWith('.ts') ? script : script.replace(/\.ts$/, '.js');
}

/** Starts a worker. Sources are run through the loader that runs everything else in development. */
export function startProcess(script: string): ChildProcess {
  const execArgv = [`--max-old-space-size=${HEAP_MB}`];
  if (script.endsWith('.ts')) execArgv.push('--import', createRequire(import.meta.url).resolve('tsx'));
  const env: NodeJS.ProcessEnv = { MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2' };
  for (const name of PASSED_ON) if (process.env[name] !== undefined) env[name] = process.env[name];
  return fork(script, [], {
    execArgv,
    env,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

export function isWorkerMessage(message: unknown): message is WorkerMessage {
  return typeof message === 'object' && message !== null && 'kind' in message;
}

/** Resident memory of a process in bytes, while it runs; null where the system does not say (only Linux does). */
export function memoryOf(pid: number): number | null {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]);
    return Number.isFinite(pages) ? pages * 4096 : null;
  } catch {
    return null;
  }
}
