import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UnitId } from '../election/model.ts';
import { unitCode } from '../forms/tag.ts';
import { Secret } from '../intake/line/config.ts';
import { FakeLine, signatureOf } from '../intake/line/testing/fake-line.ts';
import { SECRET, TOKEN } from '../intake/line/testing/secrets.ts';
import { fakeEvent, imageEvent, textEvent, webhookBody } from '../intake/line/testing/webhook-events.ts';
import { FORM_KEY, newPicture, pageCode } from '../intake/testing/stand-ins.ts';
import { until } from '../store/testing/until.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import { StaffClient } from './testing/staff-client.ts';

const ONE = '44-01-S1-001';
const GROUP = { group: 'Cgroup', user: 'Usomchai' };

describe('LINE at the server', () => {
  const fake = new FakeLine();
  let staff: StaffApp;
  beforeAll(async () => {
    fake.faults.token = TOKEN;
    fake.name('Usomchai', 'สมชาย');
    const base = await fake.listen();
    const channel = { id: 'main', name: 'main', secret: new Secret(SECRET), accessToken: new Secret(TOKEN) };
    staff = await staffApp({ line: { channels: [channel], apiBase: base, dataBase: base } });
  });
  afterAll(async () => {
    await staff?.close();
    await fake.close();
  });

  const post = (body: string, signature = signatureOf(body, SECRET)) =>
    new StaffClient(staff.app, '').send('POST', '/line/webhook', body, {
      'content-type': 'application/json; charset=utf-8',
      'x-line-signature': signature,
    });
  const send = async (...events: object[]) => {
    const answer = await post(webhookBody(events as never));
    expect(answer.status).toBe(200);
  };
  const said = () => fake.seen.map(({ text }) => text);

  test('refuses what LINE has not signed, and what is too large, and keeps nothing of it', async () => {
    const body = webhookBody([textEvent(GROUP, 'help')]);
    expect(await post(body, signatureOf(body, 'wrong'))).toMatchObject({
      status: 401,
      error: 'wrong-signature',
    });
    expect(await post(body, '')).toMatchObject({ status: 401, error: 'wrong-signature' });
    const large = JSON.stringify({ events: [], x: 'x'.repeat(1024 * 1024) });
    expect(await post(large)).toMatchObject({ status: 413, error: 'too-large' });
    expect(await post('[1]')).toMatchObject({ status: 400, error: 'bad-request' });
    expect(await staff.rows('select 1 from line_event')).toEqual([]);
  });

  test('answers LINE’s own test of the address', async () => {
    expect((await post(webhookBody([]))).status).toBe(200);
  });

  test('from the head’s code to the receipt in the group, and back to the desk', async () => {
    const head = await staff.person('head-line', ['D1']);
    const elsewhere = await staff.person('head-else', ['MKM_1']);
    const made = await head.post('/api/centres/D1/line-code');
    expect(made.status).toBe(201);
    expect(made.body['code']).toMatch(/^[B-Z]{4}-\d{4}$/);
    await send(fakeEvent('join', { group: 'Cgroup' }, {}, { replyToken: fake.token('Cgroup') }));
    await send(textEvent(GROUP, `ศูนย์ ${made.body['code']}`, { replyToken: fake.token('Cgroup') }));
    await send(
      textEvent(GROUP, `หน่วย ${unitCode(ONE as UnitId, FORM_KEY)}`, { replyToken: fake.token('Cgroup') }),
    );
    const picture = newPicture();
    staff.reader.show(picture, { codes: [pageCode(staff.election, ONE, 'constituency', 1)] });
    fake.content('m1', picture);
    await send(imageEvent(GROUP, 'm1', { replyToken: fake.token('Cgroup') }));
    await until(() => fake.seen.length === 4);
    expect(said().find((text) => text.startsWith('รับแล้ว'))).toMatch(
      /^รับแล้ว: หน่วยที่ 1 แบบ 5\/18 หน้า 1 เลขที่รับ \d{9}\nยังขาด: 5\/18 หน้า 2 · 5\/18 หน้า 1, 2, 3, 4$/,
    );
    const [photo] = await staff.rows("select source from photo where source = 'line'");
    expect(photo).toEqual({ source: 'line' });

    const seen = await head.get('/api/line');
    expect(seen.body).toMatchObject({
      on: true,
      channels: [{ channel: 'main', tokenGood: true, quotaLimit: 5000, photosDone: 1 }],
      groups: [{ name: 'กลุ่มทดสอบ', centre: 'D1', here: true, photos: 1 }],
      senders: [{ unit: ONE, how: 'chat', now: true }],
      troubles: [],
    });
    const text = JSON.stringify(seen.body);
    for (const secret of ['Cgroup', 'Usomchai', SECRET, TOKEN]) expect(text).not.toContain(secret);
    expect((await elsewhere.get('/api/line')).body).toMatchObject({ groups: [], senders: [], troubles: [] });

    await send(fakeEvent('unsend', GROUP, { unsend: { messageId: 'm1' } }));
    await until(async () => ((await head.get('/api/line')).body['troubles'] as object[]).length === 1);
    const after = (await head.get('/api/line')).body['troubles'] as Record<string, unknown>[];
    expect(after[0]).toMatchObject({
      state: 'done',
      unit: ONE,
      receipts: [expect.stringMatching(/^\d{9}$/)],
    });
  });

  test('groups and senders are untied by the heads of their own centre, with a row in the audit log', async () => {
    const head = await staff.person('head-line', ['D1']);
    const elsewhere = await staff.person('head-else', ['MKM_1']);
    const supervisor = await staff.person('supervisor-line', ['D1']);
    const { groups, senders } = (await head.get('/api/line')).body as Record<
      string,
      Record<string, number>[]
    >;
    const [group, binding] = [groups?.[0]?.['group'], senders?.[0]?.['binding']];
    for (const url of [`/api/line/groups/${group}/untie`, `/api/line/bindings/${binding}/end`]) {
      expect((await elsewhere.post(url)).error).toBe('not-your-area');
      expect((await supervisor.post(url)).error).toBe('not-allowed');
      expect((await head.post(url)).status).toBe(204);
      expect((await head.post(url)).error).toBe('not-found');
    }
    const sender = senders?.[0]?.['sender'];
    const tie = `/api/units/44-01-S1-002/constituency/line-sender`;
    expect((await head.post(tie, { sender })).status).toBe(204);
    expect((await head.post(tie, { sender: 999 })).error).toBe('refused');
    const audit = await staff.rows(
      "select action, subject, person_id is not null as person from audit where action like 'line-%' order by audit_id",
    );
    expect(audit).toEqual([
      { action: 'line-code-made', subject: 'D1', person: true },
      { action: 'line-group-tied', subject: 'D1', person: false },
      { action: 'line-sender-tied', subject: ONE, person: false },
      { action: 'line-group-untied', subject: 'D1', person: true },
      { action: 'line-sender-untied', subject: ONE, person: true },
      { action: 'line-sender-tied', subject: '44-01-S1-002', person: true },
    ]);
  });

  test('codes of units are shown to the centre, and a centre cannot keep making codes', async () => {
    const head = await staff.person('head-line', ['D1']);
    const codes = (await head.get('/api/centres/D1/unit-codes')).body['units'] as Record<string, unknown>[];
    expect(codes[0]).toMatchObject({ unit: ONE, code: unitCode(ONE as UnitId, FORM_KEY) });
    for (let i = 0; i < 20; i++) expect((await head.post('/api/centres/D1/line-code')).status).toBe(201);
    expect((await head.post('/api/centres/D1/line-code')).error).toBe('refused');
  });

  test('metrics say how the queues are, and nothing was logged', async () => {
    const text = (await new StaffClient(staff.app, '').get('/metrics')).bytes.toString();
    expect(text).toContain('khanaen_line_photos{channel="main",state="done"} 1');
    expect(text).toContain('khanaen_line_token_good{channel="main"} 1');
    expect(text).toMatch(/khanaen_line_events_total \d+/);
    expect(staff.logged).toEqual([]);
  });
});

test('without an account of LINE the address is not there', async () => {
  const staff = await staffApp();
  try {
    const body = webhookBody([]);
    const client = new StaffClient(staff.app, '');
    const answer = await client.send('POST', '/line/webhook', body, {
      'x-line-signature': signatureOf(body, SECRET),
    });
    expect(answer.status).toBe(404);
    const head = await staff.person('head-1', ['D1']);
    expect((await head.get('/api/line')).body).toMatchObject({ on: false, channels: [] });
  } finally {
    await staff.close();
  }
});
