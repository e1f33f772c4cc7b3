import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';

interface Row {
  readonly id: number;
  readonly at: string;
  readonly action: string;
  readonly subject: string;
  readonly by: { readonly username: string } | null;
}

describe('the audit log', () => {
  let staff: StaffApp;
  let auditor: StaffClient;
  let clerk: StaffClient;
  beforeAll(async () => {
    staff = await staffApp();
    auditor = await staff.person('auditor-1');
    clerk = await staff.person('clerk-1', ['D1']);
    for (let i = 0; i < 25; i++) {
      await staff.rows('insert into audit (person_id, action, subject, at) values ($1, $2, $3, $4)', [
        i % 2 === 0 ? clerk.personId : null,
        i % 5 === 0 ? 'look' : 'touch',
        `thing-${i % 3}`,
        new Date(Date.UTC(2026, 1, 8, 10, i)),
      ]);
    }
  });
  afterAll(() => staff.close());

  const read = async (query: string) => {
    const answer = await auditor.get(`/api/audit?${query}`);
    expect([answer.status, answer.error]).toEqual([200, '']);
    return { rows: answer.body['rows'] as Row[], next: answer.body['next'] as number | null };
  };

  test('comes newest first, in pages that neither repeat nor miss a row', async () => {
    const ids: number[] = [];
    let next: number | null = null;
    do {
      const page = await read(`limit=7${next === null ? '' : `&before=${next}`}`);
      ids.push(...page.rows.map((r) => r.id));
      next = page.next;
    } while (next !== null);
    const all = await staff.rows('select audit_id::int as id from audit order by audit_id desc');
    expect(ids).toEqual(all.map((r) => r['id']));
  });

  test('can be held to a person, an action, a subject and a time', async () => {
    const mine = await read('person=clerk-1&action=look');
    expect(mine.rows.every((r) => r.by?.username === 'clerk-1' && r.action === 'look')).toBe(true);
    expect(mine.rows.length).toBe(3);
    expect((await read(`person=${clerk.publicId}&action=look`)).rows).toEqual(mine.rows);
    expect((await read('person=nobody')).rows).toEqual([]);
    expect((await read('subject=thing-1')).rows.length).toBe(8);
    const hour = await read('from=2026-02-08T10:05:00Z&to=2026-02-08T10:10:00Z');
    expect(hour.rows.map((r) => r.at.slice(14, 16))).toEqual(['09', '08', '07', '06', '05']);
    expect((await read('action=touch')).rows.some((r) => r.by === null)).toBe(true);
    expect((await auditor.get('/api/audit?from=yesterday')).error).toBe('bad-request');
  });

  test('is for administrators and auditors only', async () => {
    for (const role of ['clerk', 'supervisor', 'head', 'province', 'publisher', 'observer']) {
      expect((await (await staff.person(`${role}-a`)).get('/api/audit')).error, role).toBe('not-allowed');
    }
    expect((await (await staff.person('administrator-1')).get('/api/audit')).status).toBe(200);
  });
});
