import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TestDatabase } from '../store/testing/database.ts';
import { testDatabase } from '../store/testing/database.ts';
import { ensureFirstAdministrator, FIRST_ADMINISTRATOR, PASSWORD_FILE } from './first-administrator.ts';
import { verifyPassword } from './password.ts';

describe('the first administrator', () => {
  let database: TestDatabase;
  let dir: string;
  beforeEach(async () => {
    database = await testDatabase();
    dir = join(await mkdtemp(join(tmpdir(), 'khanaen-first-')), 'data');
  });
  afterEach(async () => {
    await database.close();
    await rm(dir, { recursive: true, force: true });
  });

  const hashes = async () => {
    const { rows } = await database.pool.query<{ username: string; role: string; password_hash: string }>(
      'select username, role, password_hash from person',
    );
    return rows;
  };

  test('is made once, with a drawn password that only the owner can read', async () => {
    const first = await ensureFirstAdministrator(database.pool, dir);
    expect(first).toMatchObject({ username: FIRST_ADMINISTRATOR, file: join(dir, PASSWORD_FILE) });
    expect((await stat(join(dir, PASSWORD_FILE))).mode & 0o777).toBe(0o600);
    expect((await readFile(join(dir, PASSWORD_FILE), 'utf8')).trim()).toBe(first?.password);
    const [row] = await hashes();
    expect(row).toMatchObject({ username: 'admin', role: 'administrator' });
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$/);
    expect(await verifyPassword(row?.password_hash ?? '', first?.password ?? '')).toBe(true);
    expect(await ensureFirstAdministrator(database.pool, dir)).toBeNull();
  });

  test('after a crash between file and account the password of the file is used', async () => {
    const first = await ensureFirstAdministrator(database.pool, dir);
    await database.pool.query('delete from person');
    await writeFile(join(dir, PASSWORD_FILE), 'kept-from-before\n');
    const again = await ensureFirstAdministrator(database.pool, dir);
    expect(again?.password).toBe('kept-from-before');
    expect(again?.password).not.toBe(first?.password);
  });

  test('of two processes that start at once, one makes it', async () => {
    const other = database.secondPool();
    const done = await Promise.all([
      ensureFirstAdministrator(database.pool, dir),
      ensureFirstAdministrator(other, dir),
    ]);
    expect(done.filter((d) => d !== null).length).toBe(1);
    const [row, ...more] = await hashes();
    expect(more).toEqual([]);
    const made = done.find((d) => d !== null);
    expect(await verifyPassword(row?.password_hash ?? '', made?.password ?? '')).toBe(true);
    expect((await readFile(join(dir, PASSWORD_FILE), 'utf8')).trim()).toBe(made?.password);
    expect(await readdir(dir)).toEqual([PASSWORD_FILE]);
  });
});
