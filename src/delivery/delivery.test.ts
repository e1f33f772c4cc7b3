import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { getOrThrow } from '../basics/assert.ts';
import { sha256Hex } from '../basics/sha256.ts';
import type { Delta } from '../publication/media/testing/apply-delta.ts';
import { applyToTable } from '../publication/media/testing/apply-delta.ts';
import type { Cut } from '../publication/model.ts';
import type { TestDatabase } from '../store/testing/database.ts';
import { testDatabase } from '../store/testing/database.ts';
import { SmallS3 } from '../store/testing/small-s3.ts';
import { until } from '../store/testing/until.ts';
import { actOnTarget } from './acts.ts';
import type { TargetConfig } from './config/model.ts';
import { Delivery } from './delivery.ts';
import type { TargetStatus } from './status.ts';
import { targetStates } from './status.ts';
import { FakeDrive } from './testing/fake-drive.ts';
import { hashesBelow, Newsroom, SmallNight, temporaryFolder } from './testing/press-night.ts';
import { driveTarget, folderTarget, s3Target, webhookTarget } from './testing/sending.ts';

describe('deliveries', { timeout: 120_000 }, () => {
  let database: TestDatabase;
  let dir: string;
  let clean: () => Promise<void>;
  let s3: SmallS3;
  let drive: FakeDrive;
  let news: Newsroom;
  let night: SmallNight;
  let leads = true;
  const open: Delivery[] = [];
  const logged: string[] = [];

  beforeEach(async () => {
    database = await testDatabase();
    const folder = await temporaryFolder();
    [dir, clean] = [folder.path, folder.remove];
    await mkdir(join(dir, 'share'));
    [s3, drive, news] = await Promise.all([SmallS3.open(), FakeDrive.open(), Newsroom.open()]);
    night = new SmallNight();
    leads = true;
    logged.length = 0;
  });
  afterEach(async () => {
    for (const delivery of open.splice(0)) await delivery.stop();
    await Promise.all([s3.close(), drive.close(), news.close(), database.close()]);
    await clean();
  });

  const share = (more = {}) => folderTarget(join(dir, 'share'), more);
  const bucket = (more = {}) => s3Target(s3.url, more);
  const press = (more = {}) => driveTarget(drive.url, drive.root, drive.keyFile, more);
  const hook = (more = {}) => webhookTarget(news.url, more);

  async function deliver(
    targets: readonly TargetConfig[],
    data = 'data',
    lead = () => leads,
  ): Promise<Delivery> {
    const delivery = new Delivery({
      config: { targets },
      db: database.pool,
      dataDir: join(dir, data),
      election: 'th-2569',
      leads: lead,
      clock: Date.now,
      random: () => 0,
      log: (line) => logged.push(line),
      graceMs: 0,
      waitAfter: () => 30,
    });
    open.push(delivery);
    await delivery.start();
    return delivery;
  }

  async function statusOf(target: TargetConfig): Promise<TargetStatus> {
    const [status] = (await targetStates(database.pool, [target])).targets;
    if (status === undefined) throw new Error('no status');
    return status;
  }
  const has = (target: TargetConfig, cut: number) =>
    until(async () => (await statusOf(target)).delivered?.cut === cut);
  const fails = (target: TargetConfig, code: string) =>
    until(async () => (await statusOf(target)).problem?.code === code);

  /** Everything of a cut that lies below these folders, by path, as hashes. */
  function expected(cut: Cut, ...folders: string[]): Record<string, string> {
    const files = [...cut.files.values()].filter(({ path }) =>
      folders.some((folder) => path.startsWith(folder)),
    );
    return Object.fromEntries(files.map(({ path, sha256 }) => [path.slice(1), sha256]));
  }
  const lastingOf = (cut: Cut) => getOrThrow(cut.files, '/v1/manifest.json').immutablePath.slice(1);

  test('every kind of place gets the whole of a cut, data first, manifest, then the pointer; then only what differs', async () => {
    const targets = [share({ content: ['ect', 'v1'] }), bucket(), press(), hook()];
    const delivery = await deliver(targets);
    const one = night.next();
    delivery.offer(one.offered);
    for (const target of targets) await has(target, 1);
    const files = await hashesBelow(join(dir, 'share'));
    expect(files).toMatchObject(expected(one.cut, '/data/', '/v1/'));
    const pointer = JSON.parse(await readFile(join(dir, 'share/v1/cut.json'), 'utf8')) as {
      manifest: { path: string; sha256: string };
    };
    expect(files[pointer.manifest.path.slice(1)]).toBe(pointer.manifest.sha256);
    const inBucket = Object.fromEntries(
      [...s3.objects].map(([key, bytes]) => [key.replace('/press/th/', ''), sha256Hex(bytes)]),
    );
    const always = {
      'v1/checkpoint': sha256Hex('note of cut 1\n'),
      ...expected(one.cut, '/v1/manifest.json', '/v1/cut.json'),
    };
    const manifest = getOrThrow(one.cut.files, '/v1/manifest.json');
    expect(inBucket).toEqual({
      ...expected(one.cut, '/data/'),
      ...always,
      [lastingOf(one.cut)]: manifest.sha256,
    });
    const onDrive = Object.fromEntries([...drive.tree()].map(([path, bytes]) => [path, sha256Hex(bytes)]));
    expect(onDrive).toEqual({ ...expected(one.cut, '/data/'), ...always });
    expect(news.cuts).toEqual([1]);
    const puts = () =>
      s3.asked.filter((line) => line.startsWith('PUT')).map((line) => line.replace('PUT /press/th/', ''));
    const order = puts();
    expect(order.at(-1)).toBe('v1/cut.json');
    expect(order.slice(-3, -1).toSorted()).toEqual(['v1/checkpoint', 'v1/manifest.json']);

    s3.asked.length = 0;
    const ids = [...drive.files.keys()];
    const two = night.next();
    delivery.offer(two.offered);
    for (const target of targets) await has(target, 2);
    const changed = two.cut.changed.filter((path) => path.startsWith('/data/')).map((path) => path.slice(1));
    expect(puts().toSorted()).toEqual(
      [...changed, 'v1/manifest.json', 'v1/checkpoint', 'v1/cut.json', lastingOf(two.cut)].toSorted(),
    );
    expect([...drive.files.keys()]).toEqual(ids);
    expect((await statusOf(bucket())).delivered).toMatchObject({ sentFiles: changed.length + 4 });
    expect((await statusOf(hook())).state).toBe('up-to-date');
  });

  test('one that hangs, one that fails and one that is away stop no other, and get the newest when they are back', async () => {
    const [hanging, failing, away, well] = [press({ timeoutMs: 1000 }), hook(), share(), bucket()];
    await rename(join(dir, 'share'), join(dir, 'unmounted'));
    drive.hangs = true;
    news.status = 500;
    const delivery = await deliver([hanging, failing, away, well]);
    for (let n = 1; n <= 3; n += 1) {
      delivery.offer(night.next().offered);
      await has(well, n);
    }
    await Promise.all([fails(hanging, 'too-slow'), fails(failing, 'failing'), fails(away, 'not-found')]);
    for (const target of [hanging, failing, away]) {
      await until(async () => (await statusOf(target)).state === 'faulty');
      expect((await statusOf(target)).problem?.todo.th).not.toBe('');
    }
    const before = news.got.length;
    drive.hangs = false;
    news.status = 200;
    await rename(join(dir, 'unmounted'), join(dir, 'share'));
    for (const target of [hanging, failing, away]) await has(target, 3);
    expect([news.got.length > before, news.cuts.at(-1)]).toEqual([true, 3]);
    expect(await statusOf(failing)).toMatchObject({ state: 'up-to-date', problem: null });
    expect(logged.filter((line) => line.includes('news'))).toEqual([
      'delivery to news fails: failing (v1/cut.json: HTTP 500)',
      'delivery to news works',
    ]);
  });

  test('what arrived otherwise is sent again; a place that goes on so is called faulty and is tried on', async () => {
    const target = bucket();
    s3.corrupting = 1;
    const delivery = await deliver([target]);
    delivery.offer(night.next().offered);
    await has(target, 1);
    expect((await statusOf(target)).problem).toBeNull();
    s3.corrupting = 1_000_000;
    const { cut, offered } = night.next();
    delivery.offer(offered);
    await fails(target, 'differs');
    s3.corrupting = 0;
    await has(target, 2);
    const stats =
      [...cut.files.keys()].find((path) => path.startsWith('/data/') && cut.changed.includes(path)) ?? '';
    expect(s3.objects.get(`/press/th${stats}`)?.equals(getOrThrow(cut.files, stats).bytes)).toBe(true);
  });

  test('a place that asks for fewer requests is left alone for a moment, which is no failure', async () => {
    const target = press();
    drive.troubles.push({
      on: 'create',
      times: 1,
      status: 403,
      reason: 'userRateLimitExceeded',
      retryAfter: '0',
    });
    const delivery = await deliver([target]);
    delivery.offer(night.next().offered);
    await has(target, 1);
    expect(logged).toEqual([]);
    expect(new Set([...drive.tree().keys()]).size).toBe(
      [...drive.files.values()].filter((file) => file.bytes !== null).length,
    );
  });

  test('the feed comes in every format, and what changed since the last delivery', async () => {
    const target = share({ content: ['feed'] });
    const delivery = await deliver([target]);
    delivery.offer(night.next().offered);
    await has(target, 1);
    const at = (path: string) => readFile(join(dir, 'share', path));
    const before = await at('feed/constituencies.csv');
    const { cut, offered } = night.next();
    delivery.offer(offered);
    await has(target, 2);
    for (const name of ['national', 'candidates', 'corrections']) {
      const json = JSON.parse((await at(`feed/light/${name}.json`)).toString()) as { cut: number };
      expect(json.cut).toBe(2);
      await at(`feed/${name}.ndjson`);
    }
    const delta = JSON.parse((await at('feed/deltas/1-2.json')).toString()) as Delta;
    expect(applyToTable(before, delta, 'constituencies')).toEqual(
      new Uint8Array(await at('feed/constituencies.csv')),
    );
    expect(delta.manifest).toBe(cut.manifestSha256);
    const { deltas } = JSON.parse((await at('feed/deltas/index.json')).toString()) as { deltas: object[] };
    expect(deltas).toEqual([{ from: 1, to: 2, path: '/feed/deltas/1-2.json' }]);
  });

  test('a place for every cut gets each whole in its own folder, and the newest is named last', async () => {
    const target = share({ everyCut: true });
    const told = hook({ everyCut: true });
    news.silent = true;
    const delivery = await deliver([target, { ...told, timeoutMs: 100 }]);
    const cuts = [night.next(), night.next(), night.next()];
    for (const { offered } of cuts) delivery.offer(offered);
    await has(target, 3);
    const files = await hashesBelow(join(dir, 'share'));
    for (const { cut } of cuts) {
      for (const [path, sha256] of Object.entries(expected(cut, '/data/', '/v1/cut.json'))) {
        expect(files[`cuts/${cut.head.number}/${path}`]).toBe(sha256);
      }
    }
    expect(files['cut.json']).toBe(files['cuts/3/v1/cut.json']);
    news.silent = false;
    await has(told, 3);
    expect([...new Set(news.cuts)]).toEqual([1, 2, 3]);
  });

  test('a cut that our own disk does not take is left out of a place for every cut, counted and told; the next one arrives', async () => {
    const target = share({ everyCut: true });
    const delivery = await deliver([target]);
    await until(async () => (await database.pool.query('select 1 from delivery_target')).rowCount === 1);
    const spool = join(dir, 'data', 'delivery', 'spool');
    await mkdir(join(dir, 'data', 'delivery'), { recursive: true });
    await writeFile(spool, ''); // no folder can be made here: as unwritable as a full disk
    delivery.offer(night.next().offered);
    await until(async () => (await statusOf(target)).leftOut === 1);
    expect(logged.join('\n')).toContain('leaves cuts out: spool-full');
    await rm(spool);
    delivery.offer(night.next().offered);
    await has(target, 2);
    expect((await statusOf(target)).leftOut).toBe(1);
  });

  test('people pause, resume and repeat, with a reason that is kept', async () => {
    const target = share();
    const rows = await database.pool.query<{ person_id: number }>(
      "insert into person (public_id, username, display_name, role, password_hash) values ('p000000000001', 'o', 'Operator', 'administrator', 'x') returning person_id",
    );
    const person = rows.rows[0]?.person_id ?? 0;
    const delivery = await deliver([target]);
    delivery.offer(night.next().offered);
    await has(target, 1);
    const act = async (kind: 'again' | 'everything' | 'pause' | 'resume') => {
      expect(await actOnTarget(database.pool, target, kind, person, `why ${kind}`)).toBe(true);
      delivery.nudge(target.id);
    };
    await act('pause');
    delivery.offer(night.next().offered);
    await until(async () => (await statusOf(target)).state === 'paused');
    expect((await statusOf(target)).paused).toMatchObject({ reason: 'why pause', by: 'Operator' });
    await act('resume');
    await has(target, 2);
    const lost = Object.keys(expected(night.next().cut, '/data/'))[0] ?? '';
    await writeFile(join(dir, 'share', lost), 'somebody wrote over it');
    await act('everything');
    await until(
      async () => (await hashesBelow(join(dir, 'share')))[lost] !== sha256Hex('somebody wrote over it'),
    );
    await has(target, 2);
    const audit = await database.pool.query(
      "select action, subject, detail->>'reason' as reason from audit order by audit_id",
    );
    expect(audit.rows).toEqual(
      ['pause', 'resume', 'everything'].map((kind) => ({
        action: `delivery-${kind}`,
        subject: 'delivery share',
        reason: `why ${kind}`,
      })),
    );
    expect(await actOnTarget(database.pool, share({ id: 'none' }), 'pause', person, 'x')).toBe(false);
  });

  test('only the leader delivers; another process goes on where it stood, and a new place gets everything', async () => {
    const target = bucket();
    let first = true;
    const one = await deliver([target], 'one', () => first);
    const two = await deliver([target], 'two', () => !first);
    const offer = () => {
      const { offered } = night.next();
      for (const delivery of [one, two]) delivery.offer(offered);
    };
    offer();
    await has(target, 1);
    const data = () => s3.asked.filter((line) => line.startsWith('PUT') && line.includes('/data/'));
    const all = data().length;
    first = false;
    s3.asked.length = 0;
    offer();
    await has(target, 2);
    expect(data().length).toBeLessThan(all);
    for (const delivery of open.splice(0)) await delivery.stop();
    s3.asked.length = 0;
    const moved = bucket({ prefix: 'elsewhere' });
    first = true;
    const three = await deliver([moved], 'three');
    three.offer(night.next().offered);
    await has(moved, 3);
    expect(data().length).toBe(all);
  });

  test('neither secrets nor addresses come into the database or the log', async () => {
    const targets = [bucket(), press(), hook()];
    news.status = 410;
    drive.troubles.push({ on: 'token', times: 2, status: 400, reason: 'invalid_grant' });
    const delivery = await deliver(targets);
    delivery.offer(night.next().offered);
    await fails(targets[2] ?? hook(), 'gone');
    await has(targets[1] ?? press(), 1);
    const dump = await database.pool.query(
      'select t.*, f.* from delivery_target t left join delivery_file f using (target)',
    );
    const text = JSON.stringify([dump.rows, await targetStates(database.pool, targets), logged]);
    expect(text).not.toMatch(/127\.0\.0\.1|nothing|a-secret-for|PRIVATE|iam\.gserviceaccount|upload_id/);
  });
});
