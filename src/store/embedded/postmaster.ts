import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from '../errors.ts';
import { commandLineOf, pidExists, workingDirOf } from './process-id.ts';

/** A running server, as its `postmaster.pid` tells. */
export interface Postmaster {
  readonly pid: number;
  readonly socketDir: string;
  readonly port: number;
}

/**
 * The server that runs on this folder, if its process lives and works there. A pid file that a killed server left behind,
 * also one whose number now belongs to another program, is removed.
 */
export function findPostmaster(clusterDir: string): Postmaster | null {
  const path = join(clusterDir, 'postmaster.pid');
  let lines: readonly string[];
  try {
    lines = readFileSync(path, 'utf8').split('\n');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  if (!(pid > 0)) return null; // empty after a power cut: PostgreSQL itself deals with that
  if (!isPostmasterOf(pid, clusterDir)) {
    rmSync(path, { force: true });
    return null;
  }
  return { pid, port: Number.parseInt(lines[3] ?? '', 10) || 5432, socketDir: (lines[4] ?? '').trim() };
}

/** PostgreSQL works in its data directory; where the system hides that, its command line must name it. */
function isPostmasterOf(pid: number, clusterDir: string): boolean {
  if (!pidExists(pid)) return false;
  const dir = workingDirOf(pid);
  if (dir !== null) return dir === clusterDir;
  return commandLineOf(pid)?.includes('postgres') ?? true;
}

const FAST_STOP_MS = 60_000;
const QUICK_STOP_MS = 10_000;

/** Fast shutdown, and if that takes too long the immediate one (as safe as a crash: the log is replayed at the next start). */
export async function stopPostmaster(pid: number): Promise<'stopped' | 'quit' | 'alive'> {
  if (await signalAndWait(pid, 'SIGINT', FAST_STOP_MS)) return 'stopped';
  return (await signalAndWait(pid, 'SIGQUIT', QUICK_STOP_MS)) ? 'quit' : 'alive';
}

async function signalAndWait(pid: number, signal: NodeJS.Signals, limitMs: number): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return true;
    throw error;
  }
  const end = performance.now() + limitMs;
  while (performance.now() < end) {
    if (!pidExists(pid)) return true;
    await sleep(10);
  }
  return false;
}
