import { chownSync, lstatSync, mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { sha256Hex } from '../../basics/sha256.ts';
import type { RunAs } from './run-as.ts';

/** Longest path of a unix socket on Linux, in bytes (macOS: 103). */
const MAX_SOCKET_PATH = 103;

/**
 * A short private folder for the server's socket: always the same one for a cluster, so that a restarted server is found
 * again. A folder of that name that somebody else made is not used.
 */
export function makeSocketDir(clusterDir: string, runAs: RunAs): string {
  const name = `khanaen-${sha256Hex(clusterDir).slice(0, 12)}`;
  const base = fits(join(tmpdir(), name)) ? tmpdir() : '/tmp';
  const owner = runAs.how === 'user' ? runAs.uid : (process.getuid?.() ?? 0);
  const dir = join(base, name);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const stat = lstatSync(dir);
  const ours = stat.isDirectory() && (stat.uid === owner || stat.uid === process.getuid?.());
  const chosen = ours && (stat.mode & 0o077) === 0 ? dir : mkdtempSync(join(base, 'khanaen-'));
  if (runAs.how === 'user') chownSync(chosen, runAs.uid, runAs.gid);
  return chosen;
}

/** Takes the folder of a stopped server away; one that still holds something stays. */
export function removeSocketDir(dir: string): void {
  if (!basename(dir).startsWith('khanaen-')) return;
  try {
    rmdirSync(dir);
  } catch {
    // Not ours or not empty: harmless either way.
  }
}

function fits(dir: string): boolean {
  return Buffer.byteLength(join(dir, '.s.PGSQL.5432.lock')) <= MAX_SOCKET_PATH;
}
