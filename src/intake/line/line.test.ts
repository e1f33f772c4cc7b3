import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BallotId, CentreId, UnitId } from '../../election/model.ts';
import type { PersonId } from '../../people/person.ts';
import { addPerson } from '../../store/testing/rows.ts';
import { until } from '../../store/testing/until.ts';
import { pageCode } from '../testing/stand-ins.ts';
import { makeGroupCode } from './group-code.ts';
import { signatureOf } from './testing/fake-line.ts';
import type { LineRig } from './testing/rig.ts';
import { lineRig, receiptOf } from './testing/rig.ts';
import { SECRET } from './testing/secrets.ts';
import { fakeEvent, fileEvent, imageEvent, textEvent, webhookBody } from './testing/webhook-events.ts';

const ONE = '44-01-S1-001';
const TWO = '44-01-S1-002';
const GROUP = { group: 'Cgroup', user: 'Usomchai' };
const ALONE = { user: 'Usomchai' };
const PICTURE = Buffer.from('a picture');

let rig: LineRig;
beforeEach(async () => {
  rig = await lineRig();
});
afterEach(() => rig.close());

/** A group that serves the district's centre. */
async function tiedGroup(centre = 'D1'): Promise<void> {
  const code = await groupCode(centre);
  await rig.send(textEvent(GROUP, `ศูนย์ ${code}`));
  await rig.idle();
}

let people = 0;
async function groupCode(centre: string): Promise<string> {
  const personId = await addPerson(rig.database.pool, `p${String(++people).padStart(12, '0')}`);
  const made = await makeGroupCode(
    rig.database.pool,
    { personId: personId as PersonId } as never,
    centre as CentreId,
    (below) => Math.floor(Math.random() * below),
  );
  return made?.code ?? '';
}

function photo(id: string, bytes = PICTURE) {
  rig.fake.content(id, bytes);
  return id;
}

const said = () => rig.fake.seen.map(({ text }) => text);
const token = (to: string) => rig.fake.token(to);

describe('the webhook', () => {
  test('a wrong signature stores nothing, whatever the body says', async () => {
    const body = webhookBody([textEvent(ALONE, 'help')]);
    for (const signature of ['', 'x', signatureOf(body, 'another-secret'), signatureOf(`${body} `, SECRET)]) {
      expect(await rig.line.receive(Buffer.from(body), signature)).toBe('not-signed');
    }
    expect(await rig.rows('select 1 from line_event')).toEqual([]);
    expect(await rig.rows('select 1 from line_chat')).toEqual([]);
  });

  test('a signed body that is no webhook is told apart', async () => {
    expect(await rig.line.receive(Buffer.from('[]'), signatureOf('[]', SECRET))).toBe('not-understood');
  });

  test('an event that comes again, by itself or beside others, happens once', async () => {
    const events = [
      imageEvent(ALONE, photo('m1'), { replyToken: token('Usomchai') }),
      textEvent(ALONE, 'help', { replyToken: token('Usomchai') }),
    ];
    expect(await rig.send(...events)).toEqual({ fresh: 2, known: 0 });
    await rig.idle();
    expect(await rig.send(...events.toReversed())).toEqual({ fresh: 0, known: 2 });
    expect(await rig.send(events[0] as object, events[0] as object)).toEqual({ fresh: 0, known: 2 });
    await rig.idle();
    expect(rig.arrivals).toHaveLength(1);
    expect(rig.fake.seen).toHaveLength(2);
  });

  test('the same message under another event is fetched once', async () => {
    await rig.send(imageEvent(ALONE, photo('m1')));
    await rig.send(imageEvent(ALONE, 'm1', { redelivery: true }));
    await rig.idle();
    expect(rig.arrivals).toHaveLength(1);
  });

  test('talk leaves nothing but a count behind', async () => {
    await rig.send(textEvent(GROUP, 'สมชายโทร 0812345678 ด่วน'));
    const [row] = await rig.rows('select kind, detail, reply_token from line_event');
    expect(row).toEqual({ kind: 'other', detail: {}, reply_token: null });
  });
});

