import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../basics/assert.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import { newPicture, pageCode } from '../intake/testing/stand-ins.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import { StaffClient } from './testing/staff-client.ts';
import { accept } from './testing/steps.ts';
import { rightForm } from './testing/wire.ts';

/** The committee's phone has no account: the code of its form is all it has. */
describe('the phone of a station committee', () => {
  let staff: StaffApp;
  let phone: StaffClient;
  let spec: ReturnSpec;
  let code: string;

  beforeAll(async () => {
    staff = await staffApp({ stationsEach: 4, constituencies: 1 });
    phone = new StaffClient(staff.app, '');
    spec = at(
      staff.election.returns.filter((s) => s.unit.centreId === 'D1'),
      0,
    );
    code = pageCode(staff.election, spec.unit.id, spec.contest.ballot, 1);
  });
  afterAll(() => staff.close());

  const unit = async (of = code) => (await phone.get(`/api/phone/${of}`)).body;
  const send = (
    bytes: Buffer,
    key: string = randomUUID(),
    ballot: string = spec.contest.ballot,
    page = '1',
  ) =>
    phone.photo(`/api/phone/${code}/photos`, bytes, {
      'x-key': key,
      'x-ballot': ballot,
      'x-page': page,
      'x-taken': '1700000000000',
    });

  test('opens the unit, its forms, pages and centre, and nothing of what anybody typed', async () => {
    const body = await unit();
    expect(body['unit']).toMatchObject({ id: spec.unit.id, number: spec.unit.number });
    const forms = body['forms'] as Record<string, unknown>[];
    expect(forms.map((form) => form['ballot'])).toEqual(
      staff.election.returns.filter((s) => s.unit.id === spec.unit.id).map((s) => s.contest.ballot),
    );
    for (const form of forms)
      expect((form['pages'] as { received: boolean }[]).every((page) => !page.received)).toBe(true);
    expect(JSON.stringify(body)).not.toMatch(/figures":\[|claim|stage/);
  });

  test('a code with a wrong letter, an invented tag or another package opens nothing, and says why', async () => {
    const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
    const invented = pageCode(
      staff.election,
      spec.unit.id,
      spec.contest.ballot,
      1,
      new Uint8Array(32).fill(6),
    );
    for (const [bad, reason] of [
      [wrong, 'misread'],
      [invented, 'unknown'],
      ['x', 'misread'],
    ] as const) {
      const answer = await phone.get(`/api/phone/${bad}`);
      expect([answer.status, answer.error]).toEqual([404, 'not-found']);
      expect(answer.body['error']).toMatchObject({ reason });
      expect((await send(newPicture())).status).toBe(200);
    }
  });

  test('a photo gets its place and a receipt; the same key again is the same photo', async () => {
    const key = randomUUID();
    const picture = newPicture();
    const other = at(
      staff.election.returns.filter((s) => s.unit.id === spec.unit.id),
      1,
    );
    const first = await send(picture, key, other.contest.ballot);
    expect(first.body).toMatchObject({ kind: 'placed', ballot: other.contest.ballot, page: 1 });
    expect((await send(picture, key, other.contest.ballot)).body).toEqual(first.body);
    const rows = await staff.rows('select count(*)::int as n from arrival where key = $1', [
      `phone:${spec.unit.id}:${key}`,
    ]);
    expect(rows).toEqual([{ n: 1 }]);
    const forms = (await unit())['forms'] as {
      ballot: string;
      pages: { page: number; received: boolean }[];
    }[];
    const form = forms.find(({ ballot }) => ballot === other.contest.ballot);
    expect(form?.pages.find(({ page }) => page === 1)?.received).toBe(true);
    const asked = await phone.get(`/api/phone/${code}/photos/${key}`);
    expect(asked.body).toEqual(first.body);
  });

  test('another photo of a page that is here waits for a person, and rubbish is refused with words', async () => {
    const ballot = spec.contest.ballot;
    await send(newPicture(), randomUUID(), ballot);
    expect((await send(newPicture(), randomUUID(), ballot)).body['kind']).toBe('second-photo');
    const rubbish = await send(Buffer.from('not a picture'));
    expect([rubbish.status, rubbish.error]).toEqual([422, 'bad-photo']);
    expect((await send(newPicture(), randomUUID(), ballot, '90')).status).toBe(400);
    expect((await send(newPicture(), 'no-key')).status).toBe(400);
  });

  test('a key of another unit is no key of this one', async () => {
    const key = randomUUID();
    await send(newPicture(), key);
    const elsewhere = at(
      staff.election.returns.filter((s) => s.unit.id !== spec.unit.id && s.unit.centreId === 'D1'),
      0,
    );
    const theirs = pageCode(staff.election, elsewhere.unit.id, elsewhere.contest.ballot, 1);
    expect((await phone.get(`/api/phone/${theirs}/photos/${key}`)).status).toBe(404);
  });

  test('a receipt is signed: it says what was received, and one changed sign breaks it', async () => {
    const sent = await send(newPicture());
    const number = sent.body['receipt'];
    const made = await phone.post(`/api/phone/${code}/receipt`, { receipts: [number] });
    const token = String(made.body['token']);
    const read = await phone.get(`/api/phone-receipts?token=${token}`);
    expect(read.body['photos']).toMatchObject([{ receipt: number }]);
    expect(read.body['unit']).toEqual(spec.unit.name);
    for (const i of [3, Math.floor(token.length / 2), token.length - 12]) {
      const changed = `${token.slice(0, i)}${token[i] === 'A' ? 'B' : 'A'}${token.slice(i + 1)}`;
      expect((await phone.get(`/api/phone-receipts?token=${changed}`)).status).toBe(404);
    }
    expect((await phone.post(`/api/phone/${code}/receipt`, { receipts: ['999999999'] })).status).toBe(404);
  });

  test('figures of the committee are kept apart: no typist sees them, and only a difference is shown once the return is accepted', async () => {
    const typed = at(
      staff.election.returns.filter((s) => s.unit.id !== spec.unit.id && s.unit.centreId === 'D1'),
      4,
    );
    const own = pageCode(staff.election, typed.unit.id, typed.contest.ballot, 1);
    const { head, votes } = rightForm(typed);
    const wrong = { ...votes, [Object.keys(votes)[0] ?? '']: 999 };
    const body = { key: randomUUID(), ballot: typed.contest.ballot, head, votes: wrong };
    expect((await phone.post(`/api/phone/${own}/figures`, body)).body).toEqual({ kept: true });
    expect((await phone.post(`/api/phone/${own}/figures`, body)).body).toEqual({ kept: true });
    expect(await staff.rows('select count(*)::int as n from station_entry')).toEqual([{ n: 1 }]);

    const supervisor = await staff.person('supervisor-1', ['D1']);
    const path = `/api/units/${encodeURIComponent(typed.unit.id)}/${typed.contest.ballot}/station-figures`;
    expect((await supervisor.get(path)).body).toEqual({ stationFigures: null });
    const clerk = await staff.person('clerk-1', ['D1']);
    await staff.rows('update return set priority = 9 where return_id = $1', [typed.index]);
    await accept(clerk, await staff.person('clerk-2', ['D1']), typed);
    expect((await clerk.get(path)).status).toBe(403);
    const shown = (await supervisor.get(path)).body['stationFigures'] as { differences: object[] };
    expect(shown.differences).toMatchObject([{ place: `vote:${Object.keys(votes)[0]}`, station: 999 }]);
    const list = (await supervisor.get('/api/station-figures')).body['returns'] as object[];
    expect(list).toMatchObject([{ unit: typed.unit.id, ballot: typed.contest.ballot }]);
    const elsewhere = await staff.person('supervisor-2', ['D2']);
    expect((await elsewhere.get('/api/station-figures')).body['returns']).toEqual([]);

    const corrected = { ...body, key: randomUUID(), votes };
    await phone.post(`/api/phone/${own}/figures`, corrected);
    expect((await supervisor.get('/api/station-figures')).body['returns']).toEqual([]);
  });

  test('figures with a place too many, too few, or no figure are refused whole', async () => {
    const { head, votes } = rightForm(spec);
    for (const bad of [
      { head, votes: {} },
      { head, votes: { ...votes, 99: 1 } },
      { head: { ...head, used: '1.5' }, votes },
    ]) {
      const answer = await phone.post(`/api/phone/${code}/figures`, {
        key: randomUUID(),
        ballot: spec.contest.ballot,
        ...bad,
      });
      expect([answer.status, answer.error]).toEqual([422, 'bad-entry']);
    }
    expect(await staff.rows('select count(*)::int as n from station_entry')).toEqual([{ n: 2 }]);
  });

  test('a code that calls without end is asked to wait, and other units are not', async () => {
    const other = at(
      staff.election.returns.filter((s) => s.unit.id !== spec.unit.id && s.unit.centreId === 'D1'),
      1,
    );
    const busy = pageCode(staff.election, other.unit.id, other.contest.ballot, 1);
    let last = 200;
    for (let i = 0; i < 260 && last === 200; i++) last = (await phone.get(`/api/phone/${busy}`)).status;
    expect(last).toBe(503);
    expect((await phone.get(`/api/phone/${code}`)).status).toBe(200);
  });
});
