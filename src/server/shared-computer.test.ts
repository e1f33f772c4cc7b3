import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser } from './testing/browser.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp, TEST_PASSWORD } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';
import { accept, pathOf, sendPhoto, specOf } from './testing/steps.ts';

/** One computer serves several people, and not everything that it sends was meant by them. */
describe('shared computers and foreign pages', () => {
  let staff: StaffApp;
  let head: StaffClient;
  beforeAll(async () => {
    staff = await staffApp();
    head = await staff.person('head-1', ['D1']);
  });
  afterAll(() => staff.close());

  test('a list that one person was given is not confirmed as fresh to the next one', async () => {
    const url = '/api/evening/stations?lang=en';
    const mine = await head.get(url);
    const again = { 'if-none-match': String(mine.headers['etag']) };
    expect((await head.send('GET', url, undefined, again)).status).toBe(304);
    const publisher = await staff.person('publisher-1');
    expect((await publisher.send('GET', url, undefined, again)).status).toBe(200);
    const neighbour = await staff.person('head-2', ['D2']);
    expect((await neighbour.send('GET', url, undefined, again)).status).toBe(200);
  });

  test('without https a page on another port of the same machine is another site', async () => {
    const send = (origin: string) =>
      head.send('POST', '/api/me/stay', '{}', {
        'content-type': 'application/json',
        host: 'desk.local:8080',
        origin,
      });
    expect((await send('http://desk.local:8080')).status).toBe(200);
    for (const origin of ['http://desk.local:9999', 'http://evil.example', 'null', 'x']) {
      expect((await send(origin)).error, origin).toBe('other-site');
    }
  });

  test('texts and times that no database holds are refused as bad requests, not as bugs', async () => {
    const auditor = await staff.person('auditor-1');
    for (const url of [
      '/api/audit?subject=%00',
      '/api/audit?from=0000-01-01T00:00:00Z',
      '/api/audit.csv?person=a%00b',
      '/api/people?text=%00',
    ]) {
      expect((await auditor.get(url)).error, url).toBe('bad-request');
    }
    const clerk = await staff.person('clerk-1', ['D1']);
    const discarded = { claim: randomUUID(), code: 'conflict', reason: 'x\u0000' };
    const path = `${pathOf(specOf(staff, '44-01-S1-001'))}/discarded`;
    expect((await clerk.post(path, discarded)).error).toBe('bad-request');
    expect(staff.logged).toEqual([]);
  });

  test('two who compare the score board at the same moment open one case', async () => {
    const one = await staff.person('clerk-1', ['D1']);
    const two = await staff.person('clerk-2', ['D1']);
    const spec = specOf(staff, '44-01-S1-002');
    await accept(one, two, spec);
    const board = await sendPhoto(one, spec);
    await one.post(`${pathOf(spec)}/photos/${String(board.body['photo'])}/kind`, { kind: 'board' });
    const people = await Promise.all(
      Array.from({ length: 6 }, (_, i) => staff.person(`supervisor-${i + 1}`, ['D1'])),
    );
    const body = { version: 1, result: 'differs' };
    const answers = await Promise.all(people.map((p) => p.post(`${pathOf(spec)}/board-check`, body)));
    const ids = new Set(answers.map((a) => a.body['case']));
    expect(answers.map((a) => a.status)).toEqual(people.map(() => 200));
    expect(ids.size).toBe(1);
    const [id] = ids;
    expect(await staff.rows("select case_id from dossier where trigger = 'board-differs'")).toEqual([
      { case_id: Number(id) },
    ]);
    expect(await staff.rows("select count(*)::int as n from fact_inbox where kind = 'case-opened'")).toEqual([
      { n: 1 },
    ]);
    // A closed one is not opened again beside another that is open.
    const [boss] = people;
    if (boss === undefined) throw new Error('nobody');
    const effect = { th: 'ไม่เปลี่ยนผล', en: '' };
    expect((await boss.post(`/api/cases/${String(id)}/close`, { effect })).status).toBe(200);
    const second = await boss.post(`${pathOf(spec)}/board-check`, { ...body, note: 'อีกครั้ง' });
    expect(second.status).toBe(200);
    expect(second.body['case']).not.toBe(id);
    const reopened = await boss.post(`/api/cases/${String(id)}/reopen`, { reason: { th: 'ดูอีกครั้ง', en: '' } });
    expect(reopened.error).toBe('conflict');
  });

  test('behind a proxy only what the proxy itself adds is the address of a client', async () => {
    const proxied = await staffApp({ trustProxy: true });
    try {
      await proxied.person('clerk-1', ['D1']);
      const browser = new Browser(proxied.app, { 'x-forwarded-for': '9.9.9.9, 203.0.113.7' });
      expect((await browser.login('clerk-1', TEST_PASSWORD)).status).toBe(200);
      expect(
        await proxied.rows("select detail->>'address' as address from audit where action = 'login'"),
      ).toContainEqual({
        address: '203.0.113.7',
      });
    } finally {
      await proxied.close();
    }
  });
});
