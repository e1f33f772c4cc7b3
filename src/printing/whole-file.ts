import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/**
 * Lets `work` write a file that appears under its name only when it is whole and on the disk; what was begun goes when that fails.
 * Throws what `work` threw, or what the disk said. `mode`: rights of the file.
 */
export async function writeWholeFile<T>(
  path: string,
  mode: number,
  work: (out: Writable) => Promise<T>,
): Promise<T> {
  const draft = `${path}.part`;
  const out = createWriteStream(draft, { mode });
  const written = finished(out);
  // A full disk says so while the work still draws: nobody waits for it yet, and a rejection that nobody hears ends the process.
  written.catch(() => undefined);
  try {
    const done = await work(out);
    out.end();
    await written;
    const file = await open(draft, 'r');
    await file.sync().finally(() => file.close());
    await rename(draft, path);
    return done;
  } catch (error) {
    const reason = out.errored ?? error;
    out.destroy();
    await written.catch(() => undefined);
    await rm(draft, { force: true }).catch(() => undefined);
    throw reason;
  }
}
