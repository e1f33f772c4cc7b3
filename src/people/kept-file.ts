import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../store/errors.ts';

/**
 * The text of a small secret file that only its owner may read (0600); makes it when there is none. It is on the disk before
 * anything uses it, and gets its name in one step, so that two processes that start at once end with the same text.
 */
export async function keptFile(file: string, make: () => string): Promise<string> {
  const kept = await readKept(file);
  if (kept !== null) return kept;
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${make()}\n`);
    await handle.sync();
    await link(draft, file);
    const names = await open(dirname(file), 'r');
    await names.sync().finally(() => names.close());
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
  const made = await readKept(file);
  if (made === null) throw new Error(`${file} vanished`);
  return made;
}

async function readKept(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
