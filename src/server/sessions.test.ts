import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonId } from '../people/person.ts';
import { Sessions } from '../people/sessions.ts';
import { Browser } from './testing/browser.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp, TEST_PASSWORD } from './testing/staff-app.ts';

describe('sessions', () => {
  let staff: StaffApp;
  beforeAll(async () => {
    staff = await staffApp();
    for (const name of ['clerk-1', 'clerk-2', 'clerk-3']) await staff.person(name, ['D1']);
  });
  afterAll(() => staff.close());

  const loggedIn = async (name: string, agent = 'Firefox') => {
    const browser = new Browser(staff.app, { 'user-agent': agent });
    expect((await browser.login(name, TEST_PASSWORD)).status).toBe(200);
    return browser;
  };
  interface Listed {
    readonly id: string;
    readonly agent: string;
    readonly current: boolean;
  }
  const list = async (browser: Browser) =>
    (await browser.get('/api/me/sessions')).body['sessions'] as readonly Listed[];

  test('say how long they last, and a sign of life keeps them', async () => {
    const browser = await loggedIn('clerk-1');
    const { session } = (await browser.get('/api/me')).body as { session: Record<string, number> };
    expect(session['idleSeconds']).toBe(3600);
    expect(session['endsInSeconds']).toBeGreaterThan(13 * 3600);
    await staff.rows(
      "update session set last_seen_at = now() - interval '50 minutes', expires_at = now() + interval '90 minutes'",
    );
    const stayed = await browser.post('/api/me/stay');
    expect(stayed.status).toBe(200);
    const [row] = await staff.rows(
      "select bool_and(last_seen_at > now() - interval '1 minute') as fresh from session where agent = 'Firefox'",
    );
    expect(row).toEqual({ fresh: true });
  });

  test('are not kept by calls that nobody is behind, whatever came a moment before', async () => {
    const client = await staff.person('observer-1');
    const alone = () => client.send('GET', '/api/me', undefined, { 'khanaen-unattended': '1' });
    const seen = async () => {
      const [row] = await staff.rows(
        "select last_seen_at > now() - interval '1 minute' as fresh from session where person_id = $1",
        [client.personId],
      );
      return row?.['fresh'];
    };
    const age = async (minutes: number) => {
      await staff.rows(
        'update session set last_seen_at = now() - make_interval(mins => $2) where person_id = $1',
        [client.personId, minutes],
      );
      staff.accounts.sessions.forget(client.personId as PersonId);
    };
    await age(50);
    expect((await alone()).status).toBe(200);
    expect((await alone()).status).toBe(200);
    expect(await seen()).toBe(false);
    // The session is in memory now; a call of a person is noted all the same.
    expect((await client.get('/api/me')).status).toBe(200);
    expect(await seen()).toBe(true);
    await age(61);
    expect((await alone()).error).toBe('not-logged-in');
  });

  test('of other places are listed and can be ended, one or all', async () => {
    const here = await loggedIn('clerk-2', 'here');
    const phone = await loggedIn('clerk-2', 'phone');
    const tablet = await loggedIn('clerk-2', 'tablet');
    const other = await loggedIn('clerk-1', 'other');
    const all = await list(here);
    expect(all.filter((s) => s.current).map((s) => s.agent)).toEqual(['here']);
    const id = all.find((s) => s.agent === 'phone')?.id;
    expect((await here.post('/api/me/sessions/end', { session: id })).body).toEqual({ ended: 1 });
    expect((await phone.get('/api/me')).error).toBe('not-logged-in');
    expect((await tablet.get('/api/me')).status).toBe(200);
    // Nobody ends the session of another person, or the one they sit in, this way.
    const foreign = (await list(other)).find((s) => s.current)?.id;
    expect((await here.post('/api/me/sessions/end', { session: foreign })).body).toEqual({ ended: 0 });
    expect((await other.get('/api/me')).status).toBe(200);
    await here.post('/api/me/sessions/end');
    expect((await tablet.get('/api/me')).error).toBe('not-logged-in');
    expect((await here.get('/api/me')).status).toBe(200);
    expect((await list(here)).length).toBe(1);
  });

  test('a login in a browser where somebody else sits replaces their session', async () => {
    const browser = await loggedIn('clerk-1');
    const before = browser.cookies.get('khanaen_session') ?? '';
    expect((await browser.login('clerk-3', TEST_PASSWORD)).body).toMatchObject({ username: 'clerk-3' });
    expect((await browser.get('/api/me')).body).toMatchObject({ username: 'clerk-3' });
    browser.cookies.set('khanaen_session', before);
    expect((await browser.get('/api/me')).error).toBe('not-logged-in');
  });

  test('a wrong password leaves the session that is there alone', async () => {
    const browser = await loggedIn('clerk-1');
    expect((await browser.login('clerk-3', 'not the right one')).error).toBe('wrong-login');
    expect((await browser.get('/api/me')).body).toMatchObject({ username: 'clerk-1' });
  });

  test('that another process ended live on for five seconds at most', async () => {
    let now = 1_000_000;
    const { db, duties } = staff.accounts;
    const [here, there] = [new Sessions(db, () => now, duties), new Sessions(db, () => now, duties)];
    const { personId } = await staff.person('clerk-1');
    const token = await there.start(personId as PersonId, { address: '10.0.0.1' });
    expect(await here.find(token)).not.toBeNull();
    await there.end(token);
    expect(await there.find(token)).toBeNull();
    now += 5_001;
    expect(await here.find(token)).toBeNull();
  });
});
