import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sha256Hex } from '../basics/sha256.ts';
import { BadPhotoStore, openPhotoStore } from './open-photo-store.ts';
import { readS3Place, S3PhotoStore } from './photo-s3.ts';
import { SmallS3 } from './testing/small-s3.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const nameOf = (text: string) => sha256Hex(bytesOf(text));

describe('photos in S3-compatible storage', () => {
  let s3: SmallS3;
  let store: S3PhotoStore;
  const before = { ...process.env };

  beforeAll(() => {
    process.env['AWS_ACCESS_KEY_ID'] = 'nobody';
    process.env['AWS_SECRET_ACCESS_KEY'] = 'nothing';
  });
  afterAll(() => {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) {
      const value = before[name];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });
  beforeEach(async () => {
    s3 = await SmallS3.open();
    store = storeOf();
  });
  afterEach(() => s3.close());

  function storeOf(timeoutMs = 10_000): S3PhotoStore {
    const place = { bucket: 'forms', prefix: 'th-2569', endpoint: s3.url, region: 'th-1' };
    return new S3PhotoStore(place, { timeoutMs, attempts: 4 });
  }
  const puts = () => s3.asked.filter((line) => line.startsWith('PUT'));

  test('are kept by their hash, original and public copy apart, and read back', async () => {
    const stored = await store.put(bytesOf('original'), bytesOf('copy'));
    expect(stored).toEqual({ ok: true, value: { original: nameOf('original'), photo: nameOf('copy') } });
    const copy = nameOf('copy');
    expect([...s3.objects.keys()].sort()).toEqual([
      `/forms/th-2569/originals/${nameOf('original').slice(0, 2)}/${nameOf('original')}`,
      `/forms/th-2569/photos/${copy.slice(0, 2)}/${copy}`,
    ]);
    expect(await store.read(copy)).toEqual(bytesOf('copy'));
    expect(await store.readOriginal(nameOf('original'))).toEqual(bytesOf('original'));
    expect(await store.has(copy)).toBe(true);
    expect(await store.read(nameOf('original'))).toBeNull();
    expect(await store.read('../etc/passwd')).toBeNull();
    const stream = await store.stream(copy);
    const parts: Buffer[] = [];
    for await (const part of stream?.stream ?? []) parts.push(part as Buffer);
    expect([stream?.bytes, Buffer.concat(parts).toString()]).toEqual([4, 'copy']);
  });

  test('a file without anything to strip is kept once, and its original is found there', async () => {
    await store.put(bytesOf('same'), bytesOf('same'));
    expect(s3.objects.size).toBe(1);
    expect(await store.readOriginal(nameOf('same'))).toEqual(bytesOf('same'));
  });

  test('derived pictures and PDFs lie apart', async () => {
    const derived = await store.putDerived(bytesOf('thumb'));
    const pdf = await store.putOriginal(bytesOf('%PDF'));
    expect([derived.ok, pdf.ok]).toEqual([true, true]);
    expect(await store.read(nameOf('thumb'))).toBeNull();
    expect(await store.readDerived(nameOf('thumb'))).toEqual(bytesOf('thumb'));
    expect(await store.readOriginal(nameOf('%PDF'))).toEqual(bytesOf('%PDF'));
  });

  test.each([true, false])(
    'are written once, by one process or by many (conditions kept: %s)',
    async (conditions) => {
      s3.conditions = conditions;
      const same = bytesOf('same');
      await Promise.all(Array.from({ length: 20 }, () => store.put(same, same)));
      expect(puts()).toHaveLength(1);
      await storeOf().put(same, same);
      expect(puts()).toHaveLength(1);
      expect((await storeOf().put(same, same)).ok).toBe(true);
    },
  );

  test('an object of another size under the same key is refused, and never written over', async () => {
    const key = `/forms/th-2569/photos/${nameOf('x').slice(0, 2)}/${nameOf('x')}`;
    s3.objects.set(key, Buffer.from('something else'));
    const stored = await store.put(bytesOf('x'), bytesOf('x'));
    expect(stored).toMatchObject({ ok: false, error: { code: 'storage-failed' } });
    expect(s3.objects.get(key)?.toString()).toBe('something else');
    expect(puts()).toEqual([]);
  });

  test('a storage that fails for a while, or cuts the line, is asked again', async () => {
    s3.failing = 2;
    expect((await store.put(bytesOf('a'), bytesOf('a'))).ok).toBe(true);
    s3.cutting = 2;
    expect((await store.put(bytesOf('b'), bytesOf('b'))).ok).toBe(true);
    expect(s3.objects.size).toBe(2);
  }, 30_000);

  test('one that is full, or does not answer, is said so, and nothing counts as kept', async () => {
    s3.full = true;
    expect(await store.put(bytesOf('c'), bytesOf('c'))).toMatchObject({
      ok: false,
      error: { code: 'disk-full' },
    });
    s3.full = false;
    expect((await store.put(bytesOf('c'), bytesOf('c'))).ok).toBe(true);
    s3.slow = 2_000;
    const hasty = storeOf(50);
    expect(await hasty.put(bytesOf('d'), bytesOf('d'))).toMatchObject({
      ok: false,
      error: { code: 'storage-failed' },
    });
  }, 60_000);
});

describe('the place of photos', () => {
  test('is read from one text', async () => {
    expect(readS3Place('s3://forms/th-2569/?endpoint=http://127.0.0.1:9000&region=th-1')).toEqual({
      bucket: 'forms',
      prefix: 'th-2569',
      endpoint: 'http://127.0.0.1:9000',
      region: 'th-1',
    });
    expect(readS3Place('s3://forms')).toEqual({
      bucket: 'forms',
      prefix: '',
      endpoint: null,
      region: 'us-east-1',
    });
    for (const text of ['', 'forms', 'http://x/y', 's3://', 's3://forms?endpoint=forms']) {
      expect(readS3Place(text), text).toBeNull();
    }
    await expect(openPhotoStore('/nowhere', 'ftp://x')).rejects.toThrow(BadPhotoStore);
  });
});
