import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPng } from '../images/testing/images.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';
import { accept, enter, pathOf, sendPhoto, specOf, take, type } from './testing/steps.ts';
import { rightForm } from './testing/wire.ts';

describe('the same again, out of order, by the wrong person', () => {
  let staff: StaffApp;
  let one: StaffClient;
  let two: StaffClient;
  beforeAll(async () => {
    staff = await staffApp({ stationsEach: 9 });
    one = await staff.person('clerk-1', ['D1']);
    two = await staff.person('clerk-2', ['D1']);
  });
  afterAll(() => staff.close());

  test('the same photo again changes nothing, however many send it at once', async () => {
    const spec = specOf(staff, '44-02-S1-009');
    const bytes = testPng({ seed: 77 });
    const sent = await Promise.all(
      Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? one : two).photo(`${pathOf(spec)}/photos`, bytes)),
    );
    expect(sent.map((a) => a.status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    const counts = await staff.rows(
      `select (select count(*) from photo where return_id = $1) as photos,
              (select count(*) from fact_inbox where kind = 'photo-received') as facts,
              (select count(*) from audit where action = 'receive-photo') as audits`,
      [spec.index],
    );
    expect(counts).toEqual([{ photos: 1, facts: 1, audits: 1 }]);
    await accept(one, two, spec);
  });

  test('the same entry again gets the first answer; another one under the same claim is refused', async () => {
    const spec = specOf(staff, '44-01-S1-001');
    await sendPhoto(one, spec);
    const claim = await take(one, spec);
    const first = await enter(one, spec, claim, rightForm(spec));
    const again = await enter(one, spec, claim, rightForm(spec));
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    const other = await enter(one, spec, claim, rightForm(spec, 5));
    expect([other.status, other.error]).toEqual([409, 'claim-used']);
    expect(await staff.rows('select count(*) as n from entry where return_id = $1', [spec.index])).toEqual([
      { n: 1 },
    ]);
    // Also after the return has moved on.
    await type(two, spec);
    expect((await enter(one, spec, claim, rightForm(spec))).body).toEqual(first.body);
  });

  test('a claim is prolonged by its holder alone, also after its deadline, until somebody else takes the return', async () => {
    const spec = specOf(staff, '44-01-S1-008');
    await sendPhoto(one, spec);
    const claim = await take(one, spec);
    const more = await one.post(`${pathOf(spec)}/extend`, { claim });
    expect(more.status).toBe(200);
    expect(Date.parse(String(more.body['deadline']))).toBeGreaterThan(Date.now());
    expect((await two.post(`${pathOf(spec)}/extend`, { claim })).error).toBe('claim-unknown');
    await staff.rows(`update return set claimed_until = now() - interval '1 minute' where return_id = $1`, [
      spec.index,
    ]);
    expect((await one.post(`${pathOf(spec)}/extend`, { claim })).status).toBe(200);
    expect((await enter(one, spec, claim, rightForm(spec))).status).toBe(200);
    expect((await one.post(`${pathOf(spec)}/extend`, { claim })).error).toBe('claim-unknown');
    const [noted] = await staff.rows(`select count(*) as n from audit where action = 'extend-claim'`);
    expect(noted).toEqual({ n: 2 });
    const second = await two.post('/api/queue/next', { tasks: ['second'] });
    expect(second.body).toMatchObject({ rules: { bookSize: expect.any(Number) }, siblings: {} });
  });

  test('the same entry sent many times at once is one entry', async () => {
    const spec = specOf(staff, '44-01-S1-002');
    await sendPhoto(one, spec);
    const claim = await take(one, spec);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => enter(one, spec, claim, rightForm(spec))),
    );
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(await staff.rows('select count(*) as n from entry where return_id = $1', [spec.index])).toEqual([
      { n: 1 },
    ]);
    await type(two, spec);
  });

  test('a claim works only for its holder and its return', async () => {
    const spec = specOf(staff, '44-01-S1-003');
    const elsewhere = specOf(staff, '44-01-S1-004');
    await sendPhoto(one, spec);
    const claim = await take(one, spec);
    expect((await enter(two, spec, claim, rightForm(spec))).error).toBe('claim-unknown');
    expect((await enter(one, elsewhere, claim, rightForm(elsewhere))).error).toBe('claim-unknown');
    expect((await two.post(`${pathOf(spec)}/release`, { claim })).error).toBe('claim-unknown');
    expect((await one.post(`${pathOf(spec)}/release`, { claim })).status).toBe(204);
    expect((await enter(one, spec, claim, rightForm(spec))).error).toBe('claim-unknown');
    const audit = await staff.rows("select person_id, subject from audit where action = 'release'");
    expect(audit).toEqual([{ person_id: one.personId, subject: '44-01-S1-003/constituency' }]);
    await type(one, spec);
    await type(two, spec);
  });

  test('an entry before its photo, and a decision where nothing is disputed, are refused', async () => {
    const spec = specOf(staff, '44-01-S1-005');
    const claim = '00000000-0000-4000-8000-000000000000';
    expect((await enter(one, spec, claim, rightForm(spec))).error).toBe('claim-unknown');
    await sendPhoto(one, spec);
    const taken = await take(one, spec);
    const early = await one.post(`${pathOf(spec)}/decision`, { claim: taken, values: {} });
    expect([early.status, early.error]).toEqual([409, 'wrong-stage']);
    await enter(one, spec, taken, rightForm(spec));
    await type(two, spec);
  });

  test('after its deadline a claim is good until somebody else takes the return', async () => {
    const spec = specOf(staff, '44-01-S1-006');
    await sendPhoto(one, spec);
    const claim = await take(one, spec);
    await staff.rows("update return set claimed_until = now() - interval '1 second' where return_id = $1", [
      spec.index,
    ]);
    const taken = await take(two, spec);
    const late = await enter(one, spec, claim, rightForm(spec));
    expect([late.status, late.error]).toEqual([409, 'claim-expired']);
    expect((await enter(two, spec, taken, rightForm(spec))).body).toMatchObject({ outcome: 'entered-once' });
    expect((await enter(one, spec, claim, rightForm(spec))).error).toBe('claim-unknown');
    await type(one, spec);
  });

  test('resume gives back what the person holds; without it there is more work or none', async () => {
    const spec = specOf(staff, '44-01-S1-007');
    await sendPhoto(one, spec);
    const claim = await take(one, spec);
    expect((await one.post('/api/queue/next', { centre: 'D1' })).status).toBe(204);
    const back = await one.post('/api/queue/next', { centre: 'D1', resume: true });
    expect(back.body).toMatchObject({ unit: { id: '44-01-S1-007' } });
    // What was typed before the reload may come late, from a tab or a queue: the return is still the same person's.
    expect((await enter(one, spec, claim, rightForm(spec))).body).toMatchObject({ outcome: 'entered-once' });
    expect((await enter(one, spec, String(back.body['claim']), rightForm(spec))).error).toBe('claim-unknown');
    await type(two, spec);
  });

  test('twenty people at once take twenty different returns', async () => {
    const specs = ['constituency', 'party-list'].flatMap((ballot) =>
      Array.from({ length: 5 }, (_, i) => specOf(staff, `44-02-S1-00${i + 1}`, ballot)),
    );
    await Promise.all(specs.map((spec) => sendPhoto(one, spec)));
    const clerks = await Promise.all(
      Array.from({ length: 20 }, (_, i) => staff.person(`clerk-crowd${i}`, ['D1'])),
    );
    const claims = await Promise.all(
      clerks.map((clerk) => clerk.post('/api/queue/next', { centre: 'D1', brief: true })),
    );
    const taken = claims
      .filter((c) => c.status === 200)
      .map((c) => JSON.stringify([c.body['unit'], c.body['ballot']]));
    expect(taken.length).toBe(10);
    expect(new Set(taken).size).toBe(10);
    expect(claims.filter((c) => c.status === 204).length).toBe(10);
  });

  test('next=1 gives the next claim with the answer, and again when the answer was lost', async () => {
    const here = await staffApp();
    const clerk = await here.person('clerk-1', ['D1']);
    const a = specOf(here, '44-01-S1-001');
    const b = specOf(here, '44-01-S1-002');
    const c = specOf(here, '44-01-S1-003');
    for (const spec of [a, b, c]) await sendPhoto(clerk, spec);
    const claim = await take(clerk, a);
    const url = `${pathOf(a)}/entries?next=1&brief=1`;
    const first = await clerk.post(url, { claim, ...rightForm(a) });
    expect(first.body).toMatchObject({
      outcome: 'entered-once',
      next: { task: 'first', unit: { id: b.unit.id } },
    });
    expect(first.body['next']).not.toHaveProperty('lines');
    const again = await clerk.post(url, { claim, ...rightForm(a) });
    expect(again.body).toMatchObject({ outcome: 'entered-once', next: { unit: { id: c.unit.id } } });
    await here.close();
  });

  test('of two ballots accepted at the same moment, one sees the other', async () => {
    const here = await staffApp({ stationsEach: 3, constituencies: 1 });
    const first = await here.person('clerk-1', ['D1']);
    const second = await here.person('clerk-2', ['D1']);
    const outcomes: unknown[] = [];
    for (let n = 1; n <= 3; n++) {
      const a = specOf(here, `44-01-S1-00${n}`);
      const b = specOf(here, `44-01-S1-00${n}`, 'party-list');
      await sendPhoto(first, a);
      await sendPhoto(first, b);
      // Different numbers on the roll (C11, an error) that neither first entry can know of.
      const formA = rightForm(a);
      const formB = { ...rightForm(b), head: { ...rightForm(b).head, registered: 501 } };
      await type(first, a, formA);
      await type(first, b, formB);
      const claims = [await take(second, a), await take(second, b)];
      const done = await Promise.all([
        enter(second, a, String(claims[0]), formA),
        enter(second, b, String(claims[1]), formB),
      ]);
      outcomes.push(done.map((d) => d.body['outcome']).sort());
    }
    expect(outcomes).toEqual(Array(3).fill(['accepted', 'with-supervisor']));
    await here.close();
  });
});
