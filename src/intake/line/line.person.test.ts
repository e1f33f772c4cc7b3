import { describe, expect, test } from 'vitest';
import type { UnitId } from '../../election/model.ts';
import { until } from '../../store/testing/until.ts';
import { pageCode } from '../testing/stand-ins.ts';
import type { LineRig } from './testing/rig.ts';
import { receiptOf } from './testing/rig.ts';
import { ALONE, lineTalk, ONE, TWO } from './testing/talk.ts';
import { fileEvent, imageEvent, textEvent } from './testing/webhook-events.ts';

let rig: LineRig;
const { photo, said, token } = lineTalk((opened) => {
  rig = opened;
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
