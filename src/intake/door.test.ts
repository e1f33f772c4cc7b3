import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ok } from '../basics/result.ts';
import { sha256Hex } from '../basics/sha256.ts';
import { makeDesk } from '../centre/desk.ts';
import { readCopy } from '../centre/keep-photo.ts';
import { placePhoto } from '../centre/place-photo.ts';
import type { Election } from '../election/lookup.ts';
import { indexElection } from '../election/lookup.ts';
import type { BallotId, CentreId, UnitId } from '../election/model.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import { openElection } from '../store/election.ts';
import { DiskPhotoStore } from '../store/photo-disk.ts';
import type { TestDatabase } from '../store/testing/database.ts';
import { testDatabase } from '../store/testing/database.ts';
import type { Arrival, Intake, Outcome, Settled } from './door.ts';
import { openIntake } from './open.ts';
import { arrivalOf, FORM_KEY, newPicture, pageCode, StandInReader } from './testing/stand-ins.ts';

const ONE = '44-01-S1-001' as UnitId;
const TWO = '44-01-S1-002' as UnitId;

let database: TestDatabase;
let election: Election;
let dir: string;
let reader: StandInReader;
let intake: Intake;
const opened: Intake[] = [];
const logged: string[] = [];

function open(pool = database.pool, with_ = reader): Intake {
  const desk = makeDesk({ db: pool, election, photos: new DiskPhotoStore(dir) });
  const made = openIntake({
    desk,
    reader: with_,
    formKey: FORM_KEY,
    geometryOf: () => null,
    log: (line) => logged.push(line),
    lookEveryMs: 50,
  });
  opened.push(made);
  return made;
}

beforeEach(async () => {
  database = await testDatabase();
  election = indexElection(tinyPackage());
  await openElection(database, election);
  dir = await mkdtemp(join(tmpdir(), 'khanaen-intake-'));
  reader = new StandInReader();
  logged.length = 0;
  intake = open();
  intake.start();
});

afterEach(async () => {
  for (const each of opened.splice(0)) await each.stop();
  await database.close();
  await rm(dir, { recursive: true, force: true });
});

const rows = async (sql: string, values: unknown[] = []) =>
  (await database.pool.query<Record<string, unknown>>(sql, values)).rows;

/** Sends a picture that shows a page. */
function send(unit: string, ballot: string, page: number, more: Partial<Arrival> = {}): Promise<Outcome> {
  const picture = newPicture();
  reader.show(picture, { codes: [pageCode(election, unit, ballot, page)] });
  return intake.door(arrivalOf(picture, more));
}

