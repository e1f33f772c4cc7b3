import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonId } from '../people/person.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp, TEST_PASSWORD } from './testing/staff-app.ts';
import { StaffClient } from './testing/staff-client.ts';

describe('logging in and out', () => {
  let staff: StaffApp;
  let nobody: StaffClient;
  beforeAll(async () => {
    staff = await staffApp();
    nobody = new StaffClient(staff.app, '');
    for (const name of ['clerk-1', 'clerk-2', 'clerk-3', 'clerk-4']) await staff.person(name, ['D1']);
    await staff.person('administrator-1');
  });
  afterAll(() => staff.close());

  const login = async (username: string, password = TEST_PASSWORD) =>
    nobody.post('/api/login', { username, password });
  const clientOf = (answer: { headers: Readonly<Record<string, unknown>> }) =>
    new StaffClient(staff.app, String(answer.headers['set-cookie']).split(';')[0] ?? '');

  test('the cookie is for this site and for HTTP only; the database holds no token', async () => {
    const answer = await login('Clerk-1');
    expect(answer.status).toBe(200);
    const [cookie = '', browser = ''] = answer.headers['set-cookie'] as string[];
    expect(browser).toMatch(/^khanaen_browser=[^;]+; Path=\/api\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/);
    expect(cookie).toMatch(
      /^khanaen_session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/,
    );
    const token = cookie.slice('khanaen_session='.length, 'khanaen_session='.length + 43);
    const rows = await staff.rows("select encode(token_hash, 'base64') as t from session");
    expect(JSON.stringify(rows)).not.toContain(token);
    const me = await clientOf(answer).get('/api/me');
    expect(me.body).toMatchObject({
      username: 'clerk-1',
      role: 'clerk',
      centres: [{ id: 'D1' }],
      election: { id: 'tiny' },
    });
    expect(me.body['may']).toContain('enter');
    expect(me.body['may']).not.toContain('certify');
    expect(
      await staff.rows(
        "select count(*) as n from audit where action = 'login' and detail->>'address' = '127.0.0.1' and person_id = (select person_id from person where username = 'clerk-1')",
      ),
    ).toEqual([{ n: 2 }]);
  });

  test('logging out ends the session at once', async () => {
    const client = clientOf(await login('clerk-1'));
    expect((await client.get('/api/me')).status).toBe(200);
    const out = await client.post('/api/logout');
    expect([out.status, String(out.headers['set-cookie'])]).toEqual([
      204,
      expect.stringContaining('Max-Age=0'),
    ]);
    expect((await client.get('/api/me')).error).toBe('not-logged-in');
    expect((await staff.rows("select 1 as x from audit where action = 'logout'")).length).toBe(1);
  });

  test('a session ends after an hour without a call, and in any case after its longest life', async () => {
    for (const change of [
      "last_seen_at = now() - interval '61 minutes'",
      "expires_at = now() - interval '1 second'",
    ]) {
      const client = clientOf(await login('clerk-2'));
      await staff.rows(
        `update session set ${change} where person_id = (select person_id from person where username = 'clerk-2')`,
      );
      staff.accounts.sessions.forget((await staff.person('clerk-2')).personId as PersonId);
      expect((await client.get('/api/me')).error, change).toBe('not-logged-in');
    }
  });

  test('an unknown name, a wrong password and a closed account get the same answer', async () => {
    await staff.rows("update person set active = false where username = 'clerk-3'");
    const answers = [
      await login('nobody-here'),
      await login('clerk-2', 'not-the-password'),
      await login('clerk-3'),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual(answers[0]?.body);
    }
    expect((await staff.rows("select 1 as x from audit where action = 'login-failed'")).length).toBe(3);
  });

  test('many wrong passwords make the account wait at this address, and nobody else', async () => {
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push(await login('clerk-4', `wrong-${i}`));
    expect(answers.map((a) => a.status)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(Number(answers[5]?.headers['retry-after'])).toBeGreaterThan(20);
    expect((await login('clerk-4')).status).toBe(429);
    expect((await login('clerk-1')).status).toBe(200);
  });

  test('accounts come from a CSV file: all or every error at once', async () => {
    const admin = await staff.person('administrator-1');
    const csv = { 'content-type': 'text/csv' };
    const bad = 'username,display_name,role,centres\nx,,chief,\nnew.one,ใหม่,clerk,NOWHERE\n';
    const refused = await admin.send('POST', '/api/people/import', bad, csv);
    expect([refused.status, refused.error]).toEqual([422, 'bad-file']);
    const problems = (refused.body['error'] as { problems: { line: number; field: string; code: string }[] })
      .problems;
    expect(problems.map((p) => `${p.line} ${p.field} ${p.code}`)).toEqual([
      '2 username bad-username',
      '2 display_name bad-display-name',
      '2 role bad-role',
      '2 centres no-centre',
      '3 centres unknown-centre',
    ]);
    const good =
      'username,display_name,role,centres,password\nnew.one,ใหม่ หนึ่ง,clerk,D1,\nclerk-1,X,administrator,*,a-long-password-1\n';
    const made = await admin.send('POST', '/api/people/import', good, csv);
    expect(made.status).toBe(200);
    expect(made.body).toMatchObject({ made: [{ username: 'new.one' }], existing: ['clerk-1'] });
    const drawn = (made.body['made'] as { drawnPassword: string }[])[0]?.drawnPassword ?? '';
    expect(drawn).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect((await login('new.one', drawn)).status).toBe(200);
    expect((await login('clerk-1')).body).toMatchObject({ role: 'clerk' });
    const people = (await admin.get('/api/people')).body['people'] as { username: string }[];
    expect(people.map((p) => p.username)).toContain('new.one');
    expect(JSON.stringify(people)).not.toContain('argon2');
    const audit = await staff.rows(
      "select person_id from audit where action = 'account-made' and subject = 'new.one'",
    );
    expect(audit).toEqual([{ person_id: admin.personId }]);
  });
});
