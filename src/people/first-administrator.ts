import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { errorCode } from '../store/errors.ts';
import { hashPassword, randomPassword } from './password.ts';
import { insertPeople } from './person-rows.ts';

export const FIRST_ADMINISTRATOR = 'admin';
/** In the data directory; readable by the owner only. */
export const PASSWORD_FILE = 'first-administrator.txt';

/**
 * Makes the first administrator when there is no account yet. The password is drawn, kept in a file that only the owner can
 * read, and given back once to be printed; null when accounts exist.
 */
export async function ensureFirstAdministrator(
  db: Pool,
  dataDir: string,
): Promise<{ readonly username: string; readonly password: string; readonly file: string } | null> {
  const some = await db.query('select 1 from person limit 1');
  if (some.rows.length > 0) return null;
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, PASSWORD_FILE);
  const password = await keptPassword(file);
  const made = await insertPeople(
    db,
    [
      {
        username: FIRST_ADMINISTRATOR,
        displayName: 'ผู้ดูแลระบบ',
        role: 'administrator',
        everyCentre: true,
        centreIds: [],
        passwordHash: await hashPassword(password),
      },
    ],
    null,
  );
  return made.length === 0 ? null : { username: FIRST_ADMINISTRATOR, password, file };
}

/**
 * The password of the file; draws one when there is none. It is on the disk before the account exists, so a crash never loses
 * it, and the file gets its name in one step, so two processes that start at once end with the same one.
 */
async function keptPassword(file: string): Promise<string> {
  const kept = await readKept(file);
  if (kept !== null) return kept;
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomPassword()}\n`);
    await handle.sync();
    await link(draft, file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
  const password = await readKept(file);
  if (password === null) throw new Error(`${file} vanished`);
  return password;
}

async function readKept(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
