import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_KEY_FILE, AccountKey, loadOrMakeAccountKey } from './account-key.ts';

describe('the account key', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'khanaen-key-'));
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  test('what is sealed opens for the same purpose with the same key, and is refused when a bit was changed', () => {
    const key = new AccountKey(new Uint8Array(32).fill(3));
    const other = new AccountKey(new Uint8Array(32).fill(4));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(), (plain, place) => {
        const sealed = key.seal(plain, 'totp 1');
        expect(key.open(sealed, 'totp 1')).toEqual(Buffer.from(plain));
        expect(key.open(sealed, 'totp 2')).toBeNull();
        expect(other.open(sealed, 'totp 1')).toBeNull();
        const i = place % sealed.length;
        sealed[i] = (sealed[i] ?? 0) ^ 1;
        expect(key.open(sealed, 'totp 1')).toBeNull();
        expect(key.open(sealed.subarray(0, 20), 'totp 1')).toBeNull();
      }),
    );
  });

  test('processes that start at once end with the same key, which only its owner may read', async () => {
    const keys = await Promise.all([
      loadOrMakeAccountKey(dir),
      loadOrMakeAccountKey(dir),
      loadOrMakeAccountKey(dir),
    ]);
    const marks = keys.map((key) => key.mark('x').toString('hex'));
    expect(new Set(marks).size).toBe(1);
    expect((await stat(join(dir, ACCOUNT_KEY_FILE))).mode & 0o777).toBe(0o600);
    expect((await loadOrMakeAccountKey(dir)).mark('x').toString('hex')).toBe(marks[0]);
  });

  test('a file that holds no key is refused, not replaced', async () => {
    const broken = await mkdtemp(join(dir, 'broken-'));
    await writeFile(join(broken, ACCOUNT_KEY_FILE), 'abc\n');
    await expect(loadOrMakeAccountKey(broken)).rejects.toThrow('is not a key');
  });
});
