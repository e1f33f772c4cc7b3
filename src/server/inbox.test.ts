import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CentreId, UnitId } from '../election/model.ts';
import type { Arrival, Outcome } from '../intake/door.ts';
import { arrivalOf, newPicture, pageCode } from '../intake/testing/stand-ins.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';
import { enter, pathOf, specOf, take } from './testing/steps.ts';
import { rightForm } from './testing/wire.ts';

type Json = Record<string, unknown>;

let staff: StaffApp;
let clerk: StaffClient;
let other: StaffClient;
let boss: StaffClient;
let number = 0;

beforeAll(async () => {
  staff = await staffApp({ stationsEach: 30, constituencies: 1 });
  clerk = await staff.person('clerk-1', ['D1']);
  other = await staff.person('clerk-2', ['D1']);
  boss = await staff.person('supervisor-1', ['D1']);
});
afterAll(() => staff.close());

/** A station that no test has used. */
function nextUnit(): UnitId {
  number += 1;
  return `44-01-S1-00${number}` as UnitId;
}

async function send(
  unit: string | null,
  ballot: string,
  page: number,
  more: Partial<Arrival> = {},
): Promise<Outcome> {
  const picture = newPicture();
  if (unit !== null) staff.reader.show(picture, { codes: [pageCode(staff.election, unit, ballot, page)] });
  return staff.intake.door(arrivalOf(picture, more));
}

function receiptOf(outcome: Outcome): string {
  if (outcome.kind === 'refused') throw new Error(outcome.reason);
  return outcome.receipt;
}

async function queueHas(unit: UnitId, ballot = 'constituency'): Promise<boolean> {
  const spec = specOf(staff, unit, ballot);
  const rows = await staff.rows(
    "select 1 from return where return_id = $1 and stage = 'received' and not waits_for_pages",
    [spec.index],
  );
  return rows.length > 0;
}

const photosOf = async (unit: UnitId, ballot = 'constituency') =>
  (await clerk.get(`/api/units/${unit}/${ballot}`)).body['photos'] as readonly Json[];

