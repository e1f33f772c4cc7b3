import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DriveTrouble } from '../testing/fake-drive.ts';
import { FakeDrive } from '../testing/fake-drive.ts';
import { driveTarget, outFile, TestContext } from '../testing/sending.ts';
import { DriveDriver } from './drive-driver.ts';

const QUARTER = 256 * 1024;
const LARGE = randomBytes(3 * QUARTER + 1000);

describe("a folder of a shared drive, by Google's own client", () => {
  let fake: FakeDrive;
  let driver: DriveDriver;
  let context: TestContext;

  beforeEach(async () => {
    fake = await FakeDrive.open();
    context = new TestContext();
    driver = newDriver();
  });
  afterEach(() => fake.close());

  /** As after a restart: nothing is known but what Drive says. */
  const newDriver = () => new DriveDriver(driveTarget(fake.url, fake.root, fake.keyFile), QUARTER);
  const trouble = (one: Omit<DriveTrouble, 'times'>, times = 1) => fake.troubles.push({ ...one, times });
  const count = (kind: string) => fake.asked.filter((one) => one.startsWith(kind)).length;
  const shown = () => Object.fromEntries([...fake.tree()].map(([path, bytes]) => [path, bytes.toString()]));

  test('new bytes go into the same file, so that its link stays; what is there already is not sent', async () => {
    const first = await driver.send(outFile('data/stats/a.json', 'one'), context);
    expect(await driver.send(outFile('data/stats/a.json', 'two', first.remote), context)).toEqual(first);
    await driver.send(outFile('data/refs/b.json', 'b'), context);
    expect(shown()).toEqual({ 'data/stats/a.json': 'two', 'data/refs/b.json': 'b' });
    expect(count('folder')).toBe(3);
    fake.asked.length = 0;
    expect(await newDriver().send(outFile('data/stats/a.json', 'two'), context)).toEqual(first);
    expect(fake.asked.filter((one) => !['token', 'list'].includes(one))).toEqual([]);
  });

  test('files that are sent at the same time make each folder once', async () => {
    await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => driver.send(outFile(`x/y/${name}`, name), context)),
    );
    expect([count('folder'), fake.tree().size]).toEqual([2, 7]);
    expect((await newDriver().send(outFile('x/y/g', 'g'), context)).remote).not.toBe(''); // more than a page is listed
    expect(count('folder')).toBe(2);
  });

  test('an answer that got lost after a file was made makes no second file of the name', async () => {
    trouble({ on: 'create', cut: 'after' });
    await expect(driver.send(outFile('cut.json', '1'), context)).rejects.toMatchObject({
      code: 'unreachable',
    });
    await driver.send(outFile('cut.json', '1'), context);
    await newDriver().send(outFile('cut.json', '2'), context);
    expect([shown(), fake.files.size]).toEqual([{ 'cut.json': '2' }, 1]);
  });

  test('of two files of one path the older one stays, and the other goes to the bin', async () => {
    await driver.send(outFile('cut.json', '1'), context);
    const [first] = fake.files.values();
    if (first === undefined) throw new Error('no file');
    fake.files.set('twin', { ...first, id: 'twin', appProperties: { ...first.appProperties } });
    const { remote } = await newDriver().send(outFile('cut.json', '2'), context);
    expect([remote, fake.files.get('twin')?.trashed, fake.tree().size]).toEqual([first.id, true, 1]);
  });

  test('a file that somebody took away is made anew', async () => {
    const { remote } = await driver.send(outFile('a.json', '1'), context);
    fake.files.delete(remote);
    await driver.send(outFile('a.json', '2', remote), context);
    expect(shown()).toEqual({ 'a.json': '2' });
  });

  test('a large file goes in parts, and goes on where the line was cut, also after a restart', async () => {
    trouble({ on: 'part', cut: 'before' }, 0);
    await driver.send(outFile('large.bin', 'small'), context);
    fake.asked.length = 0;
    // the second part is cut in its middle
    const cutting = new DriveDriver(driveTarget(fake.url, fake.root, fake.keyFile), QUARTER);
    let parts = 0;
    context.progressed = () => {
      parts += 1;
      if (parts === 1) trouble({ on: 'part', cut: 'before' });
    };
    await expect(cutting.send(outFile('large.bin', LARGE), context)).rejects.toMatchObject({
      code: 'unreachable',
    });
    expect(await context.openUpload()).not.toBeNull();
    fake.asked.length = 0;
    await newDriver().send(outFile('large.bin', LARGE), context);
    const sent = fake.asked.filter((one) => one.startsWith('part'));
    expect(sent[0]).toBe('part *');
    expect(sent.slice(1)).toEqual([
      `part ${QUARTER}-${2 * QUARTER - 1}`,
      `part ${2 * QUARTER}-${3 * QUARTER - 1}`,
      `part ${3 * QUARTER}-${LARGE.length - 1}`,
    ]);
    expect(fake.tree().get('large.bin')?.equals(LARGE)).toBe(true);
    expect([fake.files.size, await context.openUpload()]).toEqual([1, null]);
  });

  test('a session that Google has forgotten is begun again', async () => {
    trouble({ on: 'part', cut: 'before' });
    await expect(driver.send(outFile('large.bin', LARGE), context)).rejects.toMatchObject({
      code: 'unreachable',
    });
    fake.forgetSessions();
    await driver.send(outFile('large.bin', LARGE), context);
    expect([count('begin'), fake.tree().get('large.bin')?.equals(LARGE)]).toEqual([2, true]);
  });

  test('bytes that arrived otherwise are seen by the checksum of Drive itself', async () => {
    trouble({ on: 'create', corrupt: true });
    await expect(driver.send(outFile('a.json', 'right'), context)).rejects.toMatchObject({ code: 'differs' });
    await driver.send(outFile('a.json', 'right'), context);
    expect([shown(), fake.files.size]).toEqual([{ 'a.json': 'right' }, 1]);
  });

  test.each([
    [{ on: 'create', status: 403, reason: 'userRateLimitExceeded' }, 'rate-limited'],
    [{ on: 'create', status: 429, reason: 'rateLimitExceeded', retryAfter: '7' }, 'rate-limited'],
    [{ on: 'create', status: 403, reason: 'storageQuotaExceeded' }, 'full'],
    [{ on: 'create', status: 403, reason: 'insufficientFilePermissions' }, 'refused'],
    [{ on: 'create', status: 500, reason: 'backendError' }, 'failing'],
    [{ on: 'list', status: 503 }, 'failing'],
    [{ on: 'token', status: 400, reason: 'invalid_grant' }, 'refused'],
    [{ on: 'part', status: 500 }, 'failing'],
  ] as const)('%j is %s, and is well again afterwards', async (one, code) => {
    trouble(one);
    const file = one.on === 'part' ? outFile('a.bin', LARGE) : outFile('a.json', '1');
    const failed = driver.send(file, context);
    await expect(failed).rejects.toMatchObject({ code });
    if (one.status === 429) await expect(failed).rejects.toMatchObject({ retryAfterMs: 7000 });
    await expect(failed).rejects.not.toMatchObject({
      detail: expect.stringMatching(/Bearer|127\.0\.0\.1|PRIVATE/),
    });
    await driver.send(file, context);
    expect(fake.tree().size).toBe(1);
  });

  test('a folder that the account does not see is said so', async () => {
    driver = new DriveDriver(driveTarget(fake.url, 'anotherFolder00', fake.keyFile), QUARTER);
    await expect(driver.send(outFile('a.json', '1'), context)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a drive that never answers is given up in time; a token that has run out is fetched anew', async () => {
    await driver.send(outFile('a.json', '1'), context);
    fake.forgetTokens();
    await driver
      .send(outFile('a.json', '2'), context)
      .catch(() => driver.send(outFile('a.json', '2'), context));
    expect(shown()).toEqual({ 'a.json': '2' });
    fake.hangs = true;
    const hasty = new TestContext(150);
    await expect(driver.send(outFile('b.json', '1'), hasty)).rejects.toMatchObject({ code: 'too-slow' });
  });

  test('what is taken away goes to the bin', async () => {
    await driver.send(outFile('a.json', '1'), context);
    await driver.remove('a.json', '', context);
    await driver.remove('a.json', '', context);
    expect(fake.tree().size).toBe(0);
  });
});
