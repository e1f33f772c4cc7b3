import { chmodSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StoreLog } from '../errors.ts';
import { errorMessage, StoreError } from '../errors.ts';
import { checkEntrance, checkOwner, giveTo, initCluster, needsInit } from './cluster-dir.ts';
import { hasUsers, registerUser, withLauncherLock } from './lock.ts';
import type { NativePackage } from './platform.ts';
import { findNativePackage } from './platform.ts';
import type { Postmaster } from './postmaster.ts';
import { findPostmaster, stopPostmaster } from './postmaster.ts';
import { pidExists } from './process-id.ts';
import { prepareProgram } from './program.ts';
import type { RunAs } from './run-as.ts';
import { chooseRunAs } from './run-as.ts';
import type { Settings } from './settings.ts';
import { settingsFor } from './settings.ts';
import { makeSocketDir, removeSocketDir } from './socket-dir.ts';
import type { Spawned } from './start.ts';
import { spawnPostgres } from './start.ts';
import { waitUntilUp } from './wait.ts';

export interface EmbeddedOptions {
  /** Folder of the installation; the cluster lies in `postgres` below it, its log in `postgres.log`. */
  readonly dataDir: string;
  readonly log: StoreLog;
  /** Server settings on top of ours. */
  readonly settings?: Settings;
  /** False leaves user namespaces out: what a container that forbids them does. */
  readonly allowNamespace?: boolean;
}

export interface EmbeddedCluster {
  readonly socketDir: string;
  readonly port: number;
  /** Process id of the server at this moment. */
  pid(): number;
  /** Gives the cluster back; stops the server when no other process uses it. */
  close(): Promise<void>;
}

const WATCH_MS = 500;

/** Starts the cluster of a data directory, or adopts the server that already runs on it, and brings it back if it dies. */
export async function openCluster(options: EmbeddedOptions): Promise<EmbeddedCluster> {
  const native = findNativePackage();
  mkdirSync(options.dataDir, { recursive: true, mode: 0o711 });
  const dataDir = realpathSync(options.dataDir);
  checkOwner(dataDir, join(dataDir, 'postgres'));
  const run = () => ensureRunning(native, dataDir, options);
  const { first, leave } = await withLauncherLock(dataDir, async () => {
    const found = await run();
    return { first: found, leave: registerUser(dataDir) };
  });
  let current = first;
  const stopWatch = new AbortController();
  const watching = watch(
    () => current.pid,
    async () => {
      current = await withLauncherLock(dataDir, run);
    },
    options.log,
    stopWatch.signal,
  );
  return {
    socketDir: first.socketDir,
    port: first.port,
    pid: () => current.pid,
    async close() {
      stopWatch.abort();
      await watching;
      await withLauncherLock(dataDir, async () => {
        leave();
        const running = findPostmaster(join(dataDir, 'postgres'));
        if (running === null || hasUsers(dataDir)) return;
        await stopPostmaster(running.pid);
        removeSocketDir(running.socketDir);
      });
    },
  };
}

/** Must be called under the launcher's lock. */
async function ensureRunning(
  native: NativePackage,
  dataDir: string,
  options: EmbeddedOptions,
): Promise<Postmaster> {
  const clusterDir = join(dataDir, 'postgres');
  const fresh = needsInit(clusterDir, native.major);
  const running = fresh ? null : findPostmaster(clusterDir);
  if (
    running !== null &&
    (await waitUntilUp(running, clusterDir, new Promise(() => undefined), options.log))
  ) {
    return running;
  }
  const runAs = chooseRunAs(clusterDir, options.allowNamespace ?? true);
  checkEntrance(dataDir, runAs);
  const programDir = prepareProgram(native, dataDir, runAs);
  if (fresh) {
    options.log({ th: 'กำลังสร้างฐานข้อมูลในตัว', en: 'Making the built-in database.' });
    await initCluster(programDir, clusterDir, runAs);
  }
  giveTo(clusterDir, runAs);
  return start(programDir, clusterDir, join(dataDir, 'postgres.log'), runAs, options);
}

const SHARED_MEMORY_TRIES = 50;

async function start(
  programDir: string,
  clusterDir: string,
  logFile: string,
  runAs: RunAs,
  options: EmbeddedOptions,
): Promise<Postmaster> {
  const socketDir = makeSocketDir(clusterDir, runAs);
  chmodSync(socketDir, 0o700);
  const settings = settingsFor(socketDir, options.settings ?? {});
  for (let attempt = 1; ; attempt++) {
    const spawned: Spawned = await spawnPostgres(programDir, clusterDir, logFile, runAs, settings);
    const server = { pid: spawned.pid, socketDir, port: 5432 };
    if (await waitUntilUp(server, clusterDir, spawned.ended, options.log)) return server;
    const died = spawned.lastWords();
    // After a kill of the server its helpers need a moment to see it and let go of the shared memory.
    const transient = /shared memory block .* is still in use|lock file .* already exists/.test(died);
    if (!transient || attempt >= SHARED_MEMORY_TRIES) throw cannotStart(logFile, died);
    await sleep(200);
  }
}

/** Restarts the server when its process is gone: nobody else would. */
async function watch(
  pid: () => number,
  restart: () => Promise<void>,
  log: StoreLog,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await sleep(WATCH_MS, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted || pidExists(pid())) continue;
    log({ th: 'ฐานข้อมูลในตัวหยุดทำงาน กำลังเปิดใหม่', en: 'The built-in database has died; starting it again.' });
    await restart().catch((error: unknown) => {
      log({
        th: `เปิดฐานข้อมูลในตัวใหม่ไม่สำเร็จ จะลองอีก: ${errorMessage(error)}`,
        en: `The built-in database did not start again, trying once more: ${errorMessage(error)}`,
      });
    });
  }
}

function cannotStart(logFile: string, said: string): StoreError {
  const last = said.split('\n').slice(-3).join(' ');
  return new StoreError('embedded-start-failed', {
    th: `เปิดฐานข้อมูลในตัวไม่สำเร็จ ดูรายละเอียดใน ${logFile}: ${last}`,
    en: `The built-in database did not start; details are in ${logFile}: ${last}`,
  });
}