describe('a person alone', () => {
  test('names a unit, sends a page, and hears what is still missing', async () => {
    await rig.send(textEvent(ALONE, `หน่วย ${rig.codeOf(ONE)}`, { at: 1000, replyToken: token('Usomchai') }));
    await rig.idle();
    await rig.send(imageEvent(ALONE, photo('m1'), { at: 2000, replyToken: token('Usomchai') }));
    await rig.idle();
    expect(rig.arrivals[0]).toMatchObject({
      key: 'line:main:m1',
      channel: 'line',
      unit: ONE,
      centre: 'D1',
      sentAt: 2000,
      sender: 'LINE S1',
    });
    const [tied, answer] = said();
    expect(tied).toContain('หน่วยที่ 1: ภาพต่อไปของท่านเป็นของหน่วยนี้');
    expect(answer).toBe(
      `รับแล้ว: หน่วยที่ 1 แบบ 5/18 หน้า 1 เลขที่รับ ${receiptOf('line:main:m1')}\nยังขาด: 5/18 (บช.) หน้า 1`,
    );
    expect(rig.fake.seen.every(({ by }) => by === 'reply')).toBe(true);
  });

  test('of several units the one named last before the photo counts, whatever order the events come in', async () => {
    await rig.send(
      imageEvent(ALONE, photo('m3'), { at: 3500 }),
      textEvent(ALONE, rig.codeOf(TWO), { at: 3000 }),
      imageEvent(ALONE, photo('m1'), { at: 2500 }),
      textEvent(ALONE, rig.codeOf(ONE), { at: 2000 }),
    );
    await rig.idle();
    const units = Object.fromEntries(rig.arrivals.map(({ key, unit }) => [key.slice(-2), unit]));
    expect(units).toEqual({ m1: ONE, m3: TWO });
  });

  test('lists, leaves and asks what is owed', async () => {
    await rig.send(
      textEvent(ALONE, rig.codeOf(ONE), { at: 1 }),
      textEvent(ALONE, rig.codeOf(TWO), { at: 2 }),
    );
    await rig.idle();
    await rig.send(textEvent(ALONE, 'หน่วย', { at: 3 }));
    await rig.idle();
    expect(said().at(-1)).toBe('กำลังส่งของ: หน่วยที่ 2\nหน่วยอื่นของท่าน:\n· หน่วยที่ 1');
    await rig.send(textEvent(ALONE, 'ยกเลิกหน่วย', { at: 4 }));
    await rig.idle();
    expect(said().at(-1)).toContain('หลายหน่วย');
    await rig.send(textEvent(ALONE, `ยกเลิกหน่วย ${rig.codeOf(TWO)}`, { at: 5 }));
    await rig.idle();
    await rig.send(textEvent(ALONE, 'ขาด', { at: 6 }));
    await rig.idle();
    expect(said().slice(-2)).toEqual(['ยกเลิกแล้ว: หน่วยที่ 2', 'หน่วยที่ 1 ยังขาด: 5/18 (บช.) หน้า 1']);
    // Two events of one call may be written in either order.
    const audit = await rig.rows('select action, subject from audit order by action, subject');
    expect(audit).toEqual([
      { action: 'line-sender-tied', subject: ONE },
      { action: 'line-sender-tied', subject: TWO },
      { action: 'line-sender-untied', subject: TWO },
    ]);
  });

  test('who left a unit stays out of it when the earlier message comes late', async () => {
    await rig.send(textEvent(ALONE, rig.codeOf(ONE), { at: 1000 }));
    await rig.send(textEvent(ALONE, 'ยกเลิกหน่วย', { at: 3000 }));
    await rig.idle();
    await rig.send(textEvent(ALONE, rig.codeOf(ONE), { at: 2000 }));
    await rig.idle();
    expect(await rig.rows('select 1 from line_binding where ended_at is null')).toEqual([]);
  });

  test('gets English after asking for it', async () => {
    await rig.send(textEvent(ALONE, 'English', { at: 1 }));
    await rig.idle();
    await rig.send(textEvent(ALONE, rig.codeOf(ONE), { at: 2 }));
    await rig.idle();
    await rig.send(imageEvent(ALONE, photo('m1'), { at: 3 }));
    await rig.idle();
    expect(said()[0]).toBe('Answers will be in English.');
    expect(said()[2]).toMatch(/^Received: .*, form 5\/18, page 1, receipt \d+\nStill missing: /);
  });

  test('the code of a page says which unit it is, too; one of another key or election does not', async () => {
    await rig.send(textEvent(ALONE, pageCode(rig.election, ONE, 'constituency', 1)));
    await rig.idle();
    expect(said()).toEqual([expect.stringContaining('หน่วยที่ 1: ภาพต่อไปของท่าน')]);
    await rig.send(textEvent(ALONE, pageCode(rig.election, TWO, 'constituency', 1, new Uint8Array(32))));
    await rig.idle();
    expect(said().at(-1)).toContain('ไม่พบหน่วยจากรหัสนี้');
  });

  test('a code with a wrong letter, and a code of nothing', async () => {
    await rig.send(textEvent(ALONE, 'หน่วย AAAAA-AAAAB'));
    await rig.idle();
    expect(said()).toEqual([expect.stringContaining('ไม่พบหน่วยจากรหัสนี้')]);
  });

  test.each([
    ['blurred', 'ภาพเบลอ กรุณาถ่ายใหม่'],
    ['known', 'ภาพนี้ได้รับไว้แล้ว'],
    ['second-photo', 'หน่วยที่ 1 ส่งหน้านี้แล้ว'],
    ['waiting', 'เจ้าหน้าที่จะดูให้ เลขที่รับ 123456789'],
    ['refused', 'ไม่ได้รับภาพนี้: ไฟล์ภาพเสียหาย'],
  ])('is told when a photo is %s', async (kind, words) => {
    const more = {
      unit: ONE as UnitId,
      formCode: '5/18',
      page: 1,
      doubt: 'codes-disagree',
      reason: 'damaged',
    };
    rig.answer = () => ({ kind, receipt: '123456789', ...more }) as never;
    await rig.send(imageEvent(ALONE, photo('m1')));
    await rig.idle();
    expect(said()).toEqual([expect.stringContaining(words)]);
  });

  test('a PDF is taken page by page; other files and too large ones are not fetched', async () => {
    photo('m1', Buffer.from('%PDF-1.7 two pages'));
    photo('m2', Buffer.from(`%PDF-1.7 ${'x'.repeat(200)}`));
    await rig.send(
      fileEvent(ALONE, 'm1', 'แบบ.pdf', 18),
      fileEvent(ALONE, 'm2', 'script.pdf', 209),
      fileEvent(ALONE, 'm3', 'budget.xlsx', 9),
      fileEvent(ALONE, 'm4', 'big.jpg', 16 * 1024 * 1024),
    );
    await rig.idle();
    expect(rig.arrivals.map(({ key, words }) => [key, words])).toEqual([
      ['line:main:m1#p1', 'แบบ.pdf'],
      ['line:main:m1#p2', 'แบบ.pdf'],
    ]);
    const texts = said().toSorted().join('\n');
    expect(texts).toContain('ไฟล์ PDF มีสคริปต์');
    expect(texts).toContain('รับเฉพาะภาพ');
    expect(texts).toContain('ไฟล์ใหญ่เกินไป');
    expect(rig.fake.count('/v2/bot/message/*/content')).toBe(2);
  });
});