describe('the door', () => {
  test('places a page by its code, and says what the unit still owes', async () => {
    const outcome = await send(ONE, 'constituency', 1);
    expect(outcome).toMatchObject({
      kind: 'placed',
      unit: ONE,
      ballot: 'constituency',
      formCode: '5/18',
      page: 1,
    });
    const missing = outcome.kind === 'placed' ? outcome.missing.map((p) => `${p.ballot} ${p.page}`) : [];
    expect(missing).toEqual(['constituency 2', ...[1, 2, 3, 4].map((page) => `party-list ${page}`)]);
    expect(
      await rows('select stage, waits_for_pages from return where unit_id = $1 order by return_id', [ONE]),
    ).toEqual([
      { stage: 'received', waits_for_pages: true },
      { stage: 'expected', waits_for_pages: false },
    ]);
    const done = await send(ONE, 'constituency', 2);
    expect(done.kind === 'placed' && done.missing.every((p) => p.ballot === 'party-list')).toBe(true);
    expect(
      await rows("select waits_for_pages from return where unit_id = $1 and stage = 'received'", [ONE]),
    ).toEqual([{ waits_for_pages: false }]);
    expect(
      await rows(
        "select body::json->>'by' as by, body::json->>'source' as source from fact_inbox where kind = 'photo-received'",
      ),
    ).toEqual([
      { by: 'p0', source: 'line' },
      { by: 'p0', source: 'line' },
    ]);
  });

  test('the same key is the same arrival; the same image under another key is known', async () => {
    const picture = newPicture();
    reader.show(picture, { codes: [pageCode(election, ONE, 'constituency', 1)] });
    const arrival = arrivalOf(picture);
    const first = await intake.door(arrival);
    const again = await intake.door(arrival);
    expect(again).toEqual(first);
    const other = await intake.door(arrivalOf(picture));
    expect(other).toEqual({ kind: 'known', receipt: first.kind === 'placed' ? first.receipt : '' });
    expect(await rows('select count(*)::int as n from photo')).toEqual([{ n: 1 }]);
  });

  test('a hundred copies at once of one photo are placed once', async () => {
    const picture = newPicture();
    reader.show(picture, { codes: [pageCode(election, ONE, 'constituency', 1)] });
    const one = arrivalOf(picture);
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, i) => intake.door(i % 2 === 0 ? one : arrivalOf(picture))),
    );
    expect(new Set(outcomes.map((o) => o.kind))).toEqual(new Set(['placed', 'known']));
    expect(await rows('select count(*)::int as n from photo')).toEqual([{ n: 1 }]);
    expect(await rows("select count(*)::int as n from arrival where state = 'placed'")).toEqual([{ n: 1 }]);
  });

  test('two different photos of one page: the first has the place, the second waits beside it', async () => {
    const outcomes = await Promise.all([send(ONE, 'constituency', 1), send(ONE, 'constituency', 1)]);
    expect(outcomes.map((o) => o.kind).sort()).toEqual(['placed', 'second-photo']);
    expect(await rows('select count(*)::int as n from photo')).toEqual([{ n: 1 }]);
  });

  test('a doubt waits for a person in the inbox of its centre', async () => {
    expect(await send(ONE, 'constituency', 1, { unit: TWO })).toMatchObject({
      kind: 'waiting',
      doubt: 'not-the-senders-unit',
    });
    expect(await send(ONE, 'constituency', 1, { centre: 'MKM_1' as CentreId })).toMatchObject({
      doubt: 'not-the-centres-unit',
    });
    expect(await intake.door(arrivalOf(newPicture(), { unit: ONE }))).toMatchObject({
      kind: 'waiting',
      doubt: 'no-code',
    });
    expect(await rows('select hint_unit, at_centre from arrival order by arrival_id')).toEqual([
      { hint_unit: ONE, at_centre: 'D1' },
      { hint_unit: ONE, at_centre: 'MKM_1' },
      { hint_unit: ONE, at_centre: 'D1' },
    ]);
    expect(await rows('select count(*)::int as n from photo')).toEqual([{ n: 0 }]);
  });

  test('a blurred photo without a code is kept, and its sender asked again; one with a code is not', async () => {
    const blurred = newPicture();
    reader.show(blurred, { sharpness: 90 });
    expect(await intake.door(arrivalOf(blurred, { unit: ONE }))).toMatchObject({ kind: 'blurred' });
    const soft = newPicture();
    reader.show(soft, { sharpness: 90, codes: [pageCode(election, ONE, 'constituency', 1)] });
    expect(await intake.door(arrivalOf(soft))).toMatchObject({ kind: 'placed' });
  });

  test('the authority’s own form is placed where a bound sender says, and a desk upload is never blurred', async () => {
    const says = { ballot: 'party-list' as BallotId, page: 3 };
    expect(await intake.door(arrivalOf(newPicture(), { unit: ONE, says }))).toMatchObject({
      kind: 'placed',
      page: 3,
    });
  });

  test('what the reader cannot open, or what kills it, is kept and goes to a person', async () => {
    for (const error of ['crashed', 'too-slow', 'not-an-image'] as const) {
      const picture = newPicture();
      reader.show(picture, error);
      expect(await intake.door(arrivalOf(picture, { centre: 'D1' as CentreId }))).toMatchObject({
        kind: 'waiting',
        doubt: 'not-read',
      });
    }
    expect(
      await rows("select count(*)::int as n from arrival where state = 'waiting' and doubt = 'not-read'"),
    ).toEqual([{ n: 3 }]);
  });

  test('what is no photo is not taken', async () => {
    const outcome = await intake.door(arrivalOf(Buffer.from('hello, no picture at all')));
    expect(outcome).toEqual({ kind: 'refused', reason: 'not-an-image' });
    expect(await rows('select count(*)::int as n from arrival')).toEqual([{ n: 0 }]);
  });

  test('a new photo that was asked for takes the place of the unreadable one', async () => {
    await send(ONE, 'constituency', 1);
    await send(ONE, 'constituency', 2);
    await database.pool.query(
      "update return set stage = 'unreadable', reason = 'x', rev = rev + 1 where unit_id = $1 and ballot = 'constituency'",
      [ONE],
    );
    expect(await send(ONE, 'constituency', 2)).toMatchObject({ kind: 'placed' });
    expect(await rows('select page::int from photo_page order by page')).toEqual([
      { page: 0 },
      { page: 1 },
      { page: 2 },
    ]);
    expect(await rows("select kind from fact_inbox where kind = 'photo-moved'")).toHaveLength(1);
    expect(
      await rows("select stage, waits_for_pages from return where unit_id = $1 and ballot = 'constituency'", [
        ONE,
      ]),
    ).toEqual([{ stage: 'received', waits_for_pages: false }]);
  });
});

