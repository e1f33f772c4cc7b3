import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';
import { enter, pathOf, sendPhoto, specOf, take, type } from './testing/steps.ts';
import { rightForm, withHead } from './testing/wire.ts';

const UNIT = '44-01-S1-001';
const REASON = 'คืนนี้ศูนย์มีเจ้าหน้าที่สองคน';

/** An office of one clerk and one supervisor, and a head or a province far away. */
describe('a small office', () => {
  let staff: StaffApp;
  let clerk: StaffClient;
  let boss: StaffClient;
  beforeEach(async () => {
    staff = await staffApp();
    clerk = await staff.person('clerk-1', ['D1']);
    boss = await staff.person('supervisor-1', ['D1']);
  });
  afterEach(() => staff.close());

  /** The supervisor has looked at the clerk's entry, which the clerk has mended since. */
  const looked = async () => {
    const spec = specOf(staff, UNIT);
    await sendPhoto(clerk, spec);
    await type(clerk, spec, withHead(rightForm(spec), { left: 199 }));
    expect((await boss.post(`${pathOf(spec)}/look`)).status).toBe(200);
    const claim = await take(clerk, spec, ['look-again']);
    expect((await enter(clerk, spec, claim, rightForm(spec))).body).toMatchObject({
      outcome: 'entered-once',
    });
    return spec;
  };
  const waiting = async (who: StaffClient) =>
    (await who.get('/api/queue/waiting?centre=D1')).body['waiting'] as readonly object[];

  test('an empty queue says what waits, why not for this person, and that nobody is there', async () => {
    const spec = await looked();
    expect((await boss.post('/api/queue/next', { centre: 'D1' })).status).toBe(204);
    const where = { unit: UNIT, ballot: spec.contest.ballot };
    const group = {
      stage: 'entered-once',
      returns: 1,
      nobody: 1,
      roles: ['clerk', 'supervisor'],
      units: [where],
    };
    expect(await waiting(boss)).toEqual([{ ...group, why: 'seen' }]);
    expect(await waiting(clerk)).toEqual([{ ...group, why: 'yours' }]);
    const stuck = (await boss.get('/api/evening/stuck?centre=D1')).body['returns'];
    expect(stuck).toMatchObject([{ unit: UNIT, why: ['no-second-person'], who: { onDuty: 0 } }]);
  });

  test('a head gives leave with a reason; the record, its fact and the page of the return say so', async () => {
    const spec = await looked();
    const head = await staff.person('head-1', ['D1']);
    expect((await boss.post(`${pathOf(spec)}/not-blind`, { reason: REASON })).error).toBe('not-allowed');
    expect((await head.post(`${pathOf(spec)}/not-blind`, { reason: '  ' })).error).toBe('refused');
    const given = await head.post(`${pathOf(spec)}/not-blind`, { reason: REASON });
    expect(given.body).toMatchObject({ outcome: 'entered-once' });
    expect((await head.post(`${pathOf(spec)}/not-blind`, { reason: REASON })).error).toBe('refused');
    const leave = { reason: REASON, by: head.publicId };
    expect((await boss.get(pathOf(spec))).body).toMatchObject({ leave: { ...leave, used: false } });
    expect((await type(boss, spec)).body).toMatchObject({ outcome: 'accepted' });
    const view = (await clerk.get(pathOf(spec))).body;
    expect(view['records']).toMatchObject([{ notBlind: leave }]);
    expect(view['history']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'allow-not-blind', by: head.publicId }),
        expect.objectContaining({ action: 'entries-shown', by: boss.publicId }),
      ]),
    );
    const facts = await staff.rows("select body from fact_inbox where kind = 'record-accepted'");
    expect(facts.map((row) => JSON.parse(String(row['body'])) as object)).toMatchObject([
      { notBlind: leave },
    ]);
  });

  test('the province gives leave, too, and a blind reader who comes first leaves no mark', async () => {
    const spec = await looked();
    const province = await staff.person('province-1', ['D1']);
    expect((await province.post(`${pathOf(spec)}/not-blind`, { reason: REASON })).status).toBe(200);
    const other = await staff.person('clerk-2', ['D1']);
    await type(other, spec);
    expect((await clerk.get(pathOf(spec))).body['records']).toMatchObject([{ notBlind: null }]);
  });

  test('two entries that differ are decided by a head, who reads only the disputed places', async () => {
    const spec = specOf(staff, UNIT);
    await sendPhoto(clerk, spec);
    await type(clerk, spec);
    expect((await type(boss, spec, rightForm(spec, 10))).body).toMatchObject({ outcome: 'differs' });
    const head = await staff.person('head-1', ['D1']);
    const taken = await head.post('/api/queue/next', { centre: 'D1' });
    expect(taken.body).toMatchObject({ task: 'third' });
    const disputed = taken.body['disputed'] as readonly string[];
    const form = rightForm(spec);
    const values = Object.fromEntries(
      disputed.map((ref) => {
        const [kind, number = ''] = ref.split(':');
        return [ref, kind === 'vote' ? form.votes[number] : form.head[ref]];
      }),
    );
    const done = await head.post(`${pathOf(spec)}/decision`, { claim: taken.body['claim'], values });
    expect(done.body).toMatchObject({ outcome: 'accepted' });
  });

  test('a head who has looked at the first entry is no third person either', async () => {
    const spec = specOf(staff, UNIT);
    await sendPhoto(clerk, spec);
    await type(clerk, spec, withHead(rightForm(spec), { left: 199 }));
    const head = await staff.person('head-1', ['D1']);
    await head.post(`${pathOf(spec)}/look`);
    await enter(clerk, spec, await take(clerk, spec, ['look-again']), rightForm(spec));
    expect((await type(boss, spec, rightForm(spec, 10))).body).toMatchObject({ outcome: 'differs' });
    expect((await head.post('/api/queue/next', { centre: 'D1' })).status).toBe(204);
    const province = await staff.person('province-1', ['D1']);
    await province.post(`${pathOf(spec)}/not-blind`, { reason: REASON });
    expect((await head.post('/api/queue/next', { centre: 'D1' })).body).toMatchObject({ task: 'third' });
  });
});
