import { join } from 'node:path';
import type { Pool } from 'pg';
import { keptFile } from './kept-file.ts';
import { hashDrawn, randomPassword } from './password.ts';
import { insertPeople } from './person-rows.ts';

export const FIRST_ADMINISTRATOR = 'admin';
/** In the data directory; readable by the owner only. */
export const PASSWORD_FILE = 'first-administrator.txt';

/**
 * Makes the first administrator when there is no account yet. The password is drawn, kept in a file that only the owner can
 * read, and given back once to be printed; null when accounts exist. At the first login it must be replaced by an own one.
 */
export async function ensureFirstAdministrator(
  db: Pool,
  dataDir: string,
): Promise<{ readonly username: string; readonly password: string; readonly file: string } | null> {
  const some = await db.query('select 1 from person limit 1');
  if (some.rows.length > 0) return null;
  const file = join(dataDir, PASSWORD_FILE);
  const password = await keptFile(file, randomPassword);
  const made = await insertPeople(
    db,
    [
      {
        username: FIRST_ADMINISTRATOR,
        displayName: 'ผู้ดูแลระบบ',
        role: 'administrator',
        everyCentre: true,
        centreIds: [],
        passwordHash: await hashDrawn(password),
        passwordKind: 'drawn',
      },
    ],
    null,
  );
  return made.length === 0 ? null : { username: FIRST_ADMINISTRATOR, password, file };
}
