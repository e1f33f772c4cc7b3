import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import { accept, pathOf, sendPhoto, specOf, type } from './testing/steps.ts';
import { rightForm } from './testing/wire.ts';

const UNIT = '44-01-S1-001';

describe('changing what was accepted', () => {
  let staff: StaffApp;
  beforeEach(async () => {
    staff = await staffApp();
  });
  afterEach(() => staff.close());

  const people = async () => {
    const names = ['clerk-1', 'clerk-2', 'clerk-3', 'supervisor-1', 'supervisor-2'];
    const [one, two, three, boss, other] = await Promise.all(names.map((name) => staff.person(name, ['D1'])));
    if (!one || !two || !three || !boss || !other) throw new Error('no people');
    return { one, two, three, boss, other };
  };

  test('a correction needs a reason and a second supervisor; both versions stay', async () => {
    const { one, two, boss, other } = await people();
    const spec = specOf(staff, UNIT);
    await accept(one, two, spec);
    const url = `${pathOf(spec)}/correction`;
    const reason = { code: 'entry-error', text: 'พิมพ์สลับบรรทัด' };
    const places = { values: { 'vote:1': 95, 'vote:3': 85 } };
    expect((await one.post(url, { reason, places })).error).toBe('not-allowed');
    expect((await boss.post(url, { reason: { code: 'mood', text: 'x' }, places })).error).toBe('bad-request');
    expect(
      (await boss.post(url, { reason, places: { values: { 'vote:1': 90 } } })).body['error'],
    ).toMatchObject({ reason: 'no-change' });
    expect((await boss.post(url, { reason, places })).body).toMatchObject({
      outcome: 'correction-proposed',
      version: 1,
    });
    expect((await boss.post(`${url}/confirm`, places)).error).toBe('wrong-person');
    expect((await other.post(`${url}/confirm`, {})).error).toBe('bad-request');
    expect((await other.post(`${url}/confirm`, { values: { 'vote:1': 95 } })).body['error']).toMatchObject({
      reason: 'wrong-places',
      fields: ['vote:3'],
    });
    expect((await other.post(`${url}/confirm`, places)).body).toMatchObject({
      outcome: 'accepted',
      version: 2,
    });
    expect((await other.post(`${url}/confirm`, places)).error).toBe('wrong-stage');
    expect(await staff.rows('select version, live from record order by version')).toEqual([
      { version: 1, live: false },
      { version: 2, live: true },
    ]);
    const [fact] = await staff.rows("select body from fact_inbox where kind = 'record-corrected'");
    expect(JSON.parse(String(fact?.['body']))).toMatchObject({
      version: 2,
      reason,
      confirmedBy: other.publicId,
    });
    const audit = await staff.rows(
      "select action, person_id from audit where action like '%-correction' order by audit_id",
    );
    expect(audit).toEqual([
      { action: 'propose-correction', person_id: boss.personId },
      { action: 'confirm-correction', person_id: other.personId },
    ]);
  });

  test('who confirms reads the paper without the new figures; a difference is shown to both and kept', async () => {
    const { one, two, boss, other } = await people();
    const third = await staff.person('supervisor-3', ['D1']);
    const spec = specOf(staff, UNIT);
    await accept(one, two, spec);
    const url = `${pathOf(spec)}/correction`;
    const reason = { code: 'entry-error', text: 'พิมพ์สลับบรรทัด' };
    const places = { values: { 'vote:1': 95, 'vote:3': 85 } };
    await boss.post(url, { reason, places });
    const blind = await other.get(pathOf(spec));
    expect(blind.body['proposal']).toMatchObject({
      reason,
      by: boss.publicId,
      mine: false,
      places: ['vote:1', 'vote:3'],
      entry: null,
      readings: [],
    });
    const shown = /"[13]":(95|96|85|84)/;
    expect(JSON.stringify(blind.body)).not.toMatch(shown);
    expect((await boss.get(pathOf(spec))).body['proposal']).toMatchObject({
      mine: true,
      entry: { votes: { '1': 95 } },
    });

    const misread = { values: { 'vote:1': 96, 'vote:3': 84 } };
    for (let i = 0; i < 2; i++) {
      expect((await other.post(`${url}/confirm`, misread)).body).toMatchObject({
        outcome: 'correction-proposed',
        version: 1,
      });
    }
    expect(await staff.rows("select person_id, kind from entry where kind = 'confirmation'")).toEqual([
      { person_id: other.personId, kind: 'confirmation' },
    ]);
    for (const person of [boss, other]) {
      expect((await person.get(pathOf(spec))).body['proposal']).toMatchObject({
        entry: { votes: { '1': 95 } },
        readings: [{ by: other.publicId, entry: { votes: { '1': 96, '3': 84 } } }],
      });
    }
    const unread = await third.get(pathOf(spec));
    expect(unread.body['proposal']).toMatchObject({ entry: null, readings: [] });
    expect(JSON.stringify(unread.body)).not.toMatch(shown);
    expect((await third.post(`${url}/confirm`, places)).body).toMatchObject({
      outcome: 'accepted',
      version: 2,
    });
    const audit = await staff.rows(
      "select person_id, detail->'agreed' as agreed from audit where action = 'confirm-correction' order by audit_id",
    );
    expect(audit).toEqual([
      { person_id: other.personId, agreed: false },
      { person_id: third.personId, agreed: true },
    ]);
  });

  test('a rejected correction changes nothing; an annulled record stays and a new photo opens the next round', async () => {
    const { one, two, boss, other } = await people();
    const spec = specOf(staff, UNIT);
    await accept(one, two, spec);
    const url = `${pathOf(spec)}/correction`;
    await boss.post(url, { reason: { code: 'recount', text: 'นับใหม่' }, entry: rightForm(spec, 3) });
    expect((await other.post(`${url}/reject`, { reason: 'ไม่ตรงกับภาพ' })).body).toMatchObject({
      outcome: 'accepted',
      version: 1,
    });
    expect((await boss.post(`${pathOf(spec)}/annulment`, { order: '', reason: 'x' })).status).toBe(400);
    const done = await boss.post(`${pathOf(spec)}/annulment`, { order: 'กกต. 9/2569', reason: 'เลือกตั้งใหม่' });
    expect(done.body).toMatchObject({ outcome: 'annulled', version: 1 });
    expect(await staff.rows('select version, live from record')).toEqual([{ version: 1, live: false }]);
    await sendPhoto(one, spec);
    await type(one, spec, rightForm(spec, 2));
    expect((await type(two, spec, rightForm(spec, 2))).body).toMatchObject({
      outcome: 'accepted',
      version: 2,
      round: 2,
    });
    const kinds = await staff.rows("select kind from fact_inbox where kind like 'record%' order by fact_id");
    expect(kinds.map((k) => k['kind'])).toEqual(['record-accepted', 'record-annulled', 'record-accepted']);
  });
});
