import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';
import { accept, pathOf, sendPhoto, specOf, take, type } from './testing/steps.ts';
import { rightForm } from './testing/wire.ts';

describe('numbers and stuck returns', () => {
  let staff: StaffApp;
  let clerk: StaffClient;
  let other: StaffClient;
  let supervisor: StaffClient;
  let observer: StaffClient;
  beforeAll(async () => {
    staff = await staffApp();
    clerk = await staff.person('clerk-1', ['D1']);
    other = await staff.person('clerk-2', ['D1']);
    supervisor = await staff.person('supervisor-1', ['D1']);
    observer = await staff.person('observer-1');
    await accept(clerk, other, specOf(staff, '44-01-S1-001'));
    const differing = specOf(staff, '44-01-S1-002');
    await sendPhoto(clerk, differing);
    await type(clerk, differing);
    await type(other, differing, rightForm(differing, 2));
    await sendPhoto(clerk, specOf(staff, '44-01-S1-003'));
  });
  afterAll(() => staff.close());

  test('observers get every number and nobody’s name', async () => {
    const answer = await observer.get('/api/evening/numbers?by=centre');
    expect(answer.status).toBe(200);
    const rows = answer.body['rows'] as Record<string, unknown>[];
    expect(rows.map((row) => row['id'])).toEqual(['D1', 'MKM_1', 'MKM_2']);
    expect(rows[0]).toMatchObject({
      kind: 'centre',
      units: { expected: 8, missing: 8, complete: 0 },
      returns: 16,
      statuses: { accepted: 1, differs: 1, photographed: 1, awaited: 13 },
      waiting: { first: { count: 1 }, second: { count: 0, oldest: null }, third: { count: 1 } },
      rate: { arrived: [0.6, 0.2], first: [0.4, 0.13], second: [0.4, 0.13], accepted: [0.2, 0.07] },
      forecast: null,
      differences: { of: 2, differed: 1 },
      corrections: { of: 1, corrected: 0 },
      onDuty: 2,
      latency: { first: { count: 1 }, second: { count: 1 }, accepted: { count: 1 } },
    });
    const text = JSON.stringify(answer.body);
    for (const person of [clerk, other, supervisor]) expect(text).not.toContain(person.publicId);
    expect(text).not.toContain('clerk-1');
  });

  test('parts add up to the whole, by centre, constituency and province', async () => {
    const total = await observer.get('/api/evening/numbers');
    const [whole] = total.body['rows'] as { returns: number; statuses: Record<string, number> }[];
    expect(whole?.returns).toBe(staff.election.returns.length);
    for (const by of ['centre', 'constituency', 'province']) {
      const answer = await observer.get(`/api/evening/numbers?by=${by}`);
      const rows = answer.body['rows'] as { returns: number; statuses: Record<string, number> }[];
      expect(rows.reduce((sum, row) => sum + row.returns, 0)).toBe(whole?.returns);
      for (const [status, count] of Object.entries(whole?.statuses ?? {})) {
        expect(rows.reduce((sum, row) => sum + (row.statuses[status] ?? 0), 0)).toBe(count);
      }
    }
  });

  test('numbers are those of one’s own area of duty', async () => {
    const answer = await clerk.get('/api/evening/numbers?by=centre');
    expect((answer.body['rows'] as { id: string }[]).map(({ id }) => id)).toEqual(['D1']);
    expect((await clerk.get('/api/evening/numbers?centre=MKM_1')).error).toBe('not-your-area');
  });

  test('a return that two people typed differently is stuck until a third comes to work', async () => {
    const looker = await staff.person('auditor-1', ['D1']);
    const stuck = async () => {
      const answer = await looker.get('/api/evening/stuck');
      return answer.body['returns'] as Record<string, unknown>[];
    };
    await staff.rows("update session set last_seen_at = now() - interval '30 minutes' where person_id = $1", [
      supervisor.personId,
    ]);
    const [row] = await stuck();
    expect(row).toMatchObject({
      unit: '44-01-S1-002',
      ballot: 'constituency',
      status: 'differs',
      why: ['no-third-person'],
      who: { onDuty: 0, people: [] },
      holder: null,
    });
    await staff.person('clerk-3', ['MKM_1']);
    expect(await stuck()).toHaveLength(1);
    const third = await staff.person('clerk-4', ['D1']);
    expect(await stuck()).toEqual([]);
    // Whoever has seen an entry is no third person.
    const show = (people: readonly number[]) =>
      staff.rows("update return set shown_to = $1 where unit_id = '44-01-S1-002'", [people]);
    await show([third.personId]);
    expect(await stuck()).toMatchObject([{ why: ['no-third-person'], who: { onDuty: 0 } }]);
    await show([]);
    expect(await stuck()).toEqual([]);
  });

  test('claims that ran out twice, photos that cannot be read, and old returns are stuck, each with who can act', async () => {
    const lapsed = specOf(staff, '44-01-S1-003');
    await staff.rows('update return set lapses = 2 where return_id = $1', [lapsed.index]);
    const bad = specOf(staff, '44-01-S1-004');
    await sendPhoto(clerk, bad);
    await staff.rows("update return set received_at = '2020-01-01' where return_id = $1", [bad.index]);
    const claim = await take(clerk, bad, ['first']);
    await clerk.post(`${pathOf(bad)}/unreadable`, { claim, reason: 'มืด' });
    await staff.rows("update return set stage_since = now() - interval '40 minutes' where return_id = $1", [
      bad.index,
    ]);
    const answer = await supervisor.get('/api/evening/stuck?minutes=30');
    expect(answer.body['returns']).toMatchObject([
      { unit: '44-01-S1-004', why: ['unreadable', 'old'], who: { roles: ['clerk', 'supervisor', 'head'] } },
      { unit: '44-01-S1-003', why: ['lapsed'], lapses: 2 },
    ]);
    expect((await observer.get('/api/evening/stuck')).error).toBe('not-allowed');
  });

  test('who is at work: sessions in use, last work, what they hold', async () => {
    const answer = await supervisor.get('/api/evening/people');
    const people = answer.body['people'] as { id: string; lastWork: { unit: string } | null }[];
    expect(people.map(({ id }) => id)).toContain(clerk.publicId);
    expect(people.find(({ id }) => id === clerk.publicId)?.lastWork?.unit).toBe('44-01-S1-002');
    expect((await clerk.get('/api/evening/people')).error).toBe('not-allowed');
    expect((await observer.get('/api/evening/people')).error).toBe('not-allowed');
  });
});
