import type { Readable } from 'node:stream';
import { messagingApi } from '@line/bot-sdk';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import type { LineChannel, LineConfig } from './config.ts';
import type { ChatName } from './events.ts';
import type { LineTrouble } from './trouble.ts';
import { troubleOf } from './trouble.ts';

/** Longest that a call to LINE may take, milliseconds. */
const CALL_MS = 20_000;
const CONTENT_MS = 60_000;

export type Content =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** LINE is still preparing it. */
  | { readonly kind: 'preparing' }
  | { readonly kind: 'failed-there' }
  | { readonly kind: 'too-large' };

export interface Quota {
  /** Null: no limit. */
  readonly limit: number | null;
  readonly used: number;
}

/** One official account, by way of the official SDK; every failure is a value. */
export class LineClient {
  readonly #api: messagingApi.MessagingApiClient;
  readonly #blob: messagingApi.MessagingApiBlobClient;

  constructor(channel: LineChannel, { apiBase, dataBase }: Omit<LineConfig, 'channels'> = {}) {
    const channelAccessToken = channel.accessToken.reveal();
    this.#api = new messagingApi.MessagingApiClient({
      channelAccessToken,
      ...(apiBase === undefined ? {} : { baseURL: apiBase }),
    });
    this.#blob = new messagingApi.MessagingApiBlobClient({
      channelAccessToken,
      ...(dataBase === undefined ? {} : { baseURL: dataBase }),
    });
  }

  /** The bytes of an image or a file, at most `most` of them. */
  content(messageId: string, most: number): Promise<Result<Content, LineTrouble>> {
    return tried(CONTENT_MS, async (late) => {
      const { httpResponse, body } = await this.#blob.getMessageContentWithHttpInfo(messageId);
      if (httpResponse.status === 202) {
        body.destroy();
        const { status } = await this.#blob.getMessageContentTranscodingByMessageId(messageId);
        return { kind: status === 'failed' ? 'failed-there' : 'preparing' };
      }
      const said = Number(httpResponse.headers.get('content-length') ?? 0);
      if (said > most) {
        body.destroy();
        return { kind: 'too-large' };
      }
      return readAll(body, most, said, late);
    });
  }

  reply(replyToken: string, text: string): Promise<Result<null, LineTrouble>> {
    return tried(CALL_MS, async () => {
      await this.#api.replyMessage({ replyToken, messages: [{ type: 'text', text }] });
      return null;
    });
  }

  /** Sends without being asked. The same key again is not delivered again; LINE then answers `repeated`. */
  push(to: string, text: string, retryKey: string): Promise<Result<null, LineTrouble>> {
    return tried(CALL_MS, async () => {
      await this.#api.pushMessage({ to, messages: [{ type: 'text', text }] }, retryKey);
      return null;
    });
  }

  /** What somebody calls themselves. */
  async name(chat: ChatName, userId: string): Promise<Result<string, LineTrouble>> {
    return tried(CALL_MS, async () => {
      const api = this.#api;
      const profile =
        chat.kind === 'group'
          ? await api.getGroupMemberProfile(chat.id, userId)
          : chat.kind === 'room'
            ? await api.getRoomMemberProfile(chat.id, userId)
            : await api.getProfile(userId);
      return cleaned(profile.displayName);
    });
  }

  groupName(groupId: string): Promise<Result<string, LineTrouble>> {
    return tried(CALL_MS, async () => cleaned((await this.#api.getGroupSummary(groupId)).groupName));
  }

  quota(): Promise<Result<Quota, LineTrouble>> {
    return tried(CALL_MS, async () => {
      const { value } = await this.#api.getMessageQuota();
      const { totalUsage } = await this.#api.getMessageQuotaConsumption();
      return { limit: value ?? null, used: totalUsage };
    });
  }
}

/** A name without anything that could disturb a page or a log. */
function cleaned(name: unknown): string {
  return String(name ?? '')
    .normalize('NFC')
    .replaceAll(/\p{C}/gu, '')
    .trim()
    .slice(0, 100);
}

/** The timer must go when the call is over: until then everything that it brought stays in memory. */
async function tried<T>(
  limitMs: number,
  call: (late: AbortSignal) => Promise<T>,
): Promise<Result<T, LineTrouble>> {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = new DOMException('no answer in time', 'TimeoutError');
      late.abort(error);
      reject(error);
    }, limitMs);
  });
  try {
    return ok(await Promise.race([call(late.signal), timeout]));
  } catch (error) {
    return err(troubleOf(error));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The SDK's stream reads in an async function whose failure nobody catches: a connection that breaks in the middle would end
 * the whole process. Here it ends the stream.
 */
function guarded(stream: Readable): Readable {
  const read = stream._read.bind(stream);
  stream._read = (size) => {
    Promise.resolve(read(size) as unknown).catch((error: unknown) => {
      stream.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  };
  return stream;
}

async function readAll(body: Readable, most: number, said: number, late: AbortSignal): Promise<Content> {
  const stream = guarded(body);
  const stop = () => stream.destroy(new DOMException('no answer in time', 'TimeoutError'));
  late.addEventListener('abort', stop);
  try {
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of stream as AsyncIterable<Uint8Array>) {
      length += part.length;
      if (length > most) return { kind: 'too-large' };
      parts.push(part);
    }
    // A body that ends early is no photo.
    if (length === 0 || length < said) throw new Error('the content is not whole');
    return { kind: 'bytes', bytes: Buffer.concat(parts) };
  } finally {
    late.removeEventListener('abort', stop);
  }
}
