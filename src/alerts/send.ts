import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { Dispatcher } from 'undici';
import { Agent, request } from 'undici';
import webpush from 'web-push';
import type { EndpointRules } from './endpoint.ts';
import { isPublicAddress, readEndpoint } from './endpoint.ts';
import type { TakenMessage } from './rows.ts';
import type { VapidKeys } from './vapid.ts';

/**
 * What became of a message. `away`: the push service cannot have got it, or asked for patience. `unknown`: it may have got it.
 * `refused`: it never will take it.
 */
export type SendOutcome =
  | { readonly kind: 'sent' | 'gone' | 'unknown' }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'away'; readonly detail: string; readonly retryAfter: number | null };

/** A push service keeps a message so long for a browser that is not reachable, seconds. */
export const TTL_SECONDS = 3600;
const DEADLINE_MS = 10_000;
const LARGEST_ANSWER = 64 * 1024;

/** Says who sends: push services want an address of the operator (RFC 8292, 2.1). */
export interface Sending {
  readonly keys: VapidKeys;
  /** `https:` or `mailto:`. */
  readonly subject: string;
  readonly rules: EndpointRules;
}

/** Sends messages to the push services of browsers, to public addresses only. */
export class PushClient {
  readonly #sending: Sending;
  readonly #agent: Agent;

  constructor(sending: Sending) {
    this.#sending = sending;
    this.#agent = new Agent({
      connections: 8,
      connect: { timeout: DEADLINE_MS, lookup: guardedLookup(sending.rules) },
      maxResponseSize: LARGEST_ANSWER,
    });
  }

  async send(message: TakenMessage): Promise<SendOutcome> {
    const { keys, subject, rules } = this.#sending;
    const url = readEndpoint(message.endpoint, rules);
    if (url === null) return { kind: 'gone' }; // kept under other rules
    const details = webpush.generateRequestDetails(
      {
        endpoint: url.href,
        keys: {
          p256dh: Buffer.from(message.p256dh).toString('base64url'),
          auth: Buffer.from(message.auth).toString('base64url'),
        },
      },
      payloadOf(message),
      {
        vapidDetails: { subject, ...keys },
        TTL: TTL_SECONDS,
        // A message that has not been delivered is replaced by a newer one.
        topic: 'khanaen',
        urgency: 'normal',
        contentEncoding: 'aes128gcm',
      },
    );
    try {
      const answer = await request(url, {
        method: 'POST',
        headers: Object.entries(details.headers).flatMap(([name, value]) => [name, String(value)]),
        body: details.body,
        dispatcher: this.#agent,
        signal: AbortSignal.timeout(DEADLINE_MS),
      });
      await answer.body.dump();
      return outcomeOf(answer);
    } catch (error) {
      return troubleOf(error);
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }
}

/** Small: place, what happened, that it is unofficial, the cut. */
function payloadOf({ text, language, cut }: TakenMessage): string {
  return JSON.stringify({ t: text.title, b: text.text, u: text.href, l: language, c: cut });
}

function outcomeOf({ statusCode, headers }: Dispatcher.ResponseData): SendOutcome {
  if (statusCode >= 200 && statusCode < 300) return { kind: 'sent' };
  if (statusCode === 404 || statusCode === 410) return { kind: 'gone' };
  if (statusCode === 429 || statusCode >= 500) {
    const wait = headers['retry-after'];
    return {
      kind: 'away',
      detail: String(statusCode),
      retryAfter: secondsOf(typeof wait === 'string' ? wait : ''),
    };
  }
  return { kind: 'refused', detail: String(statusCode) };
}

/** `Retry-After` in seconds or as a date; null when it says nothing. */
function secondsOf(text: string): number | null {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}

/** Codes of failures before anything of the request has left. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPRIVATE',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function troubleOf(error: unknown): SendOutcome {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return NEVER_LEFT.has(code) ? { kind: 'away', detail: code, retryAfter: null } : { kind: 'unknown' };
}

/** Looks a name up and refuses addresses that are not public, whatever the name server says. */
function guardedLookup(rules: EndpointRules): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error !== null) {
        done(error, []);
        return;
      }
      const open = found.filter(
        ({ address }) => isPublicAddress(address) || (rules.loopback === true && address === '127.0.0.1'),
      );
      const [first] = open;
      if (first === undefined) {
        done(Object.assign(new Error(`${host} is not a public address`), { code: 'EPRIVATE' }), []);
      } else if (options.all === true) done(null, open);
      else done(null, first.address, first.family);
    });
  };
}
