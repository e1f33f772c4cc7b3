import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';

const TEXT = { th: 'พักกินข้าว 18.00 น.', en: 'Dinner at 6 pm' };

describe('pauses and announcements on the screens', () => {
  let staff: StaffApp;
  let clerk: StaffClient;
  let away: StaffClient;
  let supervisor: StaffClient;
  let national: StaffClient;
  beforeAll(async () => {
    staff = await staffApp();
    clerk = await staff.person('clerk-1', ['D1']);
    away = await staff.person('clerk-2', ['MKM_2']);
    supervisor = await staff.person('supervisor-1', ['D1']);
    national = await staff.person('administrator-1');
  });
  afterAll(() => staff.close());

  const announce = (client: StaffClient, kind: string, id: string, more: object = {}) =>
    client.post('/api/announcements', { area: { kind, id }, importance: 'important', text: TEXT, ...more });
  const shown = async (client: StaffClient) => {
    const { body } = await client.get('/api/notices');
    return body['announcements'] as { id: string; seen: boolean }[];
  };

  test('an announcement reaches the people of its place, each of them says that they have seen it', async () => {
    const made = await announce(supervisor, 'centre', 'D1');
    expect(made.status).toBe(201);
    const id = String(made.body['id']);
    // A call that is repeated after a lost reply tells nobody a second time.
    expect((await announce(supervisor, 'centre', 'D1')).body['id']).toBe(id);
    expect(await shown(clerk)).toMatchObject([
      { id, importance: 'important', text: TEXT, seen: false, area: { kind: 'centre', id: 'D1' } },
    ]);
    expect(await shown(away)).toEqual([]);
    expect((await clerk.post(`/api/announcements/${id}/seen`)).status).toBe(204);
    expect((await clerk.post(`/api/announcements/${id}/seen`)).status).toBe(204);
    expect((await away.post(`/api/announcements/${id}/seen`)).error).toBe('not-your-area');
    expect((await clerk.post('/api/announcements/999/seen')).error).toBe('not-found');
    expect((await clerk.post('/api/announcements/x/seen')).error).toBe('not-found');
    expect((await shown(clerk))[0]?.seen).toBe(true);
    expect((await shown(supervisor))[0]?.seen).toBe(false);
    const list = await supervisor.get('/api/announcements');
    expect(list.body['announcements']).toMatchObject([
      { id, by: supervisor.publicId, seenBy: 1, withdrawn: null },
    ]);
    const audit = await staff.rows(
      "select action, person_id from audit where action in ('announce', 'announcement-seen') order by audit_id",
    );
    expect(audit).toEqual([
      { action: 'announce', person_id: supervisor.personId },
      { action: 'announcement-seen', person_id: clerk.personId },
    ]);
    expect((await supervisor.post(`/api/announcements/${id}/withdraw`)).status).toBe(204);
    expect(await shown(clerk)).toEqual([]);
  });

  test('only from its time until its time, and not the other way round', async () => {
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    const past = new Date(Date.now() - 3_600_000).toISOString();
    expect((await announce(national, 'nation', 'TH', { from: soon })).status).toBe(201);
    expect(
      (
        await announce(national, 'nation', 'TH', {
          from: past,
          until: new Date(Date.now() - 1000).toISOString(),
        })
      ).status,
    ).toBe(201);
    expect(await shown(clerk)).toEqual([]);
    expect((await announce(national, 'nation', 'TH', { from: soon, until: past })).error).toBe('bad-request');
    expect((await announce(national, 'nation', 'TH', { importance: 'loud' })).error).toBe('bad-request');
    expect((await announce(national, 'nation', 'TH', { text: { th: ' ', en: 'x' } })).error).toBe(
      'bad-request',
    );
    await announce(national, 'nation', 'TH', { from: past });
    expect(await shown(away)).toHaveLength(1);
  });

  test('who may tell whom: the whole place lies in the area of duty', async () => {
    expect((await announce(clerk, 'centre', 'D1')).error).toBe('not-allowed');
    expect((await announce(supervisor, 'province', 'MKM')).error).toBe('not-your-area');
    const made = await announce(national, 'centre', 'D1');
    const foreign = await staff.person('supervisor-2', ['MKM_2']);
    expect((await foreign.post(`/api/announcements/${String(made.body['id'])}/withdraw`)).error).toBe(
      'not-your-area',
    );
  });

  test('a pause shows on every screen of its place until it ends', async () => {
    const made = await national.post('/api/evening/pauses', {
      area: { kind: 'constituency', id: 'MKM_1' },
      message: TEXT,
    });
    const pauses = async (client: StaffClient) => (await client.get('/api/notices')).body['pauses'];
    expect(await pauses(clerk)).toMatchObject([
      { id: made.body['id'], message: TEXT, area: { id: 'MKM_1' } },
    ]);
    expect(await pauses(away)).toEqual([]);
    await national.post(`/api/evening/pauses/${String(made.body['id'])}/resume`);
    expect(await pauses(clerk)).toEqual([]);
    const list = await national.get('/api/evening/pauses');
    expect(list.body['pauses']).toMatchObject([
      { by: national.publicId, resumed: { by: national.publicId } },
    ]);
  });

  test('the same pause again is the same pause; once it is over, it is another', async () => {
    const pause = async () => {
      const body = { area: { kind: 'centre', id: 'D1' }, message: TEXT };
      return String((await national.post('/api/evening/pauses', body)).body['id']);
    };
    const id = await pause();
    expect(await pause()).toBe(id);
    expect((await national.post(`/api/evening/pauses/${id}/resume`)).status).toBe(204);
    const next = await pause();
    expect(next).not.toBe(id);
    expect((await national.post(`/api/evening/pauses/${next}/resume`)).status).toBe(204);
    expect(
      await staff.rows(
        "select count(*)::int as n from audit where action = 'pause-entry' and detail->>'pause' in ($1, $2)",
        [id, next],
      ),
    ).toEqual([{ n: 2 }]);
  });
});
