import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp, TEST_PASSWORD } from './testing/staff-app.ts';
import { StaffClient } from './testing/staff-client.ts';

describe('places of duty, and people who wait', () => {
  let staff: StaffApp;
  beforeAll(async () => {
    staff = await staffApp();
  });
  afterAll(() => staff.close());

  test('everybody gets the names of their own centres and of what these lie in', async () => {
    const clerk = await staff.person('clerk-1', ['D1']);
    const { body, headers } = await clerk.get('/api/centres');
    expect(body['centres']).toEqual([{ id: 'D1', name: expect.anything(), area: 'district:D1' }]);
    const areas = body['areas'] as { id: string; within: string | null; whole: boolean }[];
    expect(areas.find(({ id }) => id === 'district:D1')).toMatchObject({
      within: 'province:MKM',
      whole: true,
    });
    // The province holds a centre that is not theirs.
    expect(areas.find(({ id }) => id === 'province:MKM')).toMatchObject({ within: null, whole: false });
    const again = await clerk.send('GET', '/api/centres', undefined, {
      'if-none-match': String(headers['etag']),
    });
    expect(again.status).toBe(304);
  });

  test('another area of duty is another answer; who has the whole election may give all of it', async () => {
    const clerk = await staff.person('clerk-1', ['D1']);
    const administrator = await staff.person('administrator-1');
    const own = await clerk.get('/api/centres');
    const all = await administrator.send('GET', '/api/centres', undefined, {
      'if-none-match': String(own.headers['etag']),
    });
    expect(all.status).toBe(200);
    expect((all.body['centres'] as unknown[]).length).toBe(staff.election.pkg.centres.length);
    for (const area of all.body['areas'] as { whole: boolean }[]) expect(area.whole).toBe(true);
  });

  test('a list says what was named, beside the centres that it stands for', async () => {
    const administrator = await staff.person('administrator-1');
    const fields = { displayName: 'p', role: 'province', centres: 'province:MKM' };
    await administrator.post('/api/people', { username: 'by-area', ...fields });
    const { body } = await administrator.get('/api/people?text=by-area');
    const [listed] = body['people'] as { named: string[]; centres: string[] }[];
    expect(listed?.named).toEqual(['province:MKM']);
    expect(listed?.centres).toContain('D1');
  });

  test('an unlocked account may try again at once', async () => {
    const clerk = await staff.person('clerk-2', ['D1']);
    const head = await staff.person('head-1', ['D1']);
    const nobody = new StaffClient(staff.app, '');
    const login = (password: string) => nobody.post('/api/login', { username: 'clerk-2', password });
    for (let n = 0; n < 6; n++) await login('wrong-password');
    expect((await login(TEST_PASSWORD)).error).toBe('too-many-attempts');
    expect((await clerk.post(`/api/people/${head.publicId}/unlock`)).error).toBe('not-allowed');
    expect((await head.post(`/api/people/${clerk.publicId}/unlock`)).status).toBe(204);
    expect((await login(TEST_PASSWORD)).status).toBe(200);
    expect(await staff.rows("select subject from audit where action = 'account-unlocked'")).toEqual([
      { subject: 'clerk-2' },
    ]);
  });
});
