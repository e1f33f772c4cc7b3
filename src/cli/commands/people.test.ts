import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { verifyPassword } from '../../people/password.ts';
import { openElection } from '../../store/election.ts';
import type { TestDatabase } from '../../store/testing/database.ts';
import { testDatabase } from '../../store/testing/database.ts';
import { writePackageDir } from '../load-package.ts';
import { run } from './people.ts';

describe('khanaen people', () => {
  let database: TestDatabase;
  let dir: string;
  beforeAll(async () => {
    database = await testDatabase();
    await openElection(database, indexElection(tinyPackage()));
    dir = await mkdtemp(join(tmpdir(), 'khanaen-people-'));
    vi.stubEnv('DATABASE_URL', database.url);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await database.close();
    await rm(dir, { recursive: true, force: true });
  });

  const call = async (...args: string[]) => {
    const out: string[] = [];
    const err: string[] = [];
    const code = await run(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
    return { code, out, err: err.join('\n') };
  };

  test('adds, imports and lists accounts; an existing one stays as it is', async () => {
    const added = await call(
      'add',
      'Chief',
      '--display-name',
      'หัวหน้า',
      '--role',
      'supervisor',
      '--centres',
      'D1 MKM_1',
      '--data',
      dir,
    );
    expect(added.code).toBe(0);
    expect(added.out[0]).toMatch(/^chief\t[a-z2-9-]{19}$/);
    const file = join(dir, 'people.csv');
    await writeFile(
      file,
      'username,display_name,role,centres,password\nclerk.a,A,clerk,D1,a-long-password-1\nchief,X,clerk,*,\n',
    );
    const imported = await call('import', file, '--data', dir);
    expect([imported.code, imported.out]).toEqual([0, ['clerk.a']]);
    expect(imported.err).toContain('chief');
    expect((await call('list', '--data', dir)).out).toEqual([
      'chief\tsupervisor\tD1 MKM_1\tหัวหน้า',
      'clerk.a\tclerk\tD1\tA',
    ]);
  });

  test('tells every error of a file with its place and makes nobody', async () => {
    const file = join(dir, 'bad.csv');
    await writeFile(file, 'username,display_name,role,centres\nb,,clerk,D9\nfine.one,F,clerk,D1\n');
    const done = await call('import', file, '--data', dir);
    expect(done.code).toBe(1);
    expect(done.err).toMatch(/bad\.csv:2:username: bad-username: .*[ก-๛]/);
    expect(done.err).toContain('bad.csv:2:centres: unknown-centre');
    expect((await call('list', '--data', dir)).out.join()).not.toContain('fine.one');
  });

  test('resets somebody who is locked out: password, second factor, pause, closed account and sessions', async () => {
    const id = "(select person_id from person where username = 'chief')";
    await database.pool.query(
      `update person set active = false, locked_until = now() + interval '1 hour', failed_logins = 99 where username = 'chief';
       insert into totp (person_id, secret, confirmed_at) select ${id}, '\\x00', now();
       insert into passkey (credential_id, person_id, public_key, name) select 'k', ${id}, '\\x00', 'key';
       insert into session (token_hash, person_id, expires_at) select sha256('x'), ${id}, now() + interval '1 hour'`,
    );
    const done = await call('reset', 'Chief', '--data', dir);
    expect(done.code).toBe(0);
    const [name, password = ''] = (done.out[0] ?? '').split('\t');
    expect([name, password.length]).toEqual(['chief', 19]);
    const { rows } = await database.pool.query(
      `select active, locked_until, failed_logins, password_kind, password_hash,
              (select count(*)::int from totp) + (select count(*)::int from passkey) + (select count(*)::int from session) as left
         from person where username = 'chief'`,
    );
    expect(rows[0]).toMatchObject({
      active: true,
      locked_until: null,
      failed_logins: 0,
      password_kind: 'drawn',
      left: 0,
    });
    expect(await verifyPassword(rows[0].password_hash, password)).toBe(true);
    const audit = await database.pool.query(
      "select action, person_id from audit where subject = 'chief' and action <> 'account-made' order by audit_id",
    );
    expect(audit.rows).toEqual([
      { action: 'account-reopened', person_id: null },
      { action: 'password-reset', person_id: null },
    ]);
    expect((await call('reset', 'nobody', '--data', dir)).code).toBe(1);
  });

  test('knows whole areas with the package at hand, and says so without it', async () => {
    const packageDir = join(dir, 'package');
    await mkdir(packageDir, { recursive: true });
    await writePackageDir(packageDir, tinyPackage());
    const args = ['add', 'prov', '--role', 'province', '--centres', 'province:MKM', '--data', dir];
    const without = await call(...args);
    expect([without.code, without.err.includes('unknown-area'), without.err.includes('--package')]).toEqual([
      1,
      true,
      true,
    ]);
    expect((await call(...args, '--package', packageDir)).code).toBe(0);
    expect((await call('list', '--data', dir)).out).toContain('prov\tprovince\tprovince:MKM\tprov');
    expect((await call(...args, '--package', join(dir, 'nothing'))).code).toBe(2);
  });

  test.each([
    [[]],
    [['reset', '--data', '.']],
    [['add', 'x']],
    [['fly', '--data', '.']],
    [['list', 'x', '--data', '.']],
    [['import', '--data', '.']],
  ])('wrong arguments %j end with 2', async (args) => {
    expect((await call(...args)).code).toBe(2);
  });

  test('a file that is not there ends with 2', async () => {
    expect((await call('import', join(dir, 'nothing.csv'), '--data', dir)).code).toBe(2);
  });
});
