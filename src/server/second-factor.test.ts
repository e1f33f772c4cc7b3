import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '../people/person.ts';
import { Browser } from './testing/browser.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp, TEST_PASSWORD } from './testing/staff-app.ts';

const STEP = 30_000;

describe('codes as a second factor', () => {
  let staff: StaffApp;
  let now = 1_790_000_000_000;
  beforeAll(async () => {
    staff = await staffApp({ clock: () => now });
  });
  beforeEach(() => {
    now += 2 * 60 * 60 * 1000;
  });
  afterAll(() => staff.close());

  const codeOf = (uri: string, at = now) => {
    const secret = Secret.fromBase32(new URL(uri).searchParams.get('secret') ?? '');
    return new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp: at });
  };

  /** A supervisor who has set up codes. */
  const withCodes = async (name: string) => {
    await staff.person(name, ['D1']);
    const browser = new Browser(staff.app);
    await browser.login(name, TEST_PASSWORD);
    const setup = await browser.post('/api/me/second-factor/codes', { password: TEST_PASSWORD });
    const uri = String(setup.body['uri']);
    const confirmed = await browser.post('/api/me/second-factor/codes/confirm', { code: codeOf(uri) });
    expect(confirmed.status).toBe(200);
    now += STEP;
    return { browser, uri, recovery: confirmed.body['recoveryCodes'] as string[] };
  };
  const firstStep = async (name: string, browser = new Browser(staff.app)) => {
    const answer = await browser.login(name, TEST_PASSWORD);
    expect([answer.status, browser.cookies.has('khanaen_session')]).toEqual([202, false]);
    return { browser, ticket: String(answer.body['ticket']), body: answer.body };
  };

  test('are set up with an address for any app, and count once a first code is right', async () => {
    await staff.person('supervisor-1', ['D1']);
    const browser = new Browser(staff.app);
    await browser.login('supervisor-1', TEST_PASSWORD);
    const setup = await browser.post('/api/me/second-factor/codes', { password: TEST_PASSWORD });
    expect(setup.headers['cache-control']).toBe('no-store');
    const uri = String(setup.body['uri']);
    expect(uri).toMatch(/^otpauth:\/\/totp\/Khanaen:supervisor-1\?.*secret=[A-Z2-7]{32}/);
    // Not confirmed: the password alone still logs in.
    expect((await new Browser(staff.app).login('supervisor-1', TEST_PASSWORD)).status).toBe(200);
    expect((await browser.post('/api/me/second-factor/codes/confirm', { code: '000000' })).error).toBe(
      'wrong-code',
    );
    const confirmed = await browser.post('/api/me/second-factor/codes/confirm', { code: codeOf(uri) });
    expect(confirmed.body['recoveryCodes']).toHaveLength(10);
    expect((await browser.post('/api/me/second-factor/codes', { password: TEST_PASSWORD })).error).toBe(
      'refused',
    );
    expect((await browser.get('/api/me')).body).toMatchObject({ secondFactor: { set: true } });
    const kept = await staff.rows("select encode(secret, 'escape') as s from totp");
    const secret = Secret.fromBase32(new URL(uri).searchParams.get('secret') ?? '');
    expect(JSON.stringify(kept)).not.toContain(secret.base32);
    expect(JSON.stringify(await staff.rows('select detail from audit'))).not.toContain(secret.base32);
  });

  test('log in in two steps; the ticket alone opens nothing', async () => {
    const { uri } = await withCodes('supervisor-2');
    const { browser, ticket, body } = await firstStep('supervisor-2');
    expect(body).toMatchObject({ code: true, recoveryCodes: 10, passkey: null });
    expect((await browser.get('/api/me')).error).toBe('not-logged-in');
    browser.cookies.set('khanaen_session', ticket.slice(0, 43));
    expect((await browser.get('/api/me')).error).toBe('not-logged-in');
    const second = await browser.post('/api/login/second', { ticket, code: codeOf(uri) });
    expect([second.status, second.body['username']]).toEqual([200, 'supervisor-2']);
    expect((await browser.get('/api/me')).status).toBe(200);
    const proof = await staff.rows(
      "select detail->>'proof' as proof from audit where action = 'login' and person_id = (select person_id from person where username = 'supervisor-2') order by audit_id desc limit 1",
    );
    expect(proof).toEqual([{ proof: 'code' }]);
  });

  test('a code is good once, and none before it afterwards', async () => {
    const { uri } = await withCodes('supervisor-3');
    const code = codeOf(uri);
    const one = await firstStep('supervisor-3');
    const two = await firstStep('supervisor-3');
    expect((await one.browser.post('/api/login/second', { ticket: one.ticket, code })).status).toBe(200);
    expect((await two.browser.post('/api/login/second', { ticket: two.ticket, code })).error).toBe(
      'wrong-code',
    );
    const earlier = codeOf(uri, now - STEP);
    expect((await two.browser.post('/api/login/second', { ticket: two.ticket, code: earlier })).error).toBe(
      'wrong-code',
    );
    const later = codeOf(uri, now + STEP);
    expect((await two.browser.post('/api/login/second', { ticket: two.ticket, code: later })).status).toBe(
      200,
    );
  });

  test('a code that two send at the same moment lets one in', async () => {
    const { uri } = await withCodes('supervisor-4');
    const code = codeOf(uri);
    const tries = await Promise.all([1, 2, 3].map(() => firstStep('supervisor-4')));
    const answers = await Promise.all(
      tries.map(({ browser, ticket }) => browser.post('/api/login/second', { ticket, code })),
    );
    expect(answers.filter((a) => a.status === 200)).toHaveLength(1);
  });

  test('a ticket is good once and for five minutes', async () => {
    const { uri } = await withCodes('supervisor-5');
    const { browser, ticket } = await firstStep('supervisor-5');
    expect((await browser.post('/api/login/second', { ticket, code: codeOf(uri) })).status).toBe(200);
    now += STEP;
    expect((await browser.post('/api/login/second', { ticket, code: codeOf(uri) })).error).toBe(
      'ticket-expired',
    );
    const late = await firstStep('supervisor-5');
    now += 5 * 60_000 + 1;
    expect(
      (await late.browser.post('/api/login/second', { ticket: late.ticket, code: codeOf(uri) })).error,
    ).toBe('ticket-expired');
    const forged = `${ticket.slice(0, -4)}AAAA`;
    expect((await browser.post('/api/login/second', { ticket: forged, code: '123456' })).error).toBe(
      'ticket-expired',
    );
  });

  test('a first step is void when the password is replaced before the second one', async () => {
    const { browser: own, uri } = await withCodes('supervisor-replaced');
    const { browser, ticket } = await firstStep('supervisor-replaced');
    const change = { current: TEST_PASSWORD, password: 'quite another long sentence' };
    expect((await own.post('/api/me/password', change)).status).toBe(204);
    const answer = await browser.post('/api/login/second', { ticket, code: codeOf(uri) });
    expect([answer.error, browser.cookies.has('khanaen_session')]).toEqual(['ticket-expired', false]);
  });

  test('a login whose password is replaced while it is being checked opens nothing', async () => {
    const { personId } = await staff.person('clerk-replaced', ['D1']);
    const { sessions } = staff.accounts;
    const [row] = await staff.rows('select password_hash as hash from person where person_id = $1', [
      personId,
    ]);
    const checked = { address: '203.0.113.1', passwordHash: String(row?.['hash']) };
    const good = await sessions.start(personId as PersonId, checked);
    expect(await sessions.find(good)).not.toBeNull();
    await staff.rows("update person set password_hash = 'another' where person_id = $1", [personId]);
    const late = await sessions.start(personId as PersonId, checked);
    expect(await sessions.find(late)).toBeNull();
    await staff.rows('update person set active = false where person_id = $1', [personId]);
    const closed = await sessions.start(personId as PersonId, { address: '203.0.113.1' });
    await staff.rows('update person set active = true where person_id = $1', [personId]);
    expect(await sessions.find(closed)).toBeNull();
  });

  test('guessed codes make the account wait, however many are sent at once', async () => {
    const { uri } = await withCodes('supervisor-6');
    const { ticket } = await firstStep('supervisor-6');
    const guesses = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        new Browser(staff.app).post('/api/login/second', { ticket, code: String(100_000 + i) }),
      ),
    );
    const judged = guesses.filter((a) => a.error === 'wrong-code').length;
    expect(judged).toBeLessThanOrEqual(5);
    expect(guesses.filter((a) => a.error === 'too-many-attempts').length).toBe(30 - judged);
    const blocked = await new Browser(staff.app).post('/api/login/second', { ticket, code: codeOf(uri) });
    expect([blocked.status, Number(blocked.headers['retry-after']) > 0]).toEqual([429, true]);
    const notes = await staff.rows(
      "select count(*)::int as n from audit where action = 'second-factor-failed'",
    );
    expect(Number(notes[0]?.['n'])).toBeGreaterThan(0);
  });

  test('each recovery code opens once; new ones make the old ones void', async () => {
    const { browser, recovery } = await withCodes('supervisor-7');
    const [first = '', second = ''] = recovery;
    const use = async (code: string) => {
      const step = await firstStep('supervisor-7');
      return step.browser.post('/api/login/second', { ticket: step.ticket, recovery: code });
    };
    expect((await use(first.toUpperCase().replaceAll('-', ' '))).status).toBe(200);
    expect((await use(first)).error).toBe('wrong-code');
    expect((await browser.get('/api/me/second-factor')).body).toMatchObject({ recoveryCodesLeft: 9 });
    expect(
      (await browser.post('/api/me/second-factor/recovery-codes', { password: 'wrong wrong wrong' })).error,
    ).toBe('wrong-password');
    const fresh = await browser.post('/api/me/second-factor/recovery-codes', { password: TEST_PASSWORD });
    expect(fresh.status).toBe(201);
    expect((await use(second)).error).toBe('wrong-code');
    expect((await use(String((fresh.body['recoveryCodes'] as string[])[0]))).status).toBe(200);
    const kept = await staff.rows("select encode(code_hash, 'hex') as h from recovery_code");
    expect(JSON.stringify(kept)).not.toContain(first);
  });

  test('can be taken away with the password, and by those who keep the account', async () => {
    const { browser } = await withCodes('supervisor-8');
    expect(
      (await browser.post('/api/me/second-factor/remove', { password: 'wrong wrong wrong' })).error,
    ).toBe('wrong-password');
    expect((await browser.post('/api/me/second-factor/remove', { password: TEST_PASSWORD })).status).toBe(
      204,
    );
    expect((await browser.post('/api/me/second-factor/remove', { password: TEST_PASSWORD })).error).toBe(
      'not-found',
    );
    expect((await new Browser(staff.app).login('supervisor-8', TEST_PASSWORD)).status).toBe(200);

    const nine = await withCodes('supervisor-9');
    const head = await staff.person('head-1', ['D1']);
    const { publicId } = await staff.person('supervisor-9');
    expect((await head.post(`/api/people/${publicId}/second-factor/remove`)).status).toBe(204);
    expect((await nine.browser.get('/api/me')).error).toBe('not-logged-in');
    expect((await new Browser(staff.app).login('supervisor-9', TEST_PASSWORD)).status).toBe(200);
  });

  test('setting a factor up ends the sessions that were opened without it', async () => {
    await staff.person('supervisor-10', ['D1']);
    const elsewhere = new Browser(staff.app);
    await elsewhere.login('supervisor-10', TEST_PASSWORD);
    expect((await elsewhere.get('/api/me')).status).toBe(200);
    const { browser } = await withCodes('supervisor-10');
    expect((await elsewhere.get('/api/me')).error).toBe('not-logged-in');
    expect((await browser.get('/api/me')).status).toBe(200);
  });
});
