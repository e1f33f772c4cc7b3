import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { openElection } from '../../store/election.ts';
import type { TestDatabase } from '../../store/testing/database.ts';
import { testDatabase } from '../../store/testing/database.ts';
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

  test.each([
    [[]],
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