test('hears once what people made of a photo that had waited', async () => {
  await rig.send(imageEvent(ALONE, photo('m1')));
  await rig.idle();
  const outcome = { kind: 'refused', reason: 'not-a-form' } as const;
  const settled = { key: 'line:main:m1', channel: 'line', sender: 'LINE S1', outcome } as const;
  await rig.line.settled(settled);
  await rig.line.settled(settled);
  await rig.line.settled({ ...settled, key: 'upload:x' });
  await rig.idle();
  expect(said().slice(1)).toEqual(['ไม่ได้รับภาพนี้: ไม่ใช่ภาพของแบบรายงาน']);
});

test('a stranger who floods the account is made to wait, others are not', async () => {
  const many = Array.from({ length: 75 }, (_, i) => imageEvent(ALONE, photo(`m${i}`)));
  await rig.send(...many);
  await until(
    async () => (await rig.rows("select 1 from line_photo where problem like 'too many%'")).length >= 7,
  );
  expect(rig.arrivals.length).toBeLessThan(75);
  await rig.send(imageEvent({ user: 'U2' }, photo('other')));
  await until(() => rig.arrivals.some(({ key }) => key === 'line:main:other'));
});

describe('a group', () => {
  test('is greeted, told once that it serves no centre, and nothing of it is fetched until it does', async () => {
    await rig.send(fakeEvent('join', { group: 'Cgroup' }, {}, { replyToken: token('Cgroup') }));
    await rig.send(imageEvent(GROUP, photo('m1'), { replyToken: token('Cgroup') }));
    await rig.send(imageEvent(GROUP, photo('m2'), { replyToken: token('Cgroup') }));
    await rig.idle();
    expect(said()).toHaveLength(2);
    expect(rig.fake.count('/v2/bot/message/*/content')).toBe(0);
    await tiedGroup();
    await until(() => rig.arrivals.length === 2);
    expect(rig.arrivals.map(({ centre }) => centre)).toEqual(['D1', 'D1']);
    const [chat] = await rig.rows('select name, centre_id from line_chat');
    expect(chat).toEqual({ name: 'กลุ่มทดสอบ', centre_id: 'D1' });
  });

  test('a code of a centre is good for one group and one use', async () => {
    const code = await groupCode('D1');
    await rig.send(textEvent(GROUP, `ศูนย์ ${code}`));
    await rig.send(textEvent({ group: 'Cother', user: 'U2' }, `ศูนย์ ${code}`));
    await rig.send(textEvent({ user: 'U3' }, `ศูนย์ ${code}`));
    await rig.idle();
    const tied = await rig.rows('select line_id, centre_id from line_chat order by chat_id');
    expect(tied.map((row) => row['centre_id']).filter((id) => id !== null)).toEqual(['D1']);
    expect(said().filter((text) => text.includes('ผูกกับศูนย์อำเภอแล้ว'))).toHaveLength(1);
    expect(said().filter((text) => text.includes('ใช้ในกลุ่มเท่านั้น'))).toHaveLength(1);
  });

  test('an expired code is refused, and after ten wrong ones nobody is told any more', async () => {
    const code = await groupCode('D1');
    await rig.rows("update line_code set expires_at = now() - interval '1 second'");
    for (let i = 0; i < 13; i++) await rig.send(textEvent(GROUP, `ศูนย์ ${code}`));
    await rig.idle();
    expect(said()).toHaveLength(10);
    expect(await rig.rows('select 1 from line_chat where centre_id is not null')).toEqual([]);
  });

  test('a photo of a sender is answered with the name of the unit, or of the sender', async () => {
    rig.fake.name('Usomchai', 'สมชาย');
    await tiedGroup();
    rig.answer = ({ key }) => ({ kind: 'blurred', receipt: receiptOf(key) });
    await rig.send(imageEvent(GROUP, photo('m1'), { at: Date.now() }));
    await rig.idle();
    await until(async () => (await rig.rows("select 1 from line_sender where name <> ''")).length === 1);
    await rig.send(imageEvent(GROUP, photo('m2'), { at: Date.now() }));
    await rig.idle();
    expect(said().at(-1)).toMatch(/^สมชาย:\nภาพเบลอ/);
    await rig.send(textEvent(GROUP, rig.codeOf(ONE), { at: Date.now() }));
    await rig.idle();
    await rig.send(imageEvent(GROUP, photo('m3'), { at: Date.now() + 1 }));
    await rig.idle();
    expect(said().at(-1)).toMatch(/^หน่วยที่ 1:\nภาพเบลอ/);
  });

  test('images of one set are answered together, once', async () => {
    await tiedGroup();
    const before = said().length;
    for (const [i, id] of ['m1', 'm2', 'm3'].entries()) {
      const set = { id: 'S', index: i + 1, total: 3 };
      await rig.send(imageEvent(GROUP, photo(id), { set, replyToken: token('Cgroup') }));
    }
    await rig.idle();
    const answers = said().slice(before);
    expect(answers).toHaveLength(1);
    expect(answers[0]?.match(/เลขที่รับ/g)).toHaveLength(3);
  });

  test('a set of which one never comes is answered all the same, and the late one by itself', async () => {
    await tiedGroup();
    const before = said().length;
    const set = (index: number) => ({ id: 'S', index, total: 3 });
    await rig.send(
      imageEvent(GROUP, photo('m1'), { set: set(1) }),
      imageEvent(GROUP, photo('m2'), { set: set(2) }),
    );
    await rig.idle();
    await rig.send(imageEvent(GROUP, photo('m3'), { set: set(3) }));
    await rig.idle();
    const counts = said()
      .slice(before)
      .map((text) => text.match(/เลขที่รับ/g)?.length);
    expect(counts).toEqual([2, 1]);
  });

  test('a unit of another centre is not for this group', async () => {
    await tiedGroup();
    await rig.send(textEvent(GROUP, rig.codeOf('44-01-517-01')));
    await rig.idle();
    expect(said().at(-1)).toContain('ไม่ได้อยู่ในศูนย์รวมคะแนนของกลุ่มนี้');
  });

  test('files that people share for themselves are left alone, in silence', async () => {
    await tiedGroup();
    const before = said().length;
    await rig.send(fileEvent(GROUP, 'm1', 'ตารางเวร.xlsx', 10));
    await rig.idle();
    expect(said()).toHaveLength(before);
  });

  test('a room works like a group; who is put out is not answered', async () => {
    const room = { room: 'Rroom', user: 'U2' };
    const code = await groupCode('D1');
    await rig.send(textEvent(room, `ศูนย์ ${code}`));
    await rig.idle();
    await rig.send(fakeEvent('leave', { room: 'Rroom' }));
    await rig.idle();
    const before = said().length;
    await rig.send(imageEvent(room, photo('m1')));
    await rig.idle();
    expect(rig.arrivals).toHaveLength(1);
    expect(said()).toHaveLength(before);
    expect(await rig.rows(`select problem from line_answer where state = 'dropped'`)).toHaveLength(1);
  });
});

