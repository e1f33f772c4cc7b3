import { randomUUID } from 'node:crypto';

/** The source of an event: somebody in a chat. */
export interface FakeSource {
  readonly group?: string;
  readonly room?: string;
  readonly user?: string;
}

export interface FakeEventOptions {
  readonly eventId?: string;
  readonly at?: number;
  readonly redelivery?: boolean;
  readonly replyToken?: string;
}

type Json = Readonly<Record<string, unknown>>;

/** An event in the form in which LINE sends it. */
export function fakeEvent(
  type: string,
  source: FakeSource,
  rest: Json = {},
  options: FakeEventOptions = {},
): Json {
  const { group, room, user } = source;
  const kind = group !== undefined ? 'group' : room !== undefined ? 'room' : 'user';
  return {
    type,
    mode: 'active',
    timestamp: options.at ?? Date.now(),
    source: {
      type: kind,
      ...(group === undefined ? {} : { groupId: group }),
      ...(room === undefined ? {} : { roomId: room }),
      ...(user === undefined ? {} : { userId: user }),
    },
    webhookEventId: options.eventId ?? randomUUID().replaceAll('-', '').toUpperCase().slice(0, 26),
    deliveryContext: { isRedelivery: options.redelivery ?? false },
    ...(options.replyToken === undefined ? {} : { replyToken: options.replyToken }),
    ...rest,
  };
}

export function textEvent(source: FakeSource, text: string, options: FakeEventOptions = {}): Json {
  const message = { type: 'text', id: randomUUID().replaceAll('-', ''), text, quoteToken: 'q' };
  return fakeEvent('message', source, { message }, options);
}

export function imageEvent(
  source: FakeSource,
  messageId: string,
  options: FakeEventOptions & { readonly set?: Json } = {},
): Json {
  const message = {
    type: 'image',
    id: messageId,
    contentProvider: { type: 'line' },
    quoteToken: 'q',
    ...(options.set === undefined ? {} : { imageSet: options.set }),
  };
  return fakeEvent('message', source, { message }, options);
}

export function fileEvent(
  source: FakeSource,
  messageId: string,
  fileName: string,
  fileSize: number,
  options: FakeEventOptions = {},
): Json {
  return fakeEvent(
    'message',
    source,
    { message: { type: 'file', id: messageId, fileName, fileSize } },
    options,
  );
}

export function webhookBody(events: readonly Json[]): string {
  return JSON.stringify({ destination: 'U00000000000000000000000000000000', events });
}
