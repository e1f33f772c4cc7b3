import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Lies } from '../people/testing/soft-passkey.ts';
import { SoftPasskey } from '../people/testing/soft-passkey.ts';
import { Browser } from './testing/browser.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp, TEST_PASSWORD } from './testing/staff-app.ts';
import type { Answer } from './testing/staff-client.ts';

const ORIGIN = 'http://localhost:8080';

interface Asked {
  readonly challenge: string;
  readonly rp: { readonly id: string };
  readonly rpId: string;
  readonly allowCredentials?: readonly { readonly id: string }[];
}

describe('passkeys', () => {
  let staff: StaffApp;
  beforeAll(async () => {
    staff = await staffApp();
  });
  afterAll(() => staff.close());

  const optionsOf = (answer: Answer) => answer.body['options'] as Asked;
  const register = async (browser: Browser, key: SoftPasskey, lies: Lies = {}, origin = ORIGIN) => {
    const asked = await browser.post('/api/me/second-factor/passkeys/options', { password: TEST_PASSWORD });
    const passkey = key.create(optionsOf(asked), origin, lies);
    const body = { ticket: asked.body['ticket'], name: 'เครื่องที่ทำงาน', passkey };
    return { body, answer: await browser.post('/api/me/second-factor/passkeys', body) };
  };
  const loggedIn = async (name: string) => {
    await staff.person(name, ['D1']);
    const browser = new Browser(staff.app);
    await browser.login(name, TEST_PASSWORD);
    return browser;
  };
  const withPasskey = async (name: string) => {
    const browser = await loggedIn(name);
    const key = new SoftPasskey();
    const { answer } = await register(browser, key);
    expect(answer.status).toBe(201);
    return { browser, key };
  };
  /** Logs in by passkey alone. */
  const passkeyLogin = async (key: SoftPasskey, lies: Lies = {}, browser = new Browser(staff.app)) => {
    const asked = await browser.post('/api/login/passkey/options');
    const body = { ticket: asked.body['ticket'], passkey: key.get(optionsOf(asked), ORIGIN, lies) };
    return { body, answer: await browser.post('/api/login/passkey', body) };
  };

  test('are made with a challenge of ours, for this site, with finger, face or PIN', async () => {
    const browser = await loggedIn('supervisor-1');
    const key = new SoftPasskey();
    const asked = optionsOf(
      await browser.post('/api/me/second-factor/passkeys/options', { password: TEST_PASSWORD }),
    );
    expect(asked).toMatchObject({
      rp: { id: 'localhost', name: 'Khanaen' },
      user: { name: 'supervisor-1' },
      attestation: 'none',
      authenticatorSelection: { userVerification: 'required' },
    });
    for (const lies of [
      { origin: 'https://evil.example' },
      { rpId: 'evil.example' },
      { challenge: Buffer.alloc(32).toString('base64url') },
      { unverified: true },
    ]) {
      const { answer } = await register(browser, key, lies);
      expect([answer.status, answer.error], JSON.stringify(lies)).toEqual([401, 'wrong-code']);
    }
    expect(await staff.rows('select 1 as x from passkey')).toEqual([]);
    const { answer, body } = await register(browser, key);
    expect(answer.body['recoveryCodes']).toHaveLength(10);
    expect((await browser.post('/api/me/second-factor/passkeys', body)).error).toBe('ticket-expired');
    expect((await register(browser, key)).answer.error).toBe('wrong-code');
    const more = await register(browser, new SoftPasskey());
    expect([more.answer.status, more.answer.body['recoveryCodes']]).toEqual([201, null]);
    const listed = (await browser.get('/api/me/second-factor')).body['passkeys'] as { name: string }[];
    expect(listed.map((p) => p.name)).toEqual(['เครื่องที่ทำงาน', 'เครื่องที่ทำงาน']);
  });

  test('who sits down at an open desk adds no passkey and no codes without the password', async () => {
    const open = await loggedIn('clerk-open');
    for (const way of ['passkeys/options', 'codes']) {
      const url = `/api/me/second-factor/${way}`;
      expect((await open.post(url)).error, way).toBe('wrong-password');
      expect((await open.post(url, { password: 'a guess at it' })).error, way).toBe('wrong-password');
      expect((await open.post(url, { password: TEST_PASSWORD })).status, way).toBeLessThan(300);
    }
  });

  test('a ticket of another person makes no passkey', async () => {
    const one = await loggedIn('supervisor-2');
    const two = await loggedIn('supervisor-3');
    const asked = await one.post('/api/me/second-factor/passkeys/options', { password: TEST_PASSWORD });
    const passkey = new SoftPasskey().create(optionsOf(asked), ORIGIN);
    const taken = await two.post('/api/me/second-factor/passkeys', {
      ticket: asked.body['ticket'],
      name: 'x',
      passkey,
    });
    expect(taken.error).toBe('ticket-expired');
  });

  test('log in without a name and a password', async () => {
    const { key } = await withPasskey('supervisor-4');
    const browser = new Browser(staff.app);
    const { answer } = await passkeyLogin(key, {}, browser);
    expect([answer.status, answer.body['username']]).toEqual([200, 'supervisor-4']);
    expect((await browser.get('/api/me')).status).toBe(200);
    const sessions = (await browser.get('/api/me/sessions')).body['sessions'] as {
      proof: string;
      current: boolean;
    }[];
    expect(sessions.find((s) => s.current)?.proof).toBe('passkey');
  });

  test('are refused for another site, another challenge, without verification, and the second time', async () => {
    const { key } = await withPasskey('supervisor-5');
    for (const lies of [
      { origin: 'https://evil.example' },
      { origin: 'http://localhost:9999' },
      { rpId: 'evil.example' },
      { challenge: Buffer.alloc(32).toString('base64url') },
      { unverified: true },
    ]) {
      const { answer } = await passkeyLogin(key, lies);
      expect([answer.status, answer.error], JSON.stringify(lies)).toEqual([401, 'wrong-code']);
    }
    const { answer, body } = await passkeyLogin(key);
    expect(answer.status).toBe(200);
    const again = await new Browser(staff.app).post('/api/login/passkey', body);
    expect(again.status).toBe(401);
    expect((await passkeyLogin(new SoftPasskey())).answer.error).toBe('wrong-code');
  });

  test('a signature over other bytes is refused', async () => {
    const { key } = await withPasskey('supervisor-6');
    const browser = new Browser(staff.app);
    const asked = await browser.post('/api/login/passkey/options');
    const passkey = key.get(optionsOf(asked), ORIGIN);
    const { signature } = passkey.response;
    const forged = {
      ...passkey,
      response: { ...passkey.response, signature: `${signature.slice(0, -6)}AAAAAA` },
    };
    expect(
      (await browser.post('/api/login/passkey', { ticket: asked.body['ticket'], passkey: forged })).error,
    ).toBe('wrong-code');
  });

  test('a counter that goes back is that of a copy', async () => {
    const { key } = await withPasskey('supervisor-7');
    for (let i = 0; i < 3; i++) expect((await passkeyLogin(key)).answer.status).toBe(200);
    key.counter = 1;
    expect((await passkeyLogin(key)).answer.error).toBe('wrong-code');
    key.counter = 2;
    expect((await passkeyLogin(key)).answer.error).toBe('wrong-code');
    key.counter = 3;
    expect((await passkeyLogin(key)).answer.status).toBe(200);
  });

  test('are a second factor after the password, and only those of the account', async () => {
    const { key } = await withPasskey('supervisor-8');
    const other = await withPasskey('supervisor-9');
    const browser = new Browser(staff.app);
    const first = await browser.login('supervisor-8', TEST_PASSWORD);
    expect([first.status, first.body['code']]).toEqual([202, false]);
    const asked = first.body['passkey'] as Asked;
    expect(asked.allowCredentials?.map((c) => c.id)).toEqual([key.id]);
    const { ticket } = first.body;
    const foreign = await browser.post('/api/login/second', {
      ticket,
      passkey: other.key.get(asked, ORIGIN),
    });
    expect(foreign.error).toBe('wrong-code');
    const second = await browser.post('/api/login/second', { ticket, passkey: key.get(asked, ORIGIN) });
    expect([second.status, second.body['username']]).toEqual([200, 'supervisor-8']);
  });

  test('a passkey that was taken away, or of a closed account, opens nothing', async () => {
    const { browser, key } = await withPasskey('supervisor-10');
    const removed = await browser.post('/api/me/second-factor/remove', {
      password: TEST_PASSWORD,
      passkey: key.id,
    });
    expect(removed.status).toBe(204);
    expect((await passkeyLogin(key)).answer.error).toBe('wrong-code');
    const closed = await withPasskey('supervisor-11');
    await staff.rows("update person set active = false where username = 'supervisor-11'");
    expect((await passkeyLogin(closed.key)).answer.error).toBe('wrong-code');
  });

  test('need an address with a name; behind a proxy it is the configured one', async () => {
    await staff.person('supervisor-12', ['D1']);
    const numbers = new Browser(staff.app, { host: '192.168.1.5:8080' });
    await numbers.login('supervisor-12', TEST_PASSWORD);
    expect((await numbers.post('/api/me/second-factor/passkeys/options')).error).toBe('refused');
    expect((await numbers.post('/api/login/passkey/options')).error).toBe('refused');
    expect((await numbers.get('/api/me/second-factor')).body).toMatchObject({ passkeysPossible: false });
    const proxied = await staffApp({ origin: 'https://desk.example' });
    await proxied.person('supervisor-1', ['D1']);
    const browser = new Browser(proxied.app, { host: '10.0.0.7:3000' });
    await browser.login('supervisor-1', TEST_PASSWORD);
    const key = new SoftPasskey();
    expect((await register(browser, key, {}, ORIGIN)).answer.error).toBe('wrong-code');
    expect((await register(browser, key, {}, 'https://desk.example')).answer.status).toBe(201);
    await proxied.close();
  });
});