describe('a package that covers names and signatures', () => {
  test('gives the public the covered copy only, and holds back what cannot be covered', async () => {
    await intake.stop();
    const pkg = tinyPackage();
    const { manifest } = pkg;
    const publication = { ...manifest.publication, maskCommittee: true as const };
    election = indexElection({ ...pkg, manifest: { ...manifest, publication } });
    const covered = newPicture();
    reader.mask = () => Promise.resolve(ok(covered)) as never;
    const desk = makeDesk({ db: database.pool, election, photos: new DiskPhotoStore(dir) });
    const geometry = { figures: [] } as never;
    const deps = { desk, reader, formKey: FORM_KEY, geometryOf: () => geometry, log: () => undefined };
    intake = openIntake(deps);
    opened.push(intake);
    intake.start();
    await send(ONE, 'constituency', 1);
    reader.mask = () => Promise.resolve(ok(null));
    await send(ONE, 'constituency', 2);
    const facts = await rows(
      "select body::json->>'masked' as masked, body::json->>'photo' as photo from fact_inbox where kind = 'photo-received'",
    );
    expect(facts.map((fact) => fact['masked'])).toEqual([sha256Hex(covered), null]);
    for (const fact of facts) {
      const photo = String(fact['photo']);
      expect(await desk.photos.read(photo)).toBeNull();
      expect(await readCopy(desk, photo)).not.toBeNull();
    }
    expect(await desk.photos.read(sha256Hex(covered))).not.toBeNull();
    expect(await rows("select count(*)::int as n from photo where masked = ''")).toEqual([{ n: 1 }]);
  });
});

