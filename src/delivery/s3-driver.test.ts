import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SmallS3 } from '../store/testing/small-s3.ts';
import { S3Driver } from './s3-driver.ts';
import { outFile, s3Target, TestContext } from './testing/sending.ts';

const PART = 100_000;
const LARGE = randomBytes(3 * PART + 17);

describe('a bucket of S3-compatible storage', () => {
  let s3: SmallS3;
  let driver: S3Driver;
  let context: TestContext;
  beforeEach(async () => {
    s3 = await SmallS3.open();
    driver = newDriver();
    context = new TestContext();
  });
  afterEach(() => s3.close());
  const newDriver = () => new S3Driver(s3Target(s3.url), PART);
  const puts = () => s3.asked.filter((line) => line.startsWith('PUT'));

  test.each([true, false])(
    'holds what was sent, and says so (checksums known there: %s)',
    async (conditions) => {
      s3.conditions = conditions;
      await driver.send(outFile('data/a.json', 'one'), context);
      await driver.send(outFile('data/a.json', 'two', 'there'), context);
      await driver.send(outFile('b.bin', LARGE), context);
      expect(s3.objects.get('/press/th/data/a.json')?.toString()).toBe('two');
      expect(s3.objects.get('/press/th/b.bin')?.equals(LARGE)).toBe(true);
      const before = puts().length;
      await newDriver().send(outFile('data/a.json', 'two'), context);
      expect(puts()).toHaveLength(before);
      await driver.remove('b.bin', 'there', context);
      expect([...s3.objects.keys()]).toEqual(['/press/th/data/a.json']);
    },
  );

  test.each([true, false])(
    'other bytes than were sent are seen (checksums known there: %s)',
    async (conditions) => {
      s3.conditions = conditions;
      for (const file of [outFile('a.json', 'right'), outFile('b.bin', LARGE)]) {
        s3.corrupting = 1;
        await expect(driver.send(file, context)).rejects.toMatchObject({ code: 'differs' });
        await driver.send(file, context);
      }
      expect(s3.objects.get('/press/th/b.bin')?.equals(LARGE)).toBe(true);
    },
  );

  test('an upload in parts goes on with the part that was cut, also after a restart', async () => {
    context.progressed = () => {
      s3.cutting = 1;
    };
    const file = outFile('b.bin', LARGE);
    await expect(driver.send(file, context)).rejects.toMatchObject({ code: 'unreachable' });
    context.progressed = () => undefined;
    s3.cutting = 0;
    await newDriver().send(file, context);
    const parts = puts().map((line) => line.split(' ')[2]);
    expect(parts).toEqual(['1', '2', '2', '3', '4']);
    expect(s3.objects.get('/press/th/b.bin')?.equals(LARGE)).toBe(true);
    expect(await context.openUpload()).toBeNull();
  });

  test('an upload that the storage has forgotten is begun again', async () => {
    context.progressed = () => {
      s3.cutting = 1;
    };
    const file = outFile('b.bin', LARGE);
    await expect(driver.send(file, context)).rejects.toMatchObject({ code: 'unreachable' });
    context.progressed = () => undefined;
    s3.cutting = 0;
    s3.uploads.clear();
    await driver.send(file, context);
    expect(s3.objects.get('/press/th/b.bin')?.equals(LARGE)).toBe(true);
  });

  test('full, failing and silent storages are told apart', async () => {
    const file = outFile('a.json', '1');
    s3.full = true;
    await expect(driver.send(file, context)).rejects.toMatchObject({ code: 'full' });
    s3.full = false;
    s3.failing = 1;
    const noted = outFile('a.json', '1', 'there');
    await expect(driver.send(noted, context)).rejects.toMatchObject({ code: 'rate-limited' });
    s3.hangsAfter = s3.asked.length;
    await expect(driver.send(file, new TestContext(100))).rejects.toMatchObject({ code: 'too-slow' });
    await s3.close();
    await expect(driver.send(file, context)).rejects.toMatchObject({ code: 'unreachable' });
    s3 = await SmallS3.open();
  });
});
