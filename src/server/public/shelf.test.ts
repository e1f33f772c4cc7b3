import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../basics/sha256.ts';
import { Served } from './shelf.ts';

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

describe('the encoding of an answer', () => {
  it('is the one that the reader accepts, where compressing helps', () => {
    expect(served().encodingFor('gzip, deflate, br')).toBe('br');
    expect(served().encodingFor(undefined)).toBe('identity');
  });

  it('leaves photos alone', () => {
    const photo = new Served({
      bytes: text,
      mediaType: 'image/jpeg',
      sha256: sha256Hex(text),
      cacheControl: '',
    });
    expect(photo.encodingFor('br')).toBe('identity');
  });
});