describe('what was kept and not read', () => {
  test('is read by another process when this one dies', async () => {
    const dead = open();
    await intake.stop();
    reader.hold = new Promise(() => undefined);
    const picture = newPicture();
    reader.show(picture, { codes: [pageCode(election, TWO, 'constituency', 1)] });
    const arrival = arrivalOf(picture);
    const kept = await dead.keep(arrival);
    expect(kept).toMatchObject({ kind: 'kept', again: false });
    expect(await dead.keep(arrival)).toMatchObject({ again: true });
    // The process is gone: its leases run out.
    await database.pool.query("update arrival set leased_until = now() - interval '1 second'");
    const other = new StandInReader();
    other.show(picture, { codes: [pageCode(election, TWO, 'constituency', 1)] });
    const next = open(database.secondPool(), other);
    const told: Settled[] = [];
    next.onSettled((settled) => told.push(settled));
    next.start();
    await expect.poll(() => told.length, { timeout: 50_000 }).toBe(1);
    expect(told[0]).toMatchObject({ key: arrival.key, outcome: { kind: 'placed', unit: TWO } });
    opened.splice(opened.indexOf(dead), 1);
  });

  test('is read though new photos pour in all the time', async () => {
    await intake.stop();
    const desk = makeDesk({ db: database.pool, election, photos: new DiskPhotoStore(dir) });
    const deps = { desk, reader, formKey: FORM_KEY, geometryOf: () => null, log: () => undefined };
    const dead = openIntake({ ...deps, parallel: 0 });
    const left = newPicture();
    reader.show(left, { codes: [pageCode(election, TWO, 'constituency', 1)] });
    const arrival = arrivalOf(left);
    await dead.keep(arrival);
    await database.pool.query('update arrival set leased_until = null');
    const busy = openIntake({ ...deps, parallel: 1, lookEveryMs: 20 });
    opened.push(busy);
    busy.start();
    let pouring = true;
    const pour = async () => {
      while (pouring) await busy.door(arrivalOf(newPicture()));
    };
    const senders = Array.from({ length: 20 }, pour);
    await expect
      .poll(() => busy.outcomeOf(arrival.key), { timeout: 30_000 })
      .toMatchObject({ kind: 'placed' });
    pouring = false;
    await Promise.all(senders);
  });

  test('is read once, however many processes look for it', async () => {
    await intake.stop();
    const desk = makeDesk({ db: database.pool, election, photos: new DiskPhotoStore(dir) });
    const keeper = openIntake({
      desk,
      reader,
      formKey: FORM_KEY,
      geometryOf: () => null,
      log: () => undefined,
      parallel: 0,
    });
    const arrivals: Arrival[] = [];
    for (const spec of election.returns.filter((r) => r.unit.kind === 'station')) {
      for (let page = 1; page <= spec.form.pages; page++) {
        const picture = newPicture();
        reader.show(picture, { codes: [pageCode(election, spec.unit.id, spec.contest.ballot, page)] });
        arrivals.push(arrivalOf(picture));
      }
    }
    for (const arrival of arrivals) await keeper.keep(arrival);
    await database.pool.query('update arrival set leased_until = null');
    for (let i = 0; i < 3; i++) open(i === 0 ? database.pool : database.secondPool()).start();
    const left = async () =>
      (await rows("select count(*)::int as n from arrival where state <> 'placed'"))[0]?.['n'];
    await expect.poll(left, { timeout: 30_000 }).toBe(0);
    expect(reader.looked).toBe(arrivals.length);
    expect(await rows('select count(*)::int as n from photo')).toEqual([{ n: arrivals.length }]);
    expect(
      await rows("select count(*)::int as n from return where stage = 'received' and waits_for_pages"),
    ).toEqual([{ n: 0 }]);
  });

  test('a door that waits for what another process reads is answered', async () => {
    const picture = newPicture();
    reader.show(picture, { codes: [pageCode(election, ONE, 'constituency', 1)] });
    const arrival = arrivalOf(picture);
    const [one, two] = await Promise.all([
      intake.door(arrival),
      started(open(database.secondPool())).door(arrival),
    ]);
    expect(two).toEqual(one);
  });
});

function started(one: Intake): Intake {
  one.start();
  return one;
}

test('a file that was put to the return by hand before is known', async () => {
  const picture = newPicture();
  const desk = makeDesk({ db: database.pool, election, photos: new DiskPhotoStore(dir) });
  const spec = election.findReturn(ONE, 'constituency');
  if (spec === undefined) throw new Error('no such return');
  reader.show(picture, { codes: [pageCode(election, ONE, 'constituency', 1)] });
  const first = await intake.door(arrivalOf(picture));
  expect(first.kind).toBe('placed');
  const [row] = await rows('select original, photo, media_type, bytes, width, height from photo');
  const photo = { ...row, mediaType: row?.['media_type'] } as never;
  const placed = await placePhoto(desk, spec, {
    photo,
    source: 'upload',
    by: null,
    page: null,
    complete: null,
    how: 'desk',
    arrival: null,
  });
  expect(placed).toMatchObject({ duplicate: true });
});
