import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPng } from '../images/testing/images.ts';
import type { PersonId } from '../people/person.ts';
import { ROLES } from '../people/person.ts';
import { RIGHTS, roleMay } from '../people/rights.ts';
import type { Right } from '../rights/rights.ts';
import type { AppDeps } from './deps.ts';
import { setDoor } from './door.ts';
import type { ApiRoute } from './route.ts';
import { API_ROUTES } from './routes/index.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import { StaffClient } from './testing/staff-client.ts';

const CLAIM = '00000000-0000-4000-8000-000000000000';

/** A call that the door must judge; what happens behind the door does not matter here. */
function callTo(client: StaffClient, route: ApiRoute, unit: string, centre: string) {
  const url = route.url
    .replace(':unit', unit)
    .replace(':ballot', 'constituency')
    .replace(':centre', centre)
    .replace(':sha256', 'a'.repeat(64))
    .replace(':case', '999')
    .replace(':person', 'p000000000000');
  if (route.method === 'GET') return client.get(url);
  return route.takes === 'bytes' ? client.photo(url, testPng()) : client.post(url, { claim: CLAIM });
}

describe('the door', () => {
  let staff: StaffApp;
  beforeAll(async () => {
    staff = await staffApp();
  });
  afterAll(() => staff.close());

  test('every route of the application says who may call it, and what Fastify knows is what the list says', () => {
    for (const route of API_ROUTES) {
      const known = staff.app.hasRoute({ method: route.method, url: route.url });
      expect(known, route.url).toBe(true);
      if (route.access !== 'public' && RIGHTS[route.access].reach === 'duty')
        expect(route.area).not.toBe('none');
    }
    const listed = staff.app.printRoutes({ commonPrefix: false });
    const methods = [...listed.matchAll(/\(([A-Z, ]+)\)/g)].flatMap((match) => (match[1] ?? '').split(', '));
    expect(methods.filter((method) => method !== 'HEAD').length).toBe(API_ROUTES.length);
  });

  test('a route without such a statement, or a duty without a place, cannot be registered', () => {
    const bare = () => {
      const app = fastify();
      setDoor(app, {} as AppDeps);
      return app;
    };
    const handler = () => 'x';
    expect(() => bare().get('/api/x', handler)).toThrow('does not say who may call it');
    expect(() => bare().get('/api/x', { config: { access: 'enter', area: 'none' } }, handler)).toThrow(
      'where its subject',
    );
    expect(() => bare().get('/api/x', { config: { access: 'enter', area: 'unit' } }, handler)).toThrow(
      'where its subject',
    );
    expect(() => bare().get('/api/x', { config: { access: 'public' } }, handler)).not.toThrow();
  });

  test('without a session every route but the public ones answers 401', async () => {
    const nobody = new StaffClient(staff.app, '');
    const forged = new StaffClient(staff.app, `khanaen_session=${'A'.repeat(43)}`);
    for (const route of API_ROUTES) {
      for (const client of [nobody, forged]) {
        const answer = await callTo(client, route, '44-01-S1-001', 'D1');
        if (route.access === 'public') expect(answer.error).not.toBe('not-logged-in');
        else expect([route.url, answer.status, answer.error]).toEqual([route.url, 401, 'not-logged-in']);
      }
    }
  });

  test.each(ROLES)(
    '%s: every route answers as the table of rights says, at home and in a foreign centre',
    async (role) => {
      for (const route of API_ROUTES) {
        if (route.access === 'public' || route.access === 'log-out') continue;
        const client = await staff.person(`${role}-matrix`, ['D1']);
        const home = await callTo(client, route, '44-01-S1-001', 'D1');
        const away = await callTo(client, route, '44-01-517-01', 'MKM_1');
        const may = roleMay(role, route.access);
        const told = `${role} ${route.method} ${route.url} ${home.status} ${home.error}`;
        if (!may) {
          expect([home.status, home.error], told).toEqual([403, 'not-allowed']);
          expect(away.status).toBe(403);
          continue;
        }
        expect(['not-allowed', 'not-logged-in', 'not-your-area', 'internal'], told).not.toContain(home.error);
        if (route.area === 'unit' || route.area === 'centre') {
          expect([away.status, away.error], told).toEqual([403, 'not-your-area']);
        }
      }
      expect(staff.logged).toEqual([]);
    },
  );

  test.each(ROLES)('%s with a whole area as duty comes to its centres and to no others', async (role) => {
    const client = await staff.person(`${role}-area`, []);
    await staff.rows("update person set areas = '{constituency:MKM_2}' where person_id = $1", [
      client.personId,
    ]);
    staff.accounts.sessions.forget(client.personId as PersonId);
    for (const route of API_ROUTES) {
      if (route.access === 'public' || !roleMay(role, route.access) || RIGHTS[route.access].reach !== 'duty')
        continue;
      if (route.area !== 'unit' && route.area !== 'centre') continue;
      const told = `${role} ${route.method} ${route.url}`;
      expect((await callTo(client, route, '44-02-517-01', 'MKM_2')).error, told).not.toBe('not-your-area');
      expect((await callTo(client, route, '44-01-517-01', 'MKM_1')).error, told).toBe('not-your-area');
      expect((await callTo(client, route, '44-01-S1-001', 'D1')).error, told).toBe('not-your-area');
    }
  });

  test('an auditor reads, and changes nothing but the own account', async () => {
    const auditor = await staff.person('auditor-reads');
    const own = ['log-out', 'see-self', 'set-own-password', 'set-second-factor', 'keep-own-sessions'];
    for (const route of API_ROUTES) {
      if (route.access === 'public' || route.access === 'log-out') continue;
      const answer = await callTo(auditor, route, '44-01-S1-001', 'D1');
      const told = `${route.method} ${route.url}`;
      if (own.includes(route.access)) expect(route.url, told).toMatch(/^\/api\/me(\/|$)/);
      else if (route.method === 'GET') expect(answer.error, told).not.toBe('not-allowed');
      else expect([answer.status, answer.error], told).toEqual([403, 'not-allowed']);
    }
  });

  test('an observer comes to no return, photo, person or finding', async () => {
    const observer = await staff.person('observer-looks');
    const open = API_ROUTES.filter((route) => route.access !== 'public' && roleMay('observer', route.access));
    for (const route of open) {
      expect(route.area, route.url).not.toBe('unit');
      expect(route.url).not.toMatch(/photos|returns|findings|people|audit|contacts|cases|entries/);
    }
    for (const url of [
      '/api/units/44-01-S1-001/constituency',
      '/api/centres/D1/returns',
      '/api/findings',
      '/api/people',
    ]) {
      expect((await observer.get(url)).error, url).toBe('not-allowed');
    }
    expect((await observer.get('/api/progress')).status).toBe(200);
  });

  test.each(ROLES)('%s with a given password comes to nothing but the own password', async (role) => {
    const client = await staff.person(`${role}-fresh`);
    await staff.rows("update person set password_kind = 'given' where person_id = $1", [client.personId]);
    staff.accounts.sessions.forget(client.personId as PersonId);
    for (const route of API_ROUTES) {
      if (route.access === 'public' || route.access === 'log-out' || !roleMay(role, route.access)) continue;
      const answer = await callTo(client, route, '44-01-S1-001', 'D1');
      const right: Right = RIGHTS[route.access];
      const told = `${route.method} ${route.url}`;
      if (right.from === 'log-in') expect(answer.error, told).not.toBe('own-password-needed');
      else expect([answer.status, answer.error], told).toEqual([403, 'own-password-needed']);
    }
  });

  test('places in bodies and queries are held against the area of duty, too', async () => {
    const clerk = await staff.person('clerk-own', ['D1']);
    const supervisor = await staff.person('supervisor-own', ['D1']);
    expect((await clerk.post('/api/queue/next', { centre: 'MKM_1' })).error).toBe('not-your-area');
    expect((await clerk.post('/api/queue/next', { centre: 'nowhere' })).error).toBe('unknown-centre');
    expect((await supervisor.get('/api/findings?centre=MKM_1')).error).toBe('not-your-area');
    expect((await clerk.get('/api/progress?centre=MKM_1')).error).toBe('not-your-area');
    expect((await clerk.get('/api/progress')).body).toEqual({
      centres: [
        { centre: 'D1', ballot: 'constituency', stages: { expected: 7, received: 1 } },
        { centre: 'D1', ballot: 'party-list', stages: { expected: 8 } },
      ],
    });
  });

  test('a photo is shown only to staff of its own centre', async () => {
    const here = await staff.person('clerk-here', ['D1']);
    const there = await staff.person('clerk-there', ['MKM_1']);
    const sent = await here.photo('/api/units/44-01-S1-002/constituency/photos', testPng({ seed: 9 }));
    const url = `/api/photos/${String(sent.body['photo'])}`;
    const seen = await here.get(url);
    expect([seen.status, seen.headers['content-type']]).toEqual([200, 'image/png']);
    expect(seen.bytes.equals(testPng({ seed: 9 }))).toBe(true);
    expect((await there.get(url)).error).toBe('not-your-area');
  });

  test('a request that another site caused is refused', async () => {
    const clerk = await staff.person('clerk-site', ['D1']);
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' };
    expect((await clerk.send('POST', '/api/queue/next', '{}', headers)).error).toBe('other-site');
    expect(
      (await clerk.send('POST', '/api/queue/next', '{}', { ...headers, 'sec-fetch-site': 'same-origin' }))
        .status,
    ).toBeLessThan(300);
  });
});
