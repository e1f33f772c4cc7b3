import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import { accept, enter, pathOf, sendPhoto, specOf, take } from './testing/steps.ts';
import { rightForm } from './testing/wire.ts';

const UNITS = ['44-01-S1-001', '44-01-S1-002', '44-01-S1-003'];

/** Two people press at the same moment: one of them is right, and nothing is half done or done twice. */
describe('at the same moment', () => {
  let staff: StaffApp;
  beforeEach(async () => {
    staff = await staffApp();
  });
  afterEach(() => staff.close());

  const person = (name: string) => staff.person(name, ['D1']);
  const count = async (sql: string) =>
    Number((await staff.rows(`select count(*)::int as n from ${sql}`))[0]?.['n']);

  test('two confirm a correction and a third rejects it: one answer counts', async () => {
    const [one, two, boss] = [await person('clerk-1'), await person('clerk-2'), await person('supervisor-1')];
    const readers = [await person('supervisor-2'), await person('supervisor-3'), await person('head-1')];
    for (const unit of UNITS) {
      const spec = specOf(staff, unit);
      await accept(one, two, spec);
      const places = { values: { 'vote:1': 89, 'vote:2': 91 } };
      const reason = { code: 'entry-error', text: 'พิมพ์สลับ' };
      expect((await boss.post(`${pathOf(spec)}/correction`, { reason, places })).status).toBe(200);
      const answers = await Promise.all(
        readers.map((reader, i) =>
          i === 2
            ? reader.post(`${pathOf(spec)}/correction/reject`, { reason: 'ไม่ตรง' })
            : reader.post(`${pathOf(spec)}/correction/confirm`, places),
        ),
      );
      expect(answers.map((a) => a.status).filter((status) => status === 200)).toHaveLength(1);
      for (const { status } of answers) expect([200, 409]).toContain(status);
      const [row] = await staff.rows('select stage, version from return where return_id = $1', [spec.index]);
      const rejected = answers[2]?.status === 200;
      expect(row).toEqual({ stage: 'accepted', version: rejected ? 1 : 2 });
      expect(await count(`record where live and return_id = ${spec.index}`)).toBe(1);
    }
    expect(await count("fact_inbox where kind = 'record-corrected'")).toBe(
      await count('record where version = 2'),
    );
  });

  test('an entry is handed in while a supervisor takes the claim away: one of the two happens', async () => {
    const [one, boss] = [await person('clerk-1'), await person('supervisor-1')];
    for (const unit of UNITS) {
      const spec = specOf(staff, unit);
      await sendPhoto(one, spec);
      const claim = await take(one, spec);
      const [entered, taken] = await Promise.all([
        enter(one, spec, claim, rightForm(spec)),
        boss.post(`${pathOf(spec)}/claim/take-away`, { reason: 'ออกไปแล้ว' }),
      ]);
      expect([entered.status === 200, taken.status === 204].filter(Boolean)).toHaveLength(1);
      if (entered.status !== 200) expect(entered.error).toBe('claim-unknown');
      expect(await count(`entry where return_id = ${spec.index}`)).toBe(entered.status === 200 ? 1 : 0);
      // What was taken away is out of the way of the next unit.
      if (taken.status === 204) await enter(one, spec, await take(one, spec), rightForm(spec));
    }
  });

  test('a record is annulled while its correction is proposed: the case and the ledger tell the same', async () => {
    const [one, two] = [await person('clerk-1'), await person('clerk-2')];
    const [boss, other] = [await person('supervisor-1'), await person('supervisor-2')];
    for (const unit of UNITS) {
      const spec = specOf(staff, unit);
      await accept(one, two, spec);
      const body = {
        reason: { code: 'entry-error', text: 'x' },
        places: { values: { 'vote:1': 89, 'vote:2': 91 } },
      };
      const [proposed, annulled] = await Promise.all([
        boss.post(`${pathOf(spec)}/correction`, body),
        other.post(`${pathOf(spec)}/annulment`, { order: '1/2569', reason: 'ลงคะแนนใหม่' }),
      ]);
      expect(annulled.status).toBe(200);
      expect([200, 409]).toContain(proposed.status);
      expect(await staff.rows('select stage from return where return_id = $1', [spec.index])).toEqual([
        { stage: 'annulled' },
      ]);
      expect(await count(`record where live and return_id = ${spec.index}`)).toBe(0);
    }
    expect(await count("fact_inbox where kind = 'record-annulled'")).toBe(UNITS.length);
  });
});
