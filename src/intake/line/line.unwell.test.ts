import { describe, expect, test } from 'vitest';
import { until } from '../../store/testing/until.ts';
import type { LineRig } from './testing/rig.ts';
import { ALONE, lineTalk, PICTURE } from './testing/talk.ts';
import { imageEvent, textEvent } from './testing/webhook-events.ts';

let rig: LineRig;
const { photo, said, token } = lineTalk((opened) => {
  rig = opened;
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
