import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import { enter, pathOf, sendPhoto, specOf, take, type } from './testing/steps.ts';
import { rightForm, withHead } from './testing/wire.ts';

const UNIT = '44-01-S1-001';

/** Supervisors judge entries and also type: whoever was shown somebody's figures is no blind reader of that return any more. */
/** The figure that gives the entry away; as a number of its own, not as a part of a time or a name. */
const FIGURE = /(?<![0-9a-f.-])199(?![0-9a-fZ-])/;

describe('who has seen an entry', () => {
  let staff: StaffApp;
  beforeEach(async () => {
    staff = await staffApp();
  });
  afterEach(() => staff.close());

  const inDoubt = async () => {
    const one = await staff.person('clerk-1', ['D1']);
    const boss = await staff.person('supervisor-1', ['D1']);
    const spec = specOf(staff, UNIT);
    await sendPhoto(one, spec);
    await type(one, spec, withHead(rightForm(spec), { left: 199 }));
    return { one, boss, spec };
  };
  const lookAgain = async ({ one, spec }: Awaited<ReturnType<typeof inDoubt>>) => {
    const claim = await take(one, spec, ['look-again']);
    expect((await enter(one, spec, claim, rightForm(spec))).body).toMatchObject({ outcome: 'entered-once' });
  };

  test('a supervisor who opened the entry in doubt does not get the second one', async () => {
    const scene = await inDoubt();
    const { boss, spec } = scene;
    const covered = await boss.get(pathOf(spec));
    expect(covered.body).toMatchObject({ entries: [], findings: [], covered: { codes: ['C1'] } });
    expect(await staff.rows('select shown_to from return where return_id = $1', [spec.index])).toEqual([
      { shown_to: [] },
    ]);
    const looked = await boss.post(`${pathOf(spec)}/look`);
    expect(looked.body).toMatchObject({ entries: [{ entry: { head: { left: 199 } } }] });
    const view = await boss.get(pathOf(spec));
    expect(view.body['entries']).toHaveLength(1);
    expect(view.body['covered']).toBeNull();
    await lookAgain(scene);
    expect((await boss.post('/api/queue/next', { centre: 'D1' })).status).toBe(204);
    expect((await boss.post('/api/queue/batch', { centre: 'D1', most: 5 })).body).toMatchObject({
      claims: [],
    });
    const other = await staff.person('supervisor-2', ['D1']);
    expect((await type(other, spec)).body).toMatchObject({ outcome: 'accepted' });
    expect(await staff.rows('select shown_to from return where return_id = $1', [spec.index])).toEqual([
      { shown_to: [] },
    ]);
    expect(await staff.rows("select person_id from audit where action = 'entries-shown'")).toEqual([
      { person_id: boss.personId },
    ]);
  });

  test('one who took it as work and gave it back without looking stays blind', async () => {
    const scene = await inDoubt();
    const { boss, spec } = scene;
    const taken = await boss.post('/api/queue/next', { centre: 'D1', tasks: ['supervisor'] });
    expect(taken.body).toMatchObject({ covered: { codes: ['C1'] } });
    expect(JSON.stringify(taken.body)).not.toMatch(FIGURE);
    const claim = String(taken.body['claim']);
    expect((await boss.post(`${pathOf(spec)}/release`, { claim })).status).toBe(204);
    await lookAgain(scene);
    expect((await type(boss, spec)).body).toMatchObject({ outcome: 'accepted' });
  });

  test('a form with errors on the paper is finished by one clerk and one supervisor who never looked', async () => {
    const { boss, spec } = await inDoubt();
    const wrong = withHead(rightForm(spec), { left: 199 });
    const claim = await take(boss, spec, ['supervisor']);
    const asWritten = { claim, codes: ['C1'], reason: 'แบบเขียนว่าเหลือ 199 ใบ' };
    expect((await boss.post(`${pathOf(spec)}/as-written`, asWritten)).body).toMatchObject({
      outcome: 'entered-once',
    });
    expect((await type(boss, spec, wrong)).body).toMatchObject({ outcome: 'accepted' });
    expect(await staff.rows('select not_blind from record where return_id = $1', [spec.index])).toEqual([
      { not_blind: null },
    ]);
  });

  test('nor the third reading after letting errors stand', async () => {
    const { boss, spec } = await inDoubt();
    const reason = 'ตามแบบ';
    await boss.post(`${pathOf(spec)}/look`);
    await boss.post(`${pathOf(spec)}/as-written`, { codes: ['C1'], reason });
    const two = await staff.person('clerk-2', ['D1']);
    const differs = await type(two, spec, withHead(rightForm(spec, 10), { left: 199 }));
    expect(differs.body).toMatchObject({ outcome: 'differs' });
    expect((await boss.post('/api/queue/next', { centre: 'D1' })).status).toBe(204);
  });

  test('what was written about the first entry is not told to those who may type the second', async () => {
    const { boss, spec } = await inDoubt();
    const reason = 'แบบเขียนว่าเหลือ 199 ใบ';
    await boss.post(`${pathOf(spec)}/as-written`, { codes: ['C1'], reason });
    const two = await staff.person('clerk-2', ['D1']);
    const head = await staff.person('head-1', ['D1']);
    const auditor = await staff.person('auditor-1');
    expect(JSON.stringify((await two.get(pathOf(spec))).body)).not.toMatch(FIGURE);
    // A head may be asked to be the third person.
    expect(JSON.stringify((await head.get(pathOf(spec))).body)).not.toMatch(FIGURE);
    expect(JSON.stringify((await auditor.get(pathOf(spec))).body)).toMatch(FIGURE);
  });

  test('entries of a round that was put aside stay hidden from who may type the next one', async () => {
    const { one, boss, spec } = await inDoubt();
    const other = await staff.person('supervisor-2', ['D1']);
    await boss.post(`${pathOf(spec)}/set-aside`, { reason: 'พิมพ์ผิดหน่วย' });
    expect((await other.get(pathOf(spec))).body).toMatchObject({ stage: 'received', entries: [] });
    await type(one, spec);
    expect((await type(other, spec)).body).toMatchObject({ outcome: 'accepted' });
  });
});
