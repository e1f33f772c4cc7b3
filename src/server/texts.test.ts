import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import { accept, pathOf, specOf } from './testing/steps.ts';

/** Half of a pair of surrogates, and NUL: JSON may bring both, and neither a fact nor PostgreSQL holds them. */
const BAD = ['\ud800', 'x\udc00y', 'x\u0000'];

describe('texts that nobody can write down', () => {
  let staff: StaffApp;
  beforeAll(async () => {
    staff = await staffApp();
  });
  afterAll(() => staff.close());

  test('are refused wherever they come, and leave nothing behind', async () => {
    const one = await staff.person('clerk-1', ['D1']);
    const two = await staff.person('clerk-2', ['D1']);
    const boss = await staff.person('supervisor-1', ['D1']);
    const spec = specOf(staff, '44-01-S1-001');
    await accept(one, two, spec);
    const path = pathOf(spec);
    const before = await staff.rows('select max(audit_id) as last from audit');
    for (const bad of BAD) {
      const calls = [
        boss.post(`${path}/annulment`, { order: bad, reason: 'x' }),
        boss.post(`${path}/correction`, {
          reason: { code: 'entry-error', text: bad },
          places: { values: { 'vote:1': 1 }, answers: [{ code: 'C3', text: bad }] },
        }),
        boss.post(`${path}/correction`, {
          reason: { code: 'entry-error', text: 'x' },
          places: { values: { [bad]: 1 } },
        }),
        boss.post(`${path}/missing`, { code: 'other', note: bad }),
        boss.post('/api/announcements', {
          area: { kind: 'centre', id: 'D1' },
          importance: 'normal',
          text: { th: bad, en: 'x' },
        }),
        one.post('/api/queue/next', { centre: bad }),
        one.post('/api/login', { username: bad, password: 'x' }),
      ];
      for (const answer of await Promise.all(calls))
        expect([answer.status, answer.error]).toEqual([400, 'bad-request']);
    }
    const text = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const json = { 'content-type': 'application/json' };
    expect((await boss.send('POST', `${path}/annulment`, text, json)).error).toBe('bad-request');
    expect(await staff.rows('select max(audit_id) as last from audit')).toEqual(before);
    expect(staff.logged).toEqual([]);
  });
});