describe('what its sender takes back', () => {
  const unsend = (id: string) => fakeEvent('unsend', ALONE, { unsend: { messageId: id } });

  test('is not fetched when that was not done yet, whichever comes first', async () => {
    rig.fake.faults.down = true;
    await rig.send(unsend('m1'), imageEvent(ALONE, photo('m1')));
    await rig.send(imageEvent(ALONE, photo('m2')));
    await rig.send(unsend('m2'));
    await until(
      async () => (await rig.rows("select 1 from line_photo where state = 'withdrawn'")).length === 2,
    );
    rig.fake.faults.down = false;
    expect(rig.arrivals).toEqual([]);
  });

  test('stays kept when it came through the door, and is marked', async () => {
    await rig.send(imageEvent(ALONE, photo('m1')));
    await rig.idle();
    await rig.send(unsend('m1'));
    await rig.idle();
    const marked = await rig.rows(
      'select p.state from line_photo p join line_unsent using (channel, message_id)',
    );
    expect(marked).toEqual([{ state: 'done' }]);
  });
});

describe('when LINE is not well', () => {
  test('content that is being prepared is waited for; content that is gone is asked for again', async () => {
    rig.fake.content('m1', PICTURE, 1);
    rig.fake.content('m2', PICTURE);
    rig.fake.forget('m2');
    await rig.send(imageEvent(ALONE, 'm1'), imageEvent(ALONE, 'm2'));
    await rig.idle();
    expect(rig.arrivals.map(({ key }) => key)).toEqual(['line:main:m1']);
    expect(rig.fake.count('/v2/bot/message/*/content/transcoding')).toBe(1);
    expect(said()).toContainEqual(expect.stringContaining('เปิดภาพนี้จาก LINE ไม่ได้แล้ว'));
  });

  test('a connection that breaks in the middle of a picture ends nothing but the try', async () => {
    rig.fake.faults.cutContents = 1;
    await rig.send(imageEvent(ALONE, photo('m1', Buffer.alloc(300_000, 7))));
    await rig.idle();
    expect(rig.arrivals.map(({ bytes }) => bytes.length)).toEqual([300_000]);
  });

  test('a picture larger than any photo is refused without reading it to the end', async () => {
    await rig.send(imageEvent(ALONE, photo('m1', Buffer.alloc(16 * 1024 * 1024))));
    await rig.idle();
    expect(rig.arrivals).toEqual([]);
    expect(said()).toEqual([expect.stringContaining('ไฟล์ใหญ่เกินไป')]);
  });

  test('away for a while: everything is done when it is back, once', async () => {
    rig.fake.faults.down = true;
    await rig.send(...['m1', 'm2', 'm3'].map((id) => imageEvent(ALONE, photo(id))));
    await rig.send(textEvent(ALONE, 'help'));
    await until(async () => (await rig.rows('select 1 from line_photo where attempts >= 2')).length === 3);
    rig.fake.faults.down = false;
    await rig.idle();
    expect(rig.arrivals).toHaveLength(3);
    expect(rig.fake.seen).toHaveLength(4);
  });

  test('an answer whose arrival nobody heard of is delivered once, as a reply and as a push', async () => {
    rig.fake.faults.loseAnswers = 2;
    await rig.send(textEvent(ALONE, 'help', { replyToken: token('Usomchai') }));
    await rig.send(textEvent({ user: 'U2' }, 'help'));
    await rig.idle();
    expect(rig.fake.seen.map(({ by, to }) => [by, to]).toSorted()).toEqual([
      ['push', 'U2'],
      ['reply', 'Usomchai'],
    ]);
  });

  test('a stale reply token makes it a push', async () => {
    await rig.send(textEvent(ALONE, 'help', { replyToken: 'never-given' }));
    await rig.idle();
    expect(rig.fake.seen).toMatchObject([{ by: 'push', to: 'Usomchai' }]);
  });

  test('too many calls: it waits as long as it is asked to', async () => {
    rig.fake.faults.slowDown = 3;
    await rig.send(
      textEvent(ALONE, 'help', { replyToken: token('Usomchai') }),
      imageEvent(ALONE, photo('m1')),
    );
    await rig.idle();
    expect(rig.fake.seen).toHaveLength(2);
  });

  test('over the monthly limit answers wait, and photos are taken in all the same', async () => {
    rig.fake.faults.overLimit = true;
    await rig.send(imageEvent(ALONE, photo('m1')));
    await until(
      async () =>
        (await rig.rows("select 1 from line_answer where problem like 'monthly-limit%'")).length === 1,
    );
    expect(rig.arrivals).toHaveLength(1);
  });

  test('a token that is not accepted is shown, and photos wait until it is', async () => {
    rig.fake.faults.token = 'another';
    await rig.send(imageEvent(ALONE, photo('m1')));
    await until(
      async () => (await rig.rows('select 1 from line_channel where token_good = false')).length === 1,
    );
    expect(rig.arrivals).toEqual([]);
    rig.fake.faults.token = null;
    await rig.idle();
    expect(rig.arrivals).toHaveLength(1);
    await until(async () => (await rig.rows('select 1 from line_channel where token_good')).length === 1);
  });

  test('a door that fails is tried again', async () => {
    let tries = 0;
    const usual = rig.answer;
    rig.answer = (arrival) => {
      if (++tries < 3) throw new Error('no room');
      return usual(arrival);
    };
    await rig.send(imageEvent(ALONE, photo('m1')));
    await rig.idle();
    expect(tries).toBe(3);
    expect(rig.fake.seen).toHaveLength(1);
  });
});

