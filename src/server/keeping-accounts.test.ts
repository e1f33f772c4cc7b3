import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeSecondFactor, resetPassword, setActive } from '../people/keep-accounts.ts';
import { findPerson } from '../people/list-people.ts';
import type { PersonId } from '../people/person.ts';
import { Browser } from './testing/browser.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp, TEST_PASSWORD } from './testing/staff-app.ts';
import type { Answer, StaffClient } from './testing/staff-client.ts';

const CSV = { 'content-type': 'text/csv' };

describe('keeping accounts', () => {
  let staff: StaffApp;
  let admin: StaffClient;
  let head: StaffClient;
  let province: StaffClient;
  beforeAll(async () => {
    staff = await staffApp();
    admin = await staff.person('administrator-1');
    head = await staff.person('head-1', ['D1']);
    province = await staff.person('province-1', ['D1', 'MKM_1']);
  });
  afterAll(() => staff.close());

  const add = (by: StaffClient, username: string, role: string, centres: string) =>
    by.post('/api/people', { username, displayName: username, role, centres });
  const problems = (answer: Answer) =>
    ((answer.body['error'] as { problems?: { code: string }[] }).problems ?? []).map((p) => p.code);
  const change = (by: StaffClient, who: StaffClient, role: string, centres: string) =>
    by.post(`/api/people/${who.publicId}/change`, { displayName: 'ใหม่', role, centres });
  const rowOf = async (username: string) =>
    (
      await staff.rows(
        'select role, every_centre, centre_ids, areas, active from person where username = $1',
        [username],
      )
    )[0];

  test('a head makes clerks and supervisors of the own centre, and nobody else', async () => {
    expect((await add(head, 'h.clerk', 'clerk', 'D1')).status).toBe(201);
    expect((await add(head, 'h.super', 'supervisor', 'D1')).status).toBe(201);
    expect(problems(await add(head, 'h.head', 'head', 'D1'))).toEqual(['role-not-yours']);
    expect(problems(await add(head, 'h.admin', 'administrator', ''))).toEqual(['role-not-yours']);
    expect(problems(await add(head, 'h.far', 'clerk', 'MKM_1'))).toEqual(['area-not-yours']);
    expect(problems(await add(head, 'h.wide', 'clerk', 'province:MKM'))).toEqual(['area-not-yours']);
    expect(problems(await add(head, 'h.all', 'clerk', '*'))).toEqual(['area-not-yours']);
    expect((await add(head, 'h.clerk', 'clerk', 'D1')).error).toBe('name-taken');
    expect(await rowOf('h.far')).toBeUndefined();
  });

  test('whole areas are kept by name and count as their centres', async () => {
    const made = await add(admin, 'a.province', 'province', 'province:MKM');
    expect(made.status).toBe(201);
    expect(await rowOf('a.province')).toMatchObject({ areas: ['province:MKM'], centre_ids: [] });
    const browser = new Browser(staff.app);
    await browser.login('a.province', String(made.body['drawnPassword']));
    const me = (await browser.get('/api/me')).body;
    expect(me['areas']).toEqual(['province:MKM']);
    expect((me['centres'] as { id: string }[]).map((c) => c.id)).toEqual(
      staff.election.pkg.centres.map((c) => c.id),
    );
    await browser.post('/api/me/password', {
      current: made.body['drawnPassword'],
      password: 'three blue buckets',
    });
    expect((await browser.get('/api/centres/MKM_2/returns')).status).toBe(200);
  });

  test('nobody raises anybody beyond what they may give, changes themselves, or reaches above or outside', async () => {
    const clerk = await staff.person('clerk-1', ['D1']);
    const far = await staff.person('clerk-2', ['MKM_2']);
    const peer = await staff.person('head-2', ['D1']);
    const reason = async (answer: Promise<Answer>) =>
      ((await answer).body['error'] as { reason?: string }).reason;
    expect((await change(head, clerk, 'supervisor', 'D1')).status).toBe(204);
    expect(problems(await change(head, clerk, 'head', 'D1'))).toEqual(['role-not-yours']);
    expect(problems(await change(head, clerk, 'clerk', 'D1 MKM_1'))).toEqual(['area-not-yours']);
    expect(await reason(change(head, head, 'clerk', 'D1'))).toBe('self');
    expect(await reason(change(head, peer, 'clerk', 'D1'))).toBe('role');
    expect(await reason(change(head, admin, 'clerk', 'D1'))).toBe('role');
    expect(await reason(change(head, far, 'clerk', 'D1'))).toBe('area');
    expect(await reason(change(province, far, 'clerk', 'D1'))).toBe('area');
    expect(await reason(change(admin, admin, 'clerk', 'D1'))).toBe('self');
    expect((await change(province, peer, 'head', 'D1 MKM_1')).status).toBe(204);
    expect(await reason(change(head, peer, 'clerk', 'D1'))).toBe('role');
    for (const act of ['password', 'second-factor/remove', 'close', 'reopen']) {
      const answer = await head.post(
        `/api/people/${far.publicId}/${act}`,
        act.endsWith('e') || act === 'reopen' ? { reason: 'x' } : {},
      );
      expect(['not-yours-to-manage', 'bad-request'], act).toContain(answer.error);
    }
    expect((await admin.post('/api/people/p000000000000/close', { reason: 'x' })).error).toBe(
      'unknown-person',
    );
    expect(await rowOf('clerk-2')).toMatchObject({ role: 'clerk', active: true });
  });

  test('a change of role counts at once, and the audit row says what was before', async () => {
    const clerk = await staff.person('clerk-3', ['D1']);
    expect((await clerk.post('/api/queue/next')).status).toBe(204);
    expect((await change(admin, clerk, 'observer', 'D1')).status).toBe(204);
    expect((await clerk.post('/api/queue/next')).error).toBe('not-allowed');
    const rows = await staff.rows(
      "select person_id, detail from audit where action = 'account-changed' and subject = 'clerk-3'",
    );
    expect(rows).toMatchObject([
      {
        person_id: admin.personId,
        detail: {
          before: { role: 'clerk', centres: ['D1'] },
          after: { role: 'observer', displayName: 'ใหม่' },
        },
      },
    ]);
  });

  test('closing an account ends its sessions at once and keeps it out; reopening lets it in', async () => {
    const clerk = await staff.person('clerk-4', ['D1']);
    expect((await clerk.get('/api/me')).status).toBe(200);
    const url = `/api/people/${clerk.publicId}`;
    expect((await head.post(`${url}/close`, { reason: 'ลาออก' })).status).toBe(204);
    expect((await clerk.get('/api/me')).error).toBe('not-logged-in');
    expect((await new Browser(staff.app).login('clerk-4', TEST_PASSWORD)).error).toBe('wrong-login');
    expect((await head.post(`${url}/close`, { reason: 'อีกครั้ง' })).error).toBe('conflict');
    expect((await head.post(`${url}/reopen`, { reason: 'กลับมา' })).status).toBe(204);
    expect((await new Browser(staff.app).login('clerk-4', TEST_PASSWORD)).status).toBe(200);
    const actions = await staff.rows(
      "select action, detail->>'reason' as why from audit where subject = 'clerk-4' and action like 'account-%ed' order by audit_id",
    );
    expect(actions).toEqual([
      { action: 'account-closed', why: 'ลาออก' },
      { action: 'account-reopened', why: 'กลับมา' },
    ]);
  });

  test('a reset draws a password that is shown once and must be replaced; all sessions end', async () => {
    const clerk = await staff.person('clerk-5', ['D1']);
    const reset = await head.post(`/api/people/${clerk.publicId}/password`);
    expect([reset.status, reset.headers['cache-control']]).toEqual([200, 'no-store']);
    expect((await clerk.get('/api/me')).error).toBe('not-logged-in');
    const browser = new Browser(staff.app);
    expect((await browser.login('clerk-5', TEST_PASSWORD)).error).toBe('wrong-login');
    const drawn = String(reset.body['drawnPassword']);
    expect((await browser.login('clerk-5', drawn)).body).toMatchObject({ waitsFor: 'own-password' });
    const everything = JSON.stringify(await staff.rows('select action, subject, detail from audit'));
    expect(everything).not.toContain(drawn);
    expect(everything).not.toContain(TEST_PASSWORD);
  });

  test('a list can be held to a centre, a role, a state and a text, and comes in pages', async () => {
    const names = async (by: StaffClient, query: string) => {
      const answer = await by.get(`/api/people?${query}`);
      expect(answer.status).toBe(200);
      return (answer.body['people'] as { username: string }[]).map((p) => p.username);
    };
    const many = Array.from({ length: 25 }, (_, i) => `page.${String(i).padStart(2, '0')},P,clerk,D1`);
    const file = ['username,display_name,role,centres', ...many, 'other.1,อื่น,clerk,MKM_2'].join('\n');
    expect((await admin.send('POST', '/api/people/import', file, CSV)).status).toBe(200);
    const pages: string[] = [];
    for (let after = '', round = 0; round < 10; round++) {
      const answer = await admin.get(`/api/people?text=page.&limit=10&after=${after}`);
      pages.push(...(answer.body['people'] as { username: string }[]).map((p) => p.username));
      if (answer.body['next'] === null) break;
      after = String(answer.body['next']);
    }
    expect(pages).toEqual(many.map((line) => line.split(',')[0]));
    expect(await names(admin, 'centre=MKM_2&role=clerk')).toEqual(['clerk-2', 'other.1']);
    expect(await names(admin, 'centre=MKM_2&role=province')).toEqual(['a.province']);
    expect(await names(admin, 'state=new&text=other')).toEqual(['other.1']);
    expect(await names(admin, 'state=closed')).toEqual([]);
    expect(await names(admin, 'text=%25')).toEqual([]);
    expect((await admin.get('/api/people?centre=nowhere')).error).toBe('unknown-centre');
    // A head sees the people of the own centre, and not those of the whole election.
    const own = await names(head, 'limit=500');
    expect(own).toContain('page.00');
    expect(own).toContain('a.province');
    expect(own).not.toContain('other.1');
    expect(own).not.toContain('administrator-1');
    expect((await head.get('/api/people?centre=MKM_2')).error).toBe('not-your-area');
    const [first] = (await head.get('/api/people?text=page.00')).body['people'] as object[];
    expect(first).toMatchObject({
      role: 'clerk',
      centres: ['D1'],
      active: true,
      ownPassword: false,
      secondFactor: false,
      yours: true,
    });
  });

  test('a preview does nothing and tells everything; a head imports only what a head may give', async () => {
    const file = 'username,display_name,role,centres\nfresh.1,ใหม่,clerk,D1\npage.00,P,clerk,D1\n';
    const preview = await head.send('POST', '/api/people/import?preview=1', file, CSV);
    expect(preview.body).toEqual({
      fresh: [
        {
          username: 'fresh.1',
          displayName: 'ใหม่',
          role: 'clerk',
          everyCentre: false,
          centreIds: ['D1'],
          areas: [],
        },
      ],
      existing: ['page.00'],
    });
    expect(await rowOf('fresh.1')).toBeUndefined();
    const wrong = 'username,display_name,role,centres\nx.1,X,head,D1\nx.2,X,clerk,MKM_2\nx.3,X,clerk,D9\n';
    for (const query of ['', '?preview=1']) {
      const refused = await head.send('POST', `/api/people/import${query}`, wrong, CSV);
      expect([refused.error, ...problems(refused)]).toEqual([
        'bad-file',
        'role-not-yours',
        'area-not-yours',
        'unknown-centre',
      ]);
    }
    expect(await rowOf('x.1')).toBeUndefined();
  });

  test('twenty thousand accounts are imported and listed in pages', { timeout: 120_000 }, async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `bulk${i},คน,clerk,D1`);
    const file = ['username,display_name,role,centres', ...rows].join('\n');
    const made = await admin.send('POST', '/api/people/import', file, CSV);
    expect((made.body['made'] as unknown[]).length).toBe(20_000);
    const page = await admin.get('/api/people?text=bulk&limit=500&after=bulk19');
    expect((page.body['people'] as unknown[]).length).toBe(500);
  });

  test('nothing is done to an account that was given another role between the question and the deed', async () => {
    const target = await staff.person('clerk-raised', ['D1']);
    const found = await findPerson(staff.accounts, target.publicId);
    if (found === null) throw new Error('nobody');
    await staff.rows("update person set role = 'administrator' where person_id = $1", [target.personId]);
    const { accounts } = staff;
    const head = (await staff.person('head-late', ['D1'])).personId as PersonId;
    expect(await resetPassword(accounts, head, found.person, true)).toBeNull();
    expect(await removeSecondFactor(accounts, head, found.person)).toBe(false);
    expect(await setActive(accounts, head, found.person, false, 'x')).toBe(false);
    accounts.sessions.forget(target.personId as PersonId);
    expect((await target.get('/api/me')).body).toMatchObject({ role: 'administrator' });
    expect(await staff.rows('select 1 from audit where person_id = $1', [head])).toHaveLength(1); // the login
  });
});
