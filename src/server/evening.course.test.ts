import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';
import { accept, sendPhoto, specOf } from './testing/steps.ts';

const TEXT = { th: 'พักกินข้าว 18.00 น.', en: 'Dinner at 6 pm' };
const CSV = { 'content-type': 'text/csv' };

interface Course {
  readonly at: number;
  readonly from: number;
  readonly step: number;
  readonly returns: number;
  readonly before: Readonly<Record<string, number>>;
  readonly counts: Readonly<Record<string, readonly number[]>>;
}

describe('the course of the evening, readers of announcements, previews', () => {
  let staff: StaffApp;
  let clerk: StaffClient;
  let other: StaffClient;
  let supervisor: StaffClient;
  let head: StaffClient;
  let observer: StaffClient;
  beforeAll(async () => {
    staff = await staffApp();
    clerk = await staff.person('clerk-1', ['D1']);
    other = await staff.person('clerk-2', ['D1']);
    supervisor = await staff.person('supervisor-1', ['D1']);
    head = await staff.person('head-1', ['D1']);
    observer = await staff.person('observer-1');
  });
  afterAll(() => staff.close());

  const courseOf = async (client: StaffClient, query = '') =>
    (await client.get(`/api/evening/course${query}`)).body as unknown as Course;
  const sum = (list: readonly number[] | undefined) => (list ?? []).reduce((a, b) => a + b, 0);

  test('begins with the first photo, and counts every step once, within the area asked for', async () => {
    const empty = await courseOf(observer);
    expect([empty.counts['arrived'], empty.returns]).toEqual([[], staff.election.returns.length]);
    await accept(clerk, other, specOf(staff, '44-01-S1-001'));
    await sendPhoto(clerk, specOf(staff, '44-01-S1-003'));
    const course = await courseOf(observer);
    expect(course.step).toBe(300);
    expect(course.from % 300).toBe(0);
    expect(course.at - course.from).toBeLessThan(600);
    expect(Object.fromEntries(Object.entries(course.counts).map(([k, v]) => [k, sum(v)]))).toEqual({
      arrived: 2,
      first: 1,
      second: 1,
      accepted: 1,
    });
    expect(sum((await courseOf(observer, '?centre=MKM_2')).counts['arrived'])).toBe(0);
    expect((await head.get('/api/evening/course?centre=MKM_2')).error).toBe('not-your-area');
  });

  test('takes what is older than a day together', async () => {
    const { index } = specOf(staff, '44-01-S1-001');
    await staff.rows(
      `update return set received_at = received_at - interval '3 days', first_at = first_at - interval '3 days' where return_id = $1`,
      [index],
    );
    const course = await courseOf(observer);
    expect([course.before['arrived'], course.before['first'], course.before['second']]).toEqual([1, 1, 0]);
    expect(course.counts['arrived']?.length).toBe(288);
    expect(sum(course.counts['arrived'])).toBe(1);
  });

  test('an announcement tells who has seen it and who at work has not; the nation needs no name', async () => {
    const national = await staff.person('administrator-1');
    const away = await staff.person('clerk-3', ['MKM_2']);
    const made = await national.post('/api/announcements', {
      area: { kind: 'nation', id: 'nation' },
      importance: 'urgent',
      text: TEXT,
    });
    expect(made.status).toBe(201);
    const id = String(made.body['id']);
    await clerk.post(`/api/announcements/${id}/seen`);
    await away.post(`/api/announcements/${id}/seen`);
    const readers = await supervisor.get(`/api/announcements/${id}/readers`);
    expect(readers.body['seen']).toMatchObject([{ id: clerk.publicId, name: 'clerk-1' }]);
    const notYet = (readers.body['notYet'] as { name: string }[]).map(({ name }) => name);
    expect(notYet).toEqual(expect.arrayContaining(['clerk-2', 'head-1', 'supervisor-1']));
    expect(notYet).not.toContain('clerk-3');
    expect((await clerk.get(`/api/announcements/${id}/readers`)).error).toBe('not-allowed');
    expect((await supervisor.get('/api/announcements/999/readers')).error).toBe('not-found');
    expect(made.body).not.toHaveProperty('area');
    const list = await national.get('/api/announcements');
    expect((list.body['announcements'] as { area: object }[])[0]?.area).toMatchObject({ id: 'TH' });
  });

  test('a preview of contacts says what would be kept, and keeps nothing', async () => {
    const preview = (text: string) => head.send('POST', '/api/evening/contacts?preview=1', text, CSV);
    const good = await preview('unit,name,phone\n44-01-S1-001,สมชาย,0811111111\n');
    expect(good.body).toEqual({
      count: 1,
      first: [{ unit: '44-01-S1-001', name: 'สมชาย', phone: '0811111111' }],
    });
    expect(await staff.rows('select from unit_contact')).toEqual([]);
    expect(await staff.rows("select from audit where action = 'keep-contacts'")).toEqual([]);
    expect((await preview('unit,name,phone\nx,ก,0811111111\n')).error).toBe('bad-file');
  });
});