test('two processes share the work, and nothing is done twice', async () => {
  await rig.another();
  const ids = Array.from({ length: 40 }, (_, i) => photo(`m${i}`));
  await Promise.all(ids.map((id, i) => rig.send(imageEvent({ user: `U${i % 7}` }, id))));
  await rig.idle();
  expect(rig.arrivals.map(({ key }) => key).toSorted()).toEqual(
    ids.map((id) => `line:main:${id}`).toSorted(),
  );
  expect(rig.fake.seen).toHaveLength(40);
  expect(rig.logged).toEqual([]);
});

test('sets whose pictures end one after another: each receipt is told once', async () => {
  await rig.close();
  rig = await lineRig({ settleSeconds: 0.1 });
  const usual = rig.answer;
  rig.answer = async (arrival) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 500));
    return usual(arrival);
  };
  rig.fake.faults.latencyMs = 60;
  const events = Array.from({ length: 60 }, (_, i) => {
    const set = { id: `S${i % 10}`, index: Math.floor(i / 10) + 1, total: 6 };
    const user = `U${i % 10}`;
    return imageEvent({ user }, photo(`m${i}`), { set, replyToken: token(user) });
  });
  for (const event of events) await rig.send(event);
  await rig.idle();
  const told = said().flatMap((text) => [...text.matchAll(/เลขที่รับ (\d+)/g)].map((match) => match[1]));
  expect(told).toHaveLength(60);
  expect(new Set(told).size).toBe(60);
});

test('redelivered as a whole in another order, the end is the same', async () => {
  const ballot = 'constituency' as BallotId;
  rig.answer = ({ key }) => ({
    kind: 'placed',
    receipt: receiptOf(key),
    unit: ONE as UnitId,
    ballot,
    formCode: 'x',
    page: 1,
    missing: [],
  });
  const events = Array.from({ length: 20 }, (_, i) => imageEvent({ user: `U${i % 3}` }, photo(`m${i}`)));
  for (const event of events) await rig.send(event);
  const again = events.toReversed().map((event) => ({ ...event, deliveryContext: { isRedelivery: true } }));
  await Promise.all([rig.send(...again.slice(0, 9)), rig.send(...again.slice(5)), rig.send(...events)]);
  await rig.idle();
  expect(rig.arrivals).toHaveLength(20);
  expect(rig.fake.seen).toHaveLength(20);
});