describe('the inbox', () => {
  test('shows what waits, with the likeliest unit first, and a person places it', async () => {
    const unit = nextUnit();
    const sent = await send(null, '', 1, { unit, centre: 'D1' as CentreId, words: 'หน่วย ๑' });
    const receipt = receiptOf(sent);
    const list = await clerk.get('/api/inbox?centre=D1');
    const arrivals = list.body['arrivals'] as readonly Json[];
    expect(arrivals.find((a) => a['receipt'] === receipt)).toMatchObject({
      doubt: 'no-code',
      hint: { id: unit },
    });
    const { body } = await clerk.get(`/api/inbox/${receipt}/candidates`);
    expect((body['units'] as readonly Json[])[0]).toMatchObject({
      unit: { id: unit },
      why: ['bound', 'number', 'owes'],
    });
    const placed = await clerk.post(`/api/inbox/${receipt}/place`, { unit, ballot: 'constituency', page: 1 });
    expect(placed.body).toMatchObject({ outcome: { kind: 'placed', unit, page: 1 } });
    expect(await queueHas(unit)).toBe(false);
    expect((await photosOf(unit))[0]).toMatchObject({ page: 1, source: 'line' });
    const again = await other.post(`/api/inbox/${receipt}/place`, { unit, ballot: 'constituency', page: 2 });
    expect([again.status, again.error]).toEqual([409, 'conflict']);
    const seen = await clerk.get(`/api/inbox/${receipt}`);
    expect(seen.body).toMatchObject({
      history: { steps: [{ kind: 'placed', reason: 'person', by: clerk.publicId }] },
    });
  });

  test('two people at once: one places it, and it stands at one return', async () => {
    const [one, two] = [nextUnit(), nextUnit()];
    const receipt = receiptOf(await send(null, '', 1, { centre: 'D1' as CentreId }));
    const answers = await Promise.all([
      clerk.post(`/api/inbox/${receipt}/place`, { unit: one, ballot: 'constituency', page: 1 }),
      other.post(`/api/inbox/${receipt}/place`, { unit: two, ballot: 'constituency', page: 1 }),
    ]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
    expect((await photosOf(one)).length + (await photosOf(two)).length).toBe(1);
  });

  test('a second photo of a page waits beside it, and takes its place when somebody says so', async () => {
    const unit = nextUnit();
    await send(unit, 'constituency', 1);
    const second = await send(unit, 'constituency', 1);
    expect(second).toMatchObject({ kind: 'second-photo', unit, page: 1 });
    const place = { unit, ballot: 'constituency', page: 1 };
    const refused = await clerk.post(`/api/inbox/${receiptOf(second)}/place`, place);
    expect(refused.body['error']).toMatchObject({ reason: 'page-taken' });
    const done = await clerk.post(`/api/inbox/${receiptOf(second)}/place`, { ...place, replace: true });
    expect(done.status).toBe(200);
    expect(await photosOf(unit)).toHaveLength(1);
    const third = await send(unit, 'constituency', 1);
    expect((await clerk.post(`/api/inbox/${receiptOf(third)}/refuse`, { as: 'put-aside' })).status).toBe(200);
    expect((await clerk.post(`/api/inbox/${receiptOf(third)}/refuse`, { as: 'put-aside' })).status).toBe(409);
  });

  test('a photo of another centre is given over, and nobody else sees it', async () => {
    const unit = nextUnit();
    const receipt = receiptOf(await send(unit, 'constituency', 1, { centre: 'MKM_1' as CentreId }));
    expect((await clerk.get(`/api/inbox/${receipt}`)).error).toBe('not-your-area');
    const there = await staff.person('clerk-9', ['MKM_1']);
    const wrong = await there.post(`/api/inbox/${receipt}/place`, { unit, ballot: 'constituency', page: 1 });
    expect(wrong.error).toBe('not-your-area');
    expect((await there.post(`/api/inbox/${receipt}/hand-over`, { centre: 'D1' })).status).toBe(200);
    const placed = await clerk.post(`/api/inbox/${receipt}/place`, { unit, ballot: 'constituency', page: 1 });
    expect(placed.status).toBe(200);
  });

  test('whoever asks again tells the sender', async () => {
    const told: string[] = [];
    const stop = staff.intake.onSettled(({ outcome }) => told.push(outcome.kind));
    const receipt = receiptOf(await send(null, '', 1, { centre: 'D1' as CentreId }));
    await clerk.post(`/api/inbox/${receipt}/refuse`, { as: 'asked-again' });
    stop();
    expect(told).toEqual(['blurred']);
  });
});

describe('pages of a return', () => {
  test('all must be there before it is typed, or a supervisor says why not', async () => {
    const unit = nextUnit();
    await send(unit, 'constituency', 2);
    expect(await queueHas(unit)).toBe(false);
    const listed = (await clerk.get('/api/centres/D1/incomplete')).body['returns'] as readonly Json[];
    expect(listed.find((r) => (r['unit'] as Json)['id'] === unit)).toMatchObject({ missing: [1], pages: 2 });
    const url = `/api/units/${unit}/constituency/begin-without-pages`;
    expect((await clerk.post(url, { reason: 'หน้าแรกหาย' })).status).toBe(403);
    expect((await boss.post(url, { reason: ' ' })).status).toBe(400);
    expect((await boss.post(url, { reason: 'หน้าแรกหาย' })).status).toBe(204);
    expect(await queueHas(unit)).toBe(true);
    expect((await boss.post(url, { reason: 'หน้าแรกหาย' })).error).toBe('wrong-stage');
    await send(unit, 'constituency', 1);
    expect(await queueHas(unit)).toBe(true);
  });

  test('an upload without a word about pages is whole, as before; one that says more will come is not', async () => {
    const [one, two] = [nextUnit(), nextUnit()];
    await clerk.photo(`/api/units/${one}/constituency/photos`, newPicture());
    expect(await queueHas(one)).toBe(true);
    const more = { 'x-complete': 'no' };
    const first = await clerk.photo(`/api/units/${two}/constituency/photos`, newPicture(), more);
    expect(first.body['missing']).toEqual([1, 2]);
    expect(await queueHas(two)).toBe(false);
    await clerk.photo(`/api/units/${two}/constituency/photos`, newPicture(), { 'x-complete': 'yes' });
    expect(await queueHas(two)).toBe(true);
  });

  test('an upload that says its page waits for the others, in any order', async () => {
    const unit = nextUnit();
    const url = `/api/units/${unit}/party-list/photos`;
    for (const page of ['3', '1', '4']) {
      const sent = await clerk.photo(url, newPicture(), { 'x-page': page });
      expect(sent.status).toBe(201);
    }
    expect(await queueHas(unit, 'party-list')).toBe(false);
    expect((await clerk.photo(url, newPicture(), { 'x-page': '2' })).body['missing']).toEqual([]);
    expect(await queueHas(unit, 'party-list')).toBe(true);
    expect((await photosOf(unit, 'party-list')).map((p) => p['page'])).toEqual([1, 2, 3, 4]);
    expect((await clerk.photo(url, newPicture(), { 'x-page': '5' })).status).toBe(400);
  });

  test('somebody can say the page afterwards', async () => {
    const unit = nextUnit();
    const sent = await clerk.photo(`/api/units/${unit}/constituency/photos`, newPicture(), {
      'x-complete': 'no',
    });
    const said = await clerk.post(
      `/api/units/${unit}/constituency/photos/${String(sent.body['photo'])}/page`,
      { page: 2 },
    );
    expect(said.body).toEqual({ missing: [1] });
    await send(unit, 'constituency', 1);
    expect(await queueHas(unit)).toBe(true);
  });
});

describe('a photo at the wrong unit', () => {
  const facts = (kind: string, unit: string) =>
    staff.rows('select body::json as body from fact_inbox where kind = $1 and body::json->>$2 = $3', [
      kind,
      'unit',
      unit,
    ]);

  test('is moved; the old return is awaited again, and the log says so', async () => {
    const [wrong, right] = [nextUnit(), nextUnit()];
    const receipt = receiptOf(await send(wrong, 'constituency', 1));
    const [photo] = await photosOf(wrong);
    const url = `/api/units/${wrong}/constituency/photos/${String(photo?.['sha256'])}/move`;
    const to = { unit: right, ballot: 'constituency', page: 1 };
    expect((await clerk.post(url, { reason: 'wrong-unit', to })).status).toBe(403);
    const moved = await boss.post(url, { reason: 'wrong-unit', note: 'ป้ายผิด', to });
    expect(moved.body).toEqual({ fromStage: 'expected', typed: false, toStage: 'received' });
    expect(await photosOf(wrong)).toEqual([]);
    expect(await photosOf(right)).toMatchObject([{ page: 1, source: 'line' }]);
    expect(await facts('photo-moved', wrong)).toMatchObject([
      { body: { to: { unit: right }, reason: 'wrong-unit' } },
    ]);
    expect(await facts('photo-received', right)).toHaveLength(1);
    const seen = await boss.get(`/api/inbox/${receipt}`);
    expect(seen.body).toMatchObject({
      arrival: { place: { unit: { id: right } } },
      history: { steps: [{ kind: 'placed' }, { kind: 'moved', reason: 'wrong-unit', note: 'ป้ายผิด' }] },
    });
    expect((await boss.post(url, { reason: 'wrong-unit', to })).status).toBe(404);
    // It may come back.
    const back = `/api/units/${right}/constituency/photos/${String(photo?.['sha256'])}/move`;
    const home = { unit: wrong, ballot: 'constituency', page: 1 };
    expect((await boss.post(back, { reason: 'other', to: home })).status).toBe(200);
    expect(await photosOf(wrong)).toHaveLength(1);
  });

  test('takes the work away from whoever types it, and what was typed waits for a supervisor', async () => {
    const [wrong, right] = [nextUnit(), nextUnit()];
    const spec = specOf(staff, wrong);
    const sent = await clerk.photo(`${pathOf(spec)}/photos`, newPicture());
    await staff.rows('update return set priority = 9 where return_id = $1', [spec.index]);
    await enter(clerk, spec, await take(clerk, spec), rightForm(spec));
    const claim = await take(other, spec);
    const moved = await boss.post(`${pathOf(spec)}/photos/${String(sent.body['photo'])}/move`, {
      reason: 'wrong-unit',
      to: { unit: right, ballot: 'constituency', page: null },
    });
    expect(moved.body).toMatchObject({ fromStage: 'entered-once', typed: true, toStage: 'received' });
    const late = await enter(other, spec, claim, rightForm(spec));
    expect([late.status, late.error]).toEqual([409, 'claim-unknown']);
    const listed = (await boss.get('/api/centres/D1/incomplete')).body['returns'] as readonly Json[];
    expect(listed.some((r) => (r['unit'] as Json)['id'] === wrong && r['stage'] === 'entered-once')).toBe(
      true,
    );
    const aside = await boss.post(`${pathOf(spec)}/set-aside`, { reason: 'พิมพ์จากภาพของหน่วยอื่น' });
    expect(aside.body['outcome']).toBe('received');
    expect(await queueHas(wrong)).toBe(false);
    await clerk.photo(`${pathOf(spec)}/photos`, newPicture());
    expect(await queueHas(wrong)).toBe(true);
  });

  test('a doubled photo is put aside and can be shown again', async () => {
    const unit = nextUnit();
    await send(unit, 'constituency', 1);
    await send(unit, 'constituency', 2);
    const [first] = await photosOf(unit);
    const url = `/api/units/${unit}/constituency/photos/${String(first?.['sha256'])}`;
    expect((await boss.post(`${url}/put-aside`, { reason: 'blurred' })).body).toMatchObject({
      toStage: null,
    });
    expect(await photosOf(unit)).toHaveLength(1);
    expect(await queueHas(unit)).toBe(false);
    expect((await boss.post(`${url}/page`, { page: 2 })).body['error']).toMatchObject({
      reason: 'page-taken',
    });
    expect((await boss.post(`${url}/page`, { page: 1 })).body).toEqual({ missing: [] });
    expect(await queueHas(unit)).toBe(true);
    const history = await boss.get(`/api/photos/${String(first?.['sha256'])}/history`);
    const kinds = (history.body['steps'] as readonly Json[]).map((s) => s['kind']);
    expect(kinds).toEqual(['placed', 'put-aside', 'brought-back']);
  });
});

describe('a file at the desk', () => {
  test('goes through the same door', async () => {
    const unit = nextUnit();
    const picture = newPicture();
    staff.reader.show(picture, { codes: [pageCode(staff.election, unit, 'constituency', 1)] });
    const sent = await clerk.photo('/api/centres/D1/files', picture, {
      'x-file-name': encodeURIComponent('หน่วย 1.jpg'),
    });
    expect(sent.body).toMatchObject({ outcomes: [{ outcome: { kind: 'placed', unit, page: 1 } }] });
    const again = await other.photo('/api/centres/D1/files', picture);
    expect(again.body).toMatchObject({ outcomes: [{ outcome: { kind: 'placed' } }] });
    expect(
      await staff.rows('select words, sender from arrival where words <> $1 and words like $2', [
        '',
        'หน่วย 1%',
      ]),
    ).toMatchObject([{ words: 'หน่วย 1.jpg', sender: 'clerk-1' }]);
    const facts = await staff.rows(
      "select body::json->>'by' as by from fact_inbox where body::json->>'unit' = $1",
      [unit],
    );
    expect(facts).toEqual([{ by: clerk.publicId }]);
  });

  test('says which page it is, and a code that disagrees is a doubt', async () => {
    const unit = nextUnit();
    const said = { 'x-unit': unit, 'x-ballot': 'party-list', 'x-page': '2' };
    const sent = await clerk.photo('/api/centres/D1/files', newPicture(), said);
    expect(sent.body).toMatchObject({ outcomes: [{ outcome: { kind: 'placed', page: 2 } }] });
    const picture = newPicture();
    staff.reader.show(picture, { codes: [pageCode(staff.election, unit, 'party-list', 1)] });
    const doubt = await clerk.photo('/api/centres/D1/files', picture, { ...said, 'x-page': '3' });
    expect(doubt.body).toMatchObject({
      outcomes: [{ outcome: { kind: 'waiting', doubt: 'codes-disagree' } }],
    });
  });

  test.each([
    ['a PDF that cannot be opened', '%PDF-1.7\n', 'not-a-pdf'],
    ['an archive', 'PK\u0003\u0004....', 'archive'],
    ['HEIC', '\0\0\0\x18ftypheic....', 'heic'],
    ['a letter', 'hello', 'not-an-image'],
  ])('%s is refused in words', async (_name, text, reason) => {
    const sent = await clerk.photo('/api/centres/D1/files', Buffer.from(text, 'latin1'));
    const outcome = (sent.body['outcomes'] as readonly Json[] | undefined)?.[0]?.['outcome'] as
      | Json
      | undefined;
    const why = outcome?.['reason'] ?? (sent.body['error'] as Json)['reason'];
    expect(why).toBe(reason);
  });
});
