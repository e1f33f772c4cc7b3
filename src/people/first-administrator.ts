import { constants } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
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

/** The password of the file; draws one and writes it first when there is none, so that a crash never loses it. */
async function keptPassword(file: string): Promise<string> {
  try {
    const password = (await readFile(file, 'utf8')).trim();
    if (password !== '') return password;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const password = randomPassword();
  const handle = await open(file, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, 0o600);
  try {
    await handle.chmod(0o600);
    await handle.writeFile(`${password}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return password;
}
