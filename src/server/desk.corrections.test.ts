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
    expect((await boss.post(`${url}/confirm`)).error).toBe('wrong-person');
    const view = await other.get(pathOf(spec));
    expect(view.body).toMatchObject({
      stage: 'correction-proposed',
      proposal: { reason, by: boss.publicId },
    });
    expect((await other.post(`${url}/confirm`)).body).toMatchObject({ outcome: 'accepted', version: 2 });
    expect((await other.post(`${url}/confirm`)).error).toBe('wrong-stage');
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
