import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashDrawn } from '../people/password.ts';
import type { PersonId } from '../people/person.ts';
import { drawRecoveryCodes } from '../people/recovery-codes.ts';
import { Browser } from './testing/browser.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp, TEST_PASSWORD } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';

const PEOPLE = Array.from({ length: 60 }, (_, i) => `clerk-${i + 1}`);

/** A whole centre sits behind one address; one of them means ill and knows everybody's name. */
describe('a centre behind one address', () => {
  let staff: StaffApp;
  const computers = new Map<string, Browser>();
  beforeAll(async () => {
    // The clock stands still: every pause of the limits lasts as long as the test.
    const now = Date.now();
    staff = await staffApp({ clock: () => now });
    for (const name of PEOPLE) await staff.person(name, ['D1']);
    // A light hash: hundreds of guesses are judged here.
    await staff.rows('update person set password_hash = $1', [await hashDrawn(TEST_PASSWORD)]);
    // Everybody has logged in once before, each in their own browser.
    for (const name of PEOPLE) {
      const browser = new Browser(staff.app);
      computers.set(name, browser);
      expect((await browser.login(name, TEST_PASSWORD)).status).toBe(200);
      await browser.post('/api/logout');
    }
    const attacker = new Browser(staff.app);
    for (const name of PEOPLE) {
      for (let i = 0; i < 7; i++) await attacker.login(name, `guess number ${i}`);
    }
  }, 120_000);
  afterAll(() => staff.close());

  const computer = (name: string) => computers.get(name) ?? new Browser(staff.app);

  test('the attacker must wait, for every name', async () => {
    const attacker = new Browser(staff.app);
    for (const name of PEOPLE) expect((await attacker.login(name, TEST_PASSWORD)).status, name).toBe(429);
  });

  test('everybody else gets in at their own computer, while the guessing goes on', async () => {
    for (const name of PEOPLE) {
      await new Browser(staff.app).login(name, 'another guess');
      const answer = await computer(name).login(name, TEST_PASSWORD);
      expect([name, answer.status]).toEqual([name, 200]);
      expect((await computer(name).get('/api/progress')).status).toBe(200);
    }
  });

  test('a browser is known to those who used it, not to their neighbours', async () => {
    const borrowed = computer('clerk-1');
    expect((await borrowed.login('clerk-2', TEST_PASSWORD)).status).toBe(429);
  });

  test('a known browser is no way round the limit: its own guesses count for itself', async () => {
    const stolen = computer('clerk-3');
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push((await stolen.login('clerk-3', `guess ${i}`)).status);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
  });

  test('a first login with a drawn password is not kept waiting by those who guess', async () => {
    const admin: StaffClient = await staff.person('administrator-1');
    const made = await admin.post('/api/people', {
      username: 'late.comer',
      displayName: 'มาสาย',
      role: 'clerk',
      centres: 'D1',
    });
    const attacker = new Browser(staff.app);
    for (let i = 0; i < 40; i++) await attacker.login('late.comer', `guess ${i}`);
    const first = await new Browser(staff.app).login('late.comer', String(made.body['drawnPassword']));
    expect(first.status).toBe(200);
    const noted = await staff.rows(
      "select count(*)::int as n from audit where action = 'login-failed' and person_id = (select person_id from person where username = 'late.comer')",
    );
    expect(noted).toEqual([{ n: 5 }]);
  });

  test('a recovery code cannot be guessed from the address either, and the person still gets in', async () => {
    const name = 'clerk-4';
    const browser = computer(name);
    await browser.login(name, TEST_PASSWORD);
    await staff.rows(
      `insert into passkey (credential_id, person_id, public_key, name)
       select 'key-4', person_id, '\\x00', 'key' from person where username = $1`,
      [name],
    );
    const [person] = await staff.rows('select person_id from person where username = $1', [name]);
    const [code = ''] = await drawRecoveryCodes(staff.accounts, Number(person?.['person_id']) as PersonId);
    const { ticket } = (await computer(name).login(name, TEST_PASSWORD)).body;
    const attacker = new Browser(staff.app);
    const statuses = [];
    for (let i = 0; i < 7; i++) {
      statuses.push(
        (await attacker.post('/api/login/second', { ticket, recovery: `aaaa-bbbb-ccc${i}` })).status,
      );
    }
    expect(statuses.at(-1)).toBe(429);
    expect((await computer(name).post('/api/login/second', { ticket, recovery: code })).status).toBe(200);
  });
});
