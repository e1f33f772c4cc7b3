import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonId } from '../people/person.ts';
import { Browser } from './testing/browser.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';

const OWN = 'three blue buckets';

describe('the first login', () => {
  let staff: StaffApp;
  let admin: StaffClient;
  beforeAll(async () => {
    staff = await staffApp({ accounts: { secondFactor: 'required' } });
    // Somebody without an own second factor could do nothing here: the administrator of this test logs in by its session.
    admin = await staff.person('administrator-1');
    await staff.rows(
      "insert into passkey (credential_id, person_id, public_key, name) values ('x', $1, '\\x00', 'key')",
      [admin.personId],
    );
    staff.accounts.sessions.forget(admin.personId as PersonId);
  });
  afterAll(() => staff.close());

  const made = async (username: string, role: string, centres = 'D1') => {
    const answer = await admin.post('/api/people', { username, displayName: 'ชื่อ', role, centres });
    expect([answer.status, answer.error]).toEqual([201, '']);
    return String(answer.body['drawnPassword']);
  };

  test('asks for an own password before anything else works', async () => {
    const drawn = await made('new.clerk', 'clerk');
    const browser = new Browser(staff.app);
    const first = await browser.login('new.clerk', drawn);
    expect(first.body).toMatchObject({ waitsFor: 'own-password' });
    for (const url of [
      '/api/progress',
      '/api/me/sessions',
      '/api/me/second-factor',
      '/api/centres/D1/returns',
    ]) {
      expect((await browser.get(url)).error, url).toBe('own-password-needed');
    }
    expect((await browser.post('/api/queue/next')).error).toBe('own-password-needed');
    expect((await browser.get('/api/me')).body).toMatchObject({
      waitsFor: 'own-password',
      may: expect.any(Array),
    });
    const change = (body: object) => browser.post('/api/me/password', body);
    for (const [password, reason] of [
      ['short', 'too-short'],
      ['new.clerknew.clerk', 'has-name'],
      ['password1234', 'common'],
      [drawn, 'same'],
    ]) {
      const refused = await change({ current: drawn, password });
      expect([refused.error, (refused.body['error'] as { reason: string }).reason]).toEqual([
        'bad-password',
        reason,
      ]);
    }
    expect((await change({ current: 'not the right one', password: OWN })).error).toBe('wrong-password');
    expect((await change({ current: drawn, password: OWN, displayName: 'สมชาย ใจดี' })).status).toBe(204);
    expect((await browser.get('/api/me')).body).toMatchObject({ waitsFor: null, displayName: 'สมชาย ใจดี' });
    expect((await browser.get('/api/progress')).status).toBe(200);
    expect((await new Browser(staff.app).login('new.clerk', drawn)).error).toBe('wrong-login');
    expect((await new Browser(staff.app).login('new.clerk', OWN)).status).toBe(200);
    // The name is confirmed once; afterwards it is others' to change.
    expect((await change({ current: OWN, password: 'four red buckets', displayName: 'X' })).error).toBe(
      'bad-request',
    );
    const audit = await staff.rows(
      "select action, detail from audit where subject = 'new.clerk' and action = 'password-changed'",
    );
    expect(audit).toEqual([{ action: 'password-changed', detail: { displayName: 'สมชาย ใจดี' } }]);
  });

  test('asks those who decide for a second factor, then', async () => {
    const drawn = await made('new.head', 'head');
    const browser = new Browser(staff.app);
    await browser.login('new.head', drawn);
    expect((await browser.get('/api/me/second-factor')).error).toBe('own-password-needed');
    expect((await browser.post('/api/me/password', { current: drawn, password: OWN })).status).toBe(204);
    expect((await browser.get('/api/me')).body).toMatchObject({
      waitsFor: 'second-factor',
      secondFactor: { asked: true, set: false },
    });
    expect((await browser.get('/api/people')).error).toBe('second-factor-needed');
    expect((await browser.get('/api/me/second-factor')).body).toMatchObject({
      codesSince: null,
      passkeys: [],
      recoveryCodesLeft: 0,
      passkeysPossible: true,
    });
  });

  test('changing the password ends the sessions elsewhere and keeps this one', async () => {
    const drawn = await made('two.places', 'clerk');
    const here = new Browser(staff.app);
    const there = new Browser(staff.app);
    await here.login('two.places', drawn);
    await there.login('two.places', drawn);
    expect((await here.post('/api/me/password', { current: drawn, password: OWN })).status).toBe(204);
    expect((await here.get('/api/me')).status).toBe(200);
    expect((await there.get('/api/me')).error).toBe('not-logged-in');
  });

  test('a drill asks for neither', async () => {
    const drill = await staffApp({ accounts: { ownPassword: false, secondFactor: 'optional' } });
    const boss = await drill.person('administrator-1');
    const answer = await boss.post('/api/people', {
      username: 'sup',
      displayName: 'S',
      role: 'supervisor',
      centres: '*',
    });
    const browser = new Browser(drill.app);
    const first = await browser.login('sup', String(answer.body['drawnPassword']));
    expect(first.body).toMatchObject({ waitsFor: null });
    expect((await browser.get('/api/progress')).status).toBe(200);
    await drill.close();
  });
});
