import { describe, expect, test } from 'vitest';
import { signatureOf } from './testing/fake-line.ts';
import type { LineRig } from './testing/rig.ts';
import { SECRET } from './testing/secrets.ts';
import { ALONE, GROUP, lineTalk } from './testing/talk.ts';
import { imageEvent, textEvent, webhookBody } from './testing/webhook-events.ts';

let rig: LineRig;
const { photo, token } = lineTalk((opened) => {
  rig = opened;
});

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
