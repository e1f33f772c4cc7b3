import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReturnSpec } from '../election/lookup.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';
import { enter, pathOf, sendPhoto, specOf, take, type } from './testing/steps.ts';
import { rightForm } from './testing/wire.ts';

interface Along {
  readonly claim: string;
  readonly task: string;
  readonly deadline: string;
  readonly ballot: string;
  readonly unit: { readonly id: string };
}

describe('work that is taken along, and handed in late', () => {
  let staff: StaffApp;
  let one: StaffClient;
  let two: StaffClient;
  let head: StaffClient;
  beforeAll(async () => {
    staff = await staffApp({ stationsEach: 9 });
    one = await staff.person('clerk-1', ['D1']);
    two = await staff.person('clerk-2', ['D1']);
    head = await staff.person('supervisor-1', ['D1']);
  });
  afterAll(() => staff.close());

  const batch = async (client: StaffClient, most: number, spare = false): Promise<readonly Along[]> => {
    const answer = await client.post('/api/queue/batch', { most, spare, centre: 'D1' });
    expect(answer.status).toBe(200);
    return answer.body['claims'] as readonly Along[];
  };
  const along = async (client: StaffClient, spec: ReturnSpec): Promise<string> => {
    await sendPhoto(one, spec);
    const [claim] = await batch(client, 1);
    expect(claim).toMatchObject({ unit: { id: spec.unit.id }, ballot: spec.contest.ballot });
    return claim?.claim ?? '';
  };
  const runOut = (spec: ReturnSpec) =>
    staff.rows("update return set claimed_until = now() - interval '1 minute' where return_id = $1", [
      spec.index,
    ]);
  const entries = (spec: ReturnSpec) =>
    staff.rows('select kind, person_id, claim_id from entry where return_id = $1 order by entry_id', [
      spec.index,
    ]);

  test('several returns come in the order of the queue, for longer, and each to one person only', async () => {
    const specs = [1, 2, 3, 4].map((n) => specOf(staff, `44-01-S1-00${n}`));
    for (const spec of specs) await sendPhoto(one, spec);
    const mine = await batch(one, 2);
    const theirs = await batch(two, 50);
    expect([...mine, ...theirs].map((claim) => claim.unit.id)).toEqual(specs.map((spec) => spec.unit.id));
    expect(mine[0]).toMatchObject({
      task: 'first',
      form: { code: expect.any(String) },
      rules: {},
      siblings: {},
    });
    const [{ minutes } = { minutes: 0 }] = await staff.rows(
      'select round(extract(epoch from claimed_until - now()) / 60) as minutes from return where claim_id = $1',
      [mine[0]?.claim],
    );
    expect(Number(minutes)).toBe(90);
    for (const [i, claim] of mine.entries())
      expect(
        (await enter(one, specs[i] as ReturnSpec, claim.claim, rightForm(specs[i] as ReturnSpec))).status,
      ).toBe(200);
    // Their second entry is for others: blind, and never for whoever typed the first.
    expect(await batch(one, 50)).toEqual([]);
    const [second] = await batch(two, 1);
    expect(second).toMatchObject({ task: 'second' });
    expect(second).not.toHaveProperty('entries');
    expect(second).not.toHaveProperty('yours');
    const all = [...theirs, ...(second === undefined ? [] : [second])].map((claim) => claim.claim);
    expect((await one.post('/api/queue/give-back', { claims: all })).body).toEqual({ given: 0 });
    expect((await two.post('/api/queue/give-back', { claims: all })).body).toEqual({ given: 3 });
    const noted = await staff.rows("select person_id from audit where action = 'release'");
    expect(noted).toEqual(Array(3).fill({ person_id: two.personId }));
    for (const spec of specs.slice(2)) await type(one, spec);
    for (const spec of specs) await type(two, spec);
  });

  test('a browser that keeps work ready by itself takes only a share of what waits', async () => {
    const specs = [5, 6, 7, 8, 9].map((n) => specOf(staff, `44-01-S1-00${n}`));
    await sendPhoto(one, specs[0] as ReturnSpec);
    expect(await batch(one, 5, true)).toEqual([]);
    for (const spec of specs.slice(1)) await sendPhoto(one, spec);
    const few = await batch(one, 5, true);
    expect(few.length).toBe(1);
    const claims = few.map((claim) => claim.claim);
    await one.post('/api/queue/give-back', { claims });
    for (const spec of specs) {
      await type(one, spec);
      await type(two, spec);
    }
  });

  test('what was taken along is not given back by a reload, nor where entry is paused', async () => {
    const spec = specOf(staff, '44-02-S1-003');
    const claim = await along(one, spec);
    expect((await one.post('/api/queue/next', { centre: 'D1', resume: true })).status).toBe(204);
    const lead = await staff.person('head-1', ['D1']);
    const pause = { area: { kind: 'centre', id: 'D1' }, message: { th: 'พัก', en: 'A pause' } };
    const { body } = await lead.post('/api/evening/pauses', pause);
    expect(await batch(two, 5)).toEqual([]);
    expect((await lead.post(`/api/evening/pauses/${String(body['id'])}/resume`)).status).toBe(204);
    expect((await enter(one, spec, claim, rightForm(spec))).status).toBe(200);
    await type(two, spec);
  });

  test('a claim that ran out is good while nobody else has the return, and makes one entry however often it is sent', async () => {
    const spec = specOf(staff, '44-02-S1-004');
    const claim = await along(one, spec);
    await runOut(spec);
    const sent = await Promise.all(Array.from({ length: 4 }, () => enter(one, spec, claim, rightForm(spec))));
    expect(sent.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    expect(await entries(spec)).toEqual([{ kind: 'first', person_id: one.personId, claim_id: claim }]);
    await type(two, spec);
  });

  test('also when somebody else had it meanwhile and gave it back', async () => {
    const spec = specOf(staff, '44-02-S1-005');
    const claim = await along(one, spec);
    await runOut(spec);
    const theirs = await take(two, spec);
    const refused = await enter(one, spec, claim, rightForm(spec));
    expect([refused.status, refused.error]).toEqual([409, 'claim-expired']);
    await two.post(`${pathOf(spec)}/release`, { claim: theirs });
    expect((await enter(one, spec, claim, rightForm(spec))).body).toMatchObject({ outcome: 'entered-once' });
    expect((await enter(two, spec, theirs, rightForm(spec))).error).toBe('claim-unknown');
    await type(two, spec);
  });

  test('not when somebody else typed it, nor when a supervisor took it away; nobody else may use the claim', async () => {
    const spec = specOf(staff, '44-02-S1-001');
    const claim = await along(one, spec);
    await runOut(spec);
    expect((await enter(two, spec, claim, rightForm(spec))).error).toBe('claim-unknown');
    await type(two, spec);
    expect((await enter(one, spec, claim, rightForm(spec))).error).toBe('claim-unknown');
    expect((await entries(spec)).length).toBe(1);
    await type(one, spec);
    const other = specOf(staff, '44-02-S1-002');
    const away = await along(one, other);
    await runOut(other);
    expect((await head.post(`${pathOf(other)}/claim/take-away`, { reason: 'went home' })).status).toBe(204);
    expect((await enter(one, other, away, rightForm(other))).error).toBe('claim-unknown');
    await type(two, other);
    await type(one, other);
  });

  test('an entry that is thrown away is noted with its reason', async () => {
    const spec = specOf(staff, '44-02-S1-001');
    const body = {
      claim: '00000000-0000-4000-8000-000000000000',
      code: 'claim-unknown',
      reason: 'typed twice',
    };
    expect((await one.post(`${pathOf(spec)}/discarded`, body)).status).toBe(204);
    const [noted] = await staff.rows(
      "select person_id, subject, detail from audit where action = 'discard-entry'",
    );
    expect(noted).toEqual({ person_id: one.personId, subject: '44-02-S1-001/constituency', detail: body });
  });
});
