import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../basics/sha256.ts';
import { chooseEncoding, Served } from './shelf.ts';

const text = new TextEncoder().encode('คะแนน '.repeat(500));
const served = () =>
  new Served({
    bytes: text,
    mediaType: 'text/html; charset=utf-8',
    sha256: sha256Hex(text),
    cacheControl: 'no-cache',
  });

describe('Served', () => {
  it('compresses once, into the same bytes', async () => {
    const thing = served();
    expect(thing.ready('br')).toBeUndefined();
    const [one, two] = await Promise.all([thing.body('br'), thing.body('br')]);
    expect(one).toBe(two);
    expect(new Uint8Array(brotliDecompressSync(one))).toEqual(text);
    expect(new Uint8Array(gunzipSync(await thing.body('gzip')))).toEqual(text);
    expect(thing.ready('br')).toBe(one);
  });
});

describe('chooseEncoding', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.5', 'br'],
    ['deflate', 'identity'],
    ['', 'identity'],
  ])('takes %s as %s', (accept, expected) => {
    expect(chooseEncoding(accept, 'application/json')).toBe(expected);
  });

  it('leaves photos alone', () => {
    expect(chooseEncoding('br', 'image/jpeg')).toBe('identity');
  });
});
