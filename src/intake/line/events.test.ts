import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unwrap } from '../../basics/result.ts';
import { parseWebhook } from './events.ts';
import { fakeEvent, fileEvent, imageEvent, textEvent, webhookBody } from './testing/webhook-events.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (...events: object[]) => unwrap(parseWebhook(bytes(webhookBody(events as never))));
const GROUP = { group: 'C1', user: 'U1' };

describe('a webhook body', () => {
  test('photos, with their set and their sender', () => {
    const [photo, file] = parse(
      imageEvent(GROUP, '101', {
        eventId: 'E1',
        at: 5,
        redelivery: true,
        replyToken: 'T1',
        set: { id: 'S1', index: 1, total: 3 },
      }),
      fileEvent({ room: 'R1', user: 'U2' }, '102', 'แบบ\u0000 5-18.pdf', 1234, { eventId: 'E2', at: 6 }),
    );
    expect(photo).toEqual({
      eventId: 'E1',
      at: 5,
      redelivered: true,
      chat: { kind: 'group', id: 'C1' },
      sender: 'U1',
      replyToken: 'T1',
      happening: {
        kind: 'photo',
        photo: { kind: 'image', messageId: '101', fileName: '', fileSize: null, set: { id: 'S1', total: 3 } },
      },
    });
    expect(file?.happening).toEqual({
      kind: 'photo',
      photo: { kind: 'file', messageId: '102', fileName: 'แบบ 5-18.pdf', fileSize: 1234, set: null },
    });
  });

  test('talk is never passed on', () => {
    const [talk] = parse(textEvent(GROUP, 'ผลของเราคือ 123 คะแนน โทร 081-234-5678'));
    expect(talk?.happening).toEqual({ kind: 'other' });
    expect(JSON.stringify(talk)).not.toContain('081');
  });

  test('comings and goings, what was taken back, and what LINE may yet invent', () => {
    const kinds = parse(
      fakeEvent('join', { group: 'C1' }),
      fakeEvent('leave', { group: 'C1' }),
      fakeEvent('memberJoined', { group: 'C1' }, { joined: { members: [] } }),
      fakeEvent('follow', { user: 'U1' }),
      fakeEvent('unfollow', { user: 'U1' }),
      fakeEvent('unsend', GROUP, { unsend: { messageId: '101' } }),
      fakeEvent('holograms', GROUP),
      fakeEvent('message', GROUP, { message: { type: 'sticker', id: '9' } }),
      fakeEvent('message', GROUP, {
        message: {
          type: 'image',
          id: '9',
          contentProvider: { type: 'external', originalContentUrl: 'https://x' },
        },
      }),
    ).map(({ happening }) => happening.kind);
    expect(kinds).toEqual([
      'join',
      'leave',
      'member-joined',
      'follow',
      'unfollow',
      'unsend',
      'other',
      'other',
      'other',
    ]);
  });

  test('while another program answers for the account nothing is done', () => {
    const [event] = parse({ ...imageEvent(GROUP, '101', { replyToken: 'T' }), mode: 'standby' });
    expect(event).toMatchObject({ happening: { kind: 'other' }, replyToken: null });
  });

  test('an empty list is a call that only tests the address', () => {
    expect(parse()).toEqual([]);
  });

  test.each([
    ['', 'not-json'],
    ['{', 'not-json'],
    ['[]', 'not-a-webhook'],
    ['{"events":{}}', 'not-a-webhook'],
    [JSON.stringify({ events: Array(1001).fill({}) }), 'too-many'],
  ])('refuses %s', (text, error) => {
    expect(parseWebhook(bytes(text.slice(0, 10_000)))).toEqual({ ok: false, error });
  });

  test('bytes that are no UTF-8 are refused', () => {
    expect(parseWebhook(new Uint8Array([0x7b, 0xff, 0x7d]))).toEqual({ ok: false, error: 'not-json' });
  });

  test('whatever stands in the events, nothing throws and every event has an id and a time', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 5 }), (events) => {
        const read = parseWebhook(bytes(JSON.stringify({ events })));
        if (!read.ok) return;
        for (const { eventId, at } of read.value) {
          expect(eventId).toMatch(/^[A-Za-z0-9_-]{1,100}$/);
          expect(at).toBeGreaterThan(0);
        }
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (source, message, unsend) => {
        const event = { webhookEventId: 'E', timestamp: 1, type: 'message', source, message, unsend };
        expect(
          parse(event, { ...event, type: 'unsend', source: { type: 'user', userId: 'U' } }),
        ).toHaveLength(2);
      }),
    );
  });
});
