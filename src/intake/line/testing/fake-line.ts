import { createHmac, randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message that reached a chat, as people there see it. */
export interface SeenMessage {
  readonly by: 'reply' | 'push';
  /** Chat that it went to. */
  readonly to: string;
  readonly text: string;
  readonly retryKey: string | null;
}

/** What the fake does wrong, on request. */
export interface FakeFaults {
  /** Every connection is cut without an answer. */
  down: boolean;
  /** Answers 500 to everything. */
  broken: boolean;
  /** The token that is accepted; null: any. */
  token: string | null;
  /** Milliseconds before any answer. */
  latencyMs: number;
  /** The next so many messages are delivered, but their answer is never heard. */
  loseAnswers: number;
  /** The next so many calls get 429. */
  slowDown: number;
  /** Pushes are refused: the month's messages are used up. */
  overLimit: boolean;
  /** The next so many contents break off in the middle. */
  cutContents: number;
}

/** So that no path forgets to answer. */
type Answered = 'answered';

interface StoredContent {
  readonly bytes: () => Buffer;
  /** How often it still answers 202. */
  preparing: number;
  gone: boolean;
}

/**
 * A small LINE on loopback: messages, contents, profiles, quota, as far as Khanaen uses them, with the refusals of the real one.
 * The SDK talks to it unchanged, by its base URL.
 */
export class FakeLine {
  readonly faults: FakeFaults = {
    down: false,
    broken: false,
    token: null,
    latencyMs: 0,
    loseAnswers: 0,
    slowDown: 0,
    overLimit: false,
    cutContents: 0,
  };
  readonly seen: SeenMessage[] = [];
  /** Calls by path, whatever their answer. */
  readonly calls = new Map<string, number>();
  readonly #contents = new Map<string, StoredContent>();
  readonly #tokens = new Map<string, { readonly to: string; used: boolean }>();
  readonly #retryKeys = new Set<string>();
  readonly #names = new Map<string, string>();
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  /** Listens; 0 takes a free port. Gives the base URL. */
  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  /** Puts a picture where the blob client finds it. */
  content(messageId: string, bytes: Uint8Array | (() => Buffer), preparing = 0): void {
    const kept = typeof bytes === 'function' ? bytes : () => Buffer.from(bytes);
    this.#contents.set(messageId, { bytes: kept, preparing, gone: false });
  }

  forget(messageId: string): void {
    const content = this.#contents.get(messageId);
    if (content !== undefined) content.gone = true;
  }

  name(id: string, name: string): void {
    this.#names.set(id, name);
  }

  /** A fresh reply token for a chat. */
  token(to: string): string {
    const token = randomUUID().replaceAll('-', '');
    this.#tokens.set(token, { to, used: false });
    return token;
  }

  count(path: string): number {
    return this.calls.get(path) ?? 0;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<Answered> {
    const { faults } = this;
    const path = (request.url ?? '').split('?')[0] ?? '';
    const kind = path
      .replace(/\/message\/[^/]+\/content/, '/message/*/content')
      .replace(/\/(group|room)\/[^/]+/, '/$1/*')
      .replace(/\/(profile|member)\/[^/]+/, '/$1/*');
    this.calls.set(kind, this.count(kind) + 1);
    const body = await readBody(request);
    if (faults.down) return cut(request);
    if (faults.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, faults.latencyMs));
    if (faults.broken) return json(response, 500, { message: 'Internal server error' });
    if (faults.token !== null && request.headers.authorization !== `Bearer ${faults.token}`)
      return json(response, 401, { message: 'Authentication failed' });
    if (faults.slowDown > 0) {
      faults.slowDown--;
      return json(
        response,
        429,
        { message: 'The API rate limit has been exceeded.' },
        { 'retry-after': '1' },
      );
    }
    const content = /^\/v2\/bot\/message\/([^/]+)\/content(\/transcoding)?$/.exec(path);
    if (content !== null) return this.#content(response, content[1] ?? '', content[2] !== undefined);
    const member = /^\/v2\/bot\/(?:profile|(?:group|room)\/[^/]+\/member)\/([^/]+)$/.exec(path)?.[1];
    if (member !== undefined) return this.#profile(response, member);
    const summary = /^\/v2\/bot\/group\/([^/]+)\/summary$/.exec(path)?.[1];
    if (summary !== undefined)
      return json(response, 200, { groupId: summary, groupName: this.#names.get(summary) ?? 'กลุ่มทดสอบ' });
    switch (path) {
      case '/v2/bot/message/reply':
        return this.#reply(request, response, JSON.parse(body.toString()) as ReplyBody);
      case '/v2/bot/message/push':
        return this.#push(request, response, JSON.parse(body.toString()) as PushBody);
      case '/v2/bot/message/quota':
        return json(response, 200, { type: 'limited', value: 5000 });
      case '/v2/bot/message/quota/consumption':
        return json(response, 200, { totalUsage: this.seen.filter(({ by }) => by === 'push').length });
      default:
        return json(response, 404, { message: 'Not found' });
    }
  }

  #content(response: ServerResponse, id: string, transcoding: boolean): Answered {
    const content = this.#contents.get(id);
    if (content === undefined) return json(response, 404, { message: 'Not found' });
    if (content.gone) return json(response, 410, { message: 'The content is no longer available' });
    if (transcoding)
      return json(response, 200, { status: content.preparing > 0 ? 'processing' : 'succeeded' });
    if (content.preparing > 0) {
      content.preparing--;
      response.writeHead(202).end();
      return 'answered';
    }
    const bytes = content.bytes();
    response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': bytes.length });
    if (this.faults.cutContents > 0) {
      this.faults.cutContents--;
      response.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
      setTimeout(() => response.destroy(), 20);
      return 'answered';
    }
    response.end(bytes);
    return 'answered';
  }

  #profile(response: ServerResponse, userId: string): Answered {
    const displayName = this.#names.get(userId);
    if (displayName === undefined) return json(response, 404, { message: 'Not found' });
    return json(response, 200, { userId, displayName });
  }

  #reply(request: IncomingMessage, response: ServerResponse, body: ReplyBody): Answered {
    const token = this.#tokens.get(body.replyToken);
    if (token === undefined || token.used) return json(response, 400, { message: 'Invalid reply token' });
    token.used = true;
    return this.#deliver(request, response, 'reply', token.to, body.messages, null);
  }

  #push(request: IncomingMessage, response: ServerResponse, body: PushBody): Answered {
    if (this.faults.overLimit)
      return json(response, 429, { message: 'You have reached your monthly limit.' });
    const key = request.headers['x-line-retry-key'];
    if (typeof key === 'string') {
      if (this.#retryKeys.has(key))
        return json(response, 409, { message: 'The retry key is already accepted' });
      this.#retryKeys.add(key);
    }
    return this.#deliver(
      request,
      response,
      'push',
      body.to,
      body.messages,
      typeof key === 'string' ? key : null,
    );
  }

  #deliver(
    request: IncomingMessage,
    response: ServerResponse,
    by: SeenMessage['by'],
    to: string,
    messages: readonly { readonly text?: string }[],
    retryKey: string | null,
  ): Answered {
    for (const { text } of messages) this.seen.push({ by, to, text: text ?? '', retryKey });
    if (this.faults.loseAnswers > 0) {
      this.faults.loseAnswers--;
      return cut(request);
    }
    return json(response, 200, { sentMessages: [] });
  }
}

interface ReplyBody {
  readonly replyToken: string;
  readonly messages: readonly { readonly text?: string }[];
}

interface PushBody {
  readonly to: string;
  readonly messages: readonly { readonly text?: string }[];
}

/** The header by which LINE signs a webhook. */
export function signatureOf(body: string | Uint8Array, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64');
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function json(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Answered {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
  return 'answered';
}

function cut(request: IncomingMessage): Answered {
  request.socket.destroy();
  return 'answered';
}
