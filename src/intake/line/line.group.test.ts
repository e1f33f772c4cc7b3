import { describe, expect, test } from 'vitest';
import { until } from '../../store/testing/until.ts';
import type { LineRig } from './testing/rig.ts';
import { receiptOf } from './testing/rig.ts';
import { GROUP, lineTalk, ONE } from './testing/talk.ts';
import { fakeEvent, fileEvent, imageEvent, textEvent } from './testing/webhook-events.ts';

let rig: LineRig;
const { groupCode, photo, said, tiedGroup, token } = lineTalk((opened) => {
  rig = opened;
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
