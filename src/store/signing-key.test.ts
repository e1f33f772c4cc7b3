import { sign, verify } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadOrMakeKey } from './signing-key.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'khanaen-key-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

describe('loadOrMakeKey', () => {
  it('makes one key when several start at once, and finds it again', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => loadOrMakeKey(dir)));
    const again = await loadOrMakeKey(dir);
    expect(new Set([...made, again].map((key) => Buffer.from(key.publicBytes).toString('hex'))).size).toBe(1);
    expect(again.publicBytes).toHaveLength(32);
    const signature = sign(null, Buffer.from('x'), again.privateKey);
    expect(verify(null, Buffer.from('x'), again.publicKey, signature)).toBe(true);
    expect(readdirSync(dir)).toEqual(['signing-key.pem']);
    expect(statSync(join(dir, 'signing-key.pem')).mode & 0o777).toBe(0o600);
  });

  it.each(['', 'not a key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'])(
    'refuses a broken key file and never replaces it: %j',
    async (text) => {
      writeFileSync(join(dir, 'signing-key.pem'), text);
      await expect(loadOrMakeKey(dir)).rejects.toMatchObject({ code: 'signing-key-broken' });
    },
  );
});
