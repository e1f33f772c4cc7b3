import { setTimeout as sleep } from 'node:timers/promises';
import type { StoreLog } from '../errors.ts';
import { StoreError } from '../errors.ts';
import type { Postmaster } from './postmaster.ts';
import { probe } from './probe.ts';
import { pidExists } from './process-id.ts';

const PROBE_EVERY_MS = 15;
const TELL_EVERY_MS = 5000;
/** A server that neither answers nor says that it recovers, while its process lives. */
const SILENT_LIMIT_MS = 60_000;

/**
 * Waits until the server answers and runs on this very folder. False when its process ended before. Recovery after a crash may take as long as it takes: the operator is told.
 */
export async function waitUntilUp(
  server: Postmaster,
  clusterDir: string,
  ended: Promise<void>,
  log: StoreLog,
): Promise<boolean> {
  let gone = false;
  void ended.then(() => {
    gone = true;
  });
  const begun = performance.now();
  let silentSince = begun;
  let told = begun;
  for (;;) {
    const answer = await probe(server.socketDir, server.port);
    if (answer.up) {
      if (answer.dataDirectory === clusterDir) return true;
      throw notOurs(clusterDir, answer.dataDirectory);
    }
    if (gone || !pidExists(server.pid)) return false;
    const now = performance.now();
    if (answer.recovering) silentSince = now;
    if (now - told > TELL_EVERY_MS) {
      told = now;
      log({
        th: `รอฐานข้อมูลในตัวมาแล้ว ${Math.round((now - begun) / 1000)} วินาที: ${answer.reason}`,
        en: `Waiting for the built-in database for ${Math.round((now - begun) / 1000)} s: ${answer.reason}`,
      });
    }
    if (now - silentSince > SILENT_LIMIT_MS) throw silent(clusterDir, server.pid, answer.reason);
    await sleep(PROBE_EVERY_MS);
  }
}

function notOurs(wanted: string, found: string): StoreError {
  return new StoreError('embedded-start-failed', {
    th: `ซ็อกเก็ตของ ${wanted} ถูกใช้โดยฐานข้อมูลอื่น (${found})`,
    en: `The socket of ${wanted} is used by another database (${found}).`,
  });
}

function silent(clusterDir: string, pid: number, reason: string): StoreError {
  return new StoreError('embedded-start-failed', {
    th: `ฐานข้อมูลใน ${clusterDir} (pid ${pid}) ไม่ตอบ: ${reason}`,
    en: `The database in ${clusterDir} (pid ${pid}) does not answer: ${reason}`,
  });
}
