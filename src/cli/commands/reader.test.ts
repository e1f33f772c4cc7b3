import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sha256Hex } from '../../basics/sha256.ts';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { writeModel } from '../../reading/digits/model-file.ts';
import { keepOwnModel, ownModel } from '../../reading/digits/own-model.ts';
import { shelfModel } from '../../reading/digits/shelf-model.ts';
import { openElection } from '../../store/election.ts';
import type { TestDatabase } from '../../store/testing/database.ts';
import { testDatabase } from '../../store/testing/database.ts';
import { writePackageDir } from '../load-package.ts';
import { run } from './reader.ts';

describe('khanaen reader', () => {
  let database: TestDatabase;
  let dir: string;
  beforeAll(async () => {
    database = await testDatabase();
    await openElection(database, indexElection(tinyPackage()));
    dir = await mkdtemp(join(tmpdir(), 'khanaen-reader-'));
    await writePackageDir(join(dir, 'package'), tinyPackage());
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
    return { code, out: out.join('\n'), err: err.join('\n') };
  };

  test('reports that nothing was read', async () => {
    expect(await call('report', '--data', dir)).toMatchObject({
      code: 0,
      out: expect.stringContaining('no form'),
    });
    expect(JSON.parse((await call('report', '--json', '--data', dir)).out)).toEqual({
      format: 'khanaen-reading-agreement 1',
      models: [],
    });
  });

  test('refuses to fit to too few boxes, and keeps what is in use', async () => {
    const refused = await call('fit', '--data', dir, '--package', join(dir, 'package'));
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('too few: 0 boxes') });
    expect(ownModel(dir)).toEqual({ ok: true, value: null });
  });

  test('explains itself when it is asked wrongly', async () => {
    for (const args of [
      [],
      ['fit', '--data', dir],
      ['learn', '--data', dir],
      ['report'],
      ['fit', '--data', dir, '--package', dir, '--forms', '0'],
    ]) {
      expect(await call(...args)).toMatchObject({
        code: 2,
        err: expect.stringContaining('khanaen reader report'),
      });
    }
  });

  test('weights of the installation are used only when they are the ones that were kept', () => {
    const shelf = shelfModel();
    const bytes = writeModel(
      shelf.networks,
      { temperature: 2, bar: 0.9 },
      { made: 'x', sources: [], fittedBoxes: 5 },
    );
    const path = keepOwnModel(dir, bytes, sha256Hex(bytes));
    expect(ownModel(dir)).toMatchObject({ ok: true, value: { calibration: { bar: 0.9 } } });
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    keepOwnModel(dir, bytes, 'e'.repeat(64));
    expect(ownModel(dir)).toEqual({ ok: false, error: 'changed' });
    expect(path).toContain('reading');
  });
});
