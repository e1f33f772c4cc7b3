import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './errors.ts';

/** Nothing is written for this long: an older file of the folder belongs to a process that was killed. */
const LEFT_AFTER_MS = 24 * 3_600_000;

/**
 * Removes half-written photos that a crash left in `photos/incoming`. They were never acknowledged: their senders were told
 * nothing, or sent them again. Young files may belong to another process and stay. Returns how many were removed.
 */
export async function removeLeftPhotos(dataDir: string, now: number): Promise<number> {
  const folder = join(dataDir, 'photos', 'incoming');
  let removed = 0;
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    try {
      if (now - (await stat(path)).mtimeMs < LEFT_AFTER_MS) continue;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') continue; // its writer has just renamed it
      throw error;
    }
    await rm(path, { force: true });
    removed++;
  }
  return removed;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
