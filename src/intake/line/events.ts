import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import type { Command } from './commands.ts';
import { readCommand } from './commands.ts';

/** A group, a room or a person, by LINE's own id. */
export interface ChatName {
  readonly kind: 'user' | 'group' | 'room';
  readonly id: string;
}

interface PhotoMessage {
  readonly kind: 'image' | 'file';
  readonly messageId: string;
  /** Of files; empty for images. */
  readonly fileName: string;
  /** Bytes as LINE says; null: not said. */
  readonly fileSize: number | null;
  /** Images that were sent together. */
  readonly set: { readonly id: string; readonly total: number | null } | null;
}

/** What happened, as far as it is of use here. */
export type Happening =
  | { readonly kind: 'photo'; readonly photo: PhotoMessage }
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'join' | 'leave' | 'member-joined' | 'follow' | 'unfollow' }
  | { readonly kind: 'unsend'; readonly messageId: string }
  /** Talk, stickers, videos and whatever LINE invents: counted, not kept. */
  | { readonly kind: 'other' };

export interface LineEvent {
  /** LINE's id of the event: the same again is the same event. */
  readonly eventId: string;
  readonly at: number;
  readonly redelivered: boolean;
  readonly chat: ChatName | null;
  /** LINE's id of the person; null where LINE does not say. */
  readonly sender: string | null;
  readonly replyToken: string | null;
  readonly happening: Happening;
}

const ID = /^[A-Za-z0-9_-]{1,100}$/;
/** Most events that one call brings; LINE sends far fewer. */
const MOST_EVENTS = 1000;

/**
 * Reads the body of a webhook whose signature was right. Events in a form that is not known here are `other`; those without an
 * id or a time cannot be told apart from each other and are left out.
 */
export function parseWebhook(
  bytes: Uint8Array,
): Result<readonly LineEvent[], 'not-json' | 'not-a-webhook' | 'too-many'> {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err('not-json');
  }
  const events = recordOf(body)['events'];
  if (!Array.isArray(events)) return err('not-a-webhook');
  if (events.length > MOST_EVENTS) return err('too-many');
  return ok(events.flatMap((event) => eventOf(recordOf(event)) ?? []));
}

type Json = Readonly<Record<string, unknown>>;

function eventOf(event: Json): LineEvent | null {
  const eventId = idOf(event['webhookEventId']);
  const at = event['timestamp'];
  if (eventId === null || typeof at !== 'number' || !Number.isSafeInteger(at) || at <= 0 || at > MAX_TIME)
    return null;
  const source = recordOf(event['source']);
  const chat = chatOf(source);
  const active = event['mode'] !== 'standby'; // another program answers for the account
  return {
    eventId,
    at,
    redelivered: recordOf(event['deliveryContext'])['isRedelivery'] === true,
    chat,
    sender: idOf(source['userId']),
    replyToken: active ? idOf(event['replyToken']) : null,
    happening: chat === null || !active ? { kind: 'other' } : happeningOf(event),
  };
}

/** The last millisecond that the database and `Date` both hold. */
const MAX_TIME = 8_640_000_000_000_000;

function chatOf(source: Json): ChatName | null {
  const named = (kind: ChatName['kind'], key: string): ChatName | null => {
    const id = idOf(source[key]);
    return id === null ? null : { kind, id };
  };
  switch (source['type']) {
    case 'user':
      return named('user', 'userId');
    case 'group':
      return named('group', 'groupId');
    case 'room':
      return named('room', 'roomId');
    default:
      return null;
  }
}

function happeningOf(event: Json): Happening {
  switch (event['type']) {
    case 'message':
      return messageOf(recordOf(event['message']));
    case 'unsend': {
      const messageId = idOf(recordOf(event['unsend'])['messageId']);
      return messageId === null ? { kind: 'other' } : { kind: 'unsend', messageId };
    }
    case 'memberJoined':
      return { kind: 'member-joined' };
    case 'join':
    case 'leave':
    case 'follow':
    case 'unfollow':
      return { kind: event['type'] };
    default:
      return { kind: 'other' };
  }
}

function messageOf(message: Json): Happening {
  const messageId = idOf(message['id']);
  if (messageId === null) return { kind: 'other' };
  switch (message['type']) {
    case 'text': {
      const { text } = message;
      const command = typeof text === 'string' ? readCommand(text) : null;
      return command === null ? { kind: 'other' } : { kind: 'command', command };
    }
    case 'image': {
      // A picture that another server holds cannot be fetched from LINE, and we fetch from nowhere else.
      if (recordOf(message['contentProvider'])['type'] === 'external') return { kind: 'other' };
      const set = recordOf(message['imageSet']);
      const setId = idOf(set['id']);
      const photo = { kind: 'image', messageId, fileName: '', fileSize: null } as const;
      return {
        kind: 'photo',
        photo: { ...photo, set: setId === null ? null : { id: setId, total: countOf(set['total']) } },
      };
    }
    case 'file': {
      const name = typeof message['fileName'] === 'string' ? message['fileName'] : '';
      const fileName = name.replaceAll(/\p{C}/gu, '').slice(0, 200);
      const size = message['fileSize'];
      const fileSize = typeof size === 'number' && size >= 0 ? Math.min(Math.floor(size), 2 ** 31 - 1) : null;
      return { kind: 'photo', photo: { kind: 'file', messageId, fileName, fileSize, set: null } };
    }
    default:
      return { kind: 'other' };
  }
}

function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 100 ? value : null;
}

function idOf(value: unknown): string | null {
  return typeof value === 'string' && ID.test(value) ? value : null;
}

function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}
