import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode, StoreError } from '../errors.ts';
import type { ProcessId } from './process-id.ts';
import { isAlive, thisProcess } from './process-id.ts';

const LOCK_WAIT_MS = 120_000;
const TAKEOVER_STALE_MS = 10_000;

/** Runs `work` while no other process starts or stops the cluster. A lock whose owner was killed is taken over. */
export async function withLauncherLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const path = join(dataDir, 'postgres.lock');
  const end = performance.now() + LOCK_WAIT_MS;
  while (!createWith(path, thisProcess())) {
    if (!removeStale(path)) await sleep(25);
    if (performance.now() > end) throw busy(path);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** Registers this process as a user of the cluster; the returned function takes it out again. */
export function registerUser(dataDir: string): () => void {
  const dir = usersDir(dataDir);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  let number = 1;
  while (!createWith(join(dir, `${process.pid}-${number}`), thisProcess())) number++;
  const path = join(dir, `${process.pid}-${number}`);
  return () => rmSync(path, { force: true });
}

/** True when a living process (or another opener in this one) uses the cluster. Forgets those who were killed. */
export function hasUsers(dataDir: string): boolean {
  let found = false;
  for (const name of listOrNone(usersDir(dataDir))) {
    const path = join(usersDir(dataDir), name);
    const id = readId(path);
    if (id === null) continue;
    if (isAlive(id)) found = true;
    else rmSync(path, { force: true });
  }
  return found;
}

function usersDir(dataDir: string): string {
  return join(dataDir, 'postgres.users');
}

function listOrNone(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function createWith(path: string, id: ProcessId): boolean {
  try {
    writeFileSync(path, JSON.stringify(id), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function readId(path: string): ProcessId | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessId;
  } catch {
    return null; // gone, or being written at this moment
  }
}

/** Only the holder of a second file may remove a dead owner's lock, or two processes could remove each other's new one. */
function removeStale(path: string): boolean {
  const owner = readId(path);
  if (owner === null ? ageMs(path) < TAKEOVER_STALE_MS : isAlive(owner)) return false;
  const takeover = `${path}.takeover`;
  if (!createWith(takeover, thisProcess())) {
    if (ageMs(takeover) > TAKEOVER_STALE_MS) rmSync(takeover, { force: true });
    return false;
  }
  try {
    const now = readId(path);
    if (now !== null && isAlive(now)) return false;
    rmSync(path, { force: true });
    return true;
  } finally {
    rmSync(takeover, { force: true });
  }
}

function ageMs(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? 0 : Date.now() - stat.mtimeMs;
}

function busy(path: string): StoreError {
  return new StoreError('embedded-busy', {
    th: `อีกโปรแกรมหนึ่งกำลังเปิดหรือปิดฐานข้อมูลนี้อยู่นานเกินไป (${path})`,
    en: `Another process has been starting or stopping this database for too long (${path}).`,
  });
}
