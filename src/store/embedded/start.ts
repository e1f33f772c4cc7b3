import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errorMessage } from '../errors.ts';
import type { RunAs } from './run-as.ts';
import { commandFor } from './run-as.ts';
import type { Settings } from './settings.ts';
import { asArguments } from './settings.ts';

const LOG_LIMIT_BYTES = 20 * 1024 * 1024;

/** A server process that we spawned. It lives on if we are killed; the next start adopts it. */
export interface Spawned {
  readonly pid: number;
  readonly ended: Promise<void>;
  /** The end of what it wrote to its log. */
  lastWords(): string;
}

/** Spawns `postgres`, detached so that Ctrl-C in a terminal reaches only us and we stop it in order. */
export function spawnPostgres(
  programDir: string,
  clusterDir: string,
  logFile: string,
  runAs: RunAs,
  settings: Settings,
): Promise<Spawned> {
  rotate(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const from = fstatSync(log).size;
  const { file, args, options } = commandFor(runAs, join(programDir, 'bin', 'postgres'), [
    '-D',
    clusterDir,
    ...asArguments(settings),
  ]);
  const child = spawn(file, args, { ...options, cwd: '/', detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.unref();
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => resolve());
  });
  const lastWords = () => tail(logFile, from);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('spawn', () => resolve({ pid: child.pid ?? 0, ended, lastWords }));
  });
}

function tail(logFile: string, from: number): string {
  try {
    return readFileSync(logFile).subarray(from).toString('utf8').slice(-2000).trim();
  } catch (error) {
    return errorMessage(error);
  }
}

function rotate(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`);
}
