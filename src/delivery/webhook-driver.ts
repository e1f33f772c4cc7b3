import { createHmac } from 'node:crypto';
import { request } from 'undici';
import type { WebhookTarget } from './config/model.ts';
import type { Driver, OutFile, SendContext } from './driver.ts';
import { faultOfStatus } from './fault.ts';

/** `v1=` and the HMAC-SHA256 of `<timestamp>.<body>`, as docs/media-guide.md tells receivers to check it. */
export function signatureOf(secret: string, timestamp: string, body: Uint8Array): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;
}

/**
 * Tells a receiver that there is a new cut: POST of its pointer, signed, with the time. At least once: an answer that got lost is asked for
 * again with the same id. Redirects are not followed: the signature was made for this address.
 */
export class WebhookDriver implements Driver {
  readonly #target: WebhookTarget;
  readonly #sender: string;
  readonly #clock: () => number;

  /** `sender`: id of the election, so that ids of two elections never meet. */
  constructor(target: WebhookTarget, sender: string, clock: () => number) {
    this.#target = target;
    this.#sender = sender;
    this.#clock = clock;
  }

  async send(file: OutFile, context: SendContext): Promise<{ readonly remote: string }> {
    const body = await file.part(0, file.bytes);
    const timestamp = String(Math.floor(this.#clock() / 1000));
    const answer = await context.request(async (signal) => {
      const {
        statusCode,
        headers,
        body: text,
      } = await request(this.#target.url, {
        method: 'POST',
        signal,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'khanaen',
          'khanaen-event': 'new-cut',
          'khanaen-delivery': `${this.#sender}/${context.cut}`,
          'khanaen-timestamp': timestamp,
          'khanaen-signature': signatureOf(this.#target.secret.reveal(), timestamp, body),
        },
        body,
      });
      await text.dump({ limit: 65_536, signal }).catch(() => undefined);
      return { statusCode, retryAfter: headers['retry-after'] };
    });
    if (answer.statusCode >= 200 && answer.statusCode < 300) return { remote: '' };
    const wait = answer.retryAfter;
    throw faultOfStatus(answer.statusCode, typeof wait === 'string' ? wait : null);
  }

  async remove(): Promise<void> {
    // nothing stays at a receiver
  }
}
