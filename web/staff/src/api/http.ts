import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import { foreignStatus, readAnswer } from './answer.ts';
import { isAttended, UNATTENDED_HEADER } from './attendance.ts';
import type { Finding } from './desk-types.ts';
import { SILENCE_MS, SLOW_MS, tellLineNews } from './line-news.ts';

/** A refusal of the server: its code, its words for people, and what it is about. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly reason: string;
  readonly text: Bilingual;
  readonly findings: readonly Finding[];
  readonly problems: readonly {
    readonly line?: number | null;
    readonly field?: string | null;
    readonly message?: Bilingual;
  }[];
  /** Seconds after which the server wants to be asked again; null when it does not say. */
  readonly retryAfter: number | null;

  constructor(status: number, body: unknown, retryAfter: string | null = null) {
    const error = ((body as { error?: object } | null)?.error ?? {}) as {
      code?: string;
      reason?: string;
      message?: Bilingual;
      findings?: readonly Finding[];
      problems?: Refused['problems'];
    };
    super(error.code ?? String(status));
    this.status = status;
    this.code = error.code ?? 'unknown';
    this.reason = error.reason ?? '';
    this.text = error.message ?? NO_ANSWER;
    this.findings = error.findings ?? [];
    this.problems = error.problems ?? [];
    this.retryAfter = retryAfter === null || !/^\d+$/.test(retryAfter) ? null : Number(retryAfter);
  }
}

const NO_ANSWER: Bilingual = {
  th: 'ติดต่อเครื่องแม่ข่ายไม่ได้ งานที่พิมพ์ไว้ยังอยู่ ลองใหม่ได้',
  en: 'The server cannot be reached. What you typed is still here; try again.',
};

const NOT_READY = ['own-password-needed', 'second-factor-needed'];

/** A file on a bad line: bytes a second that are waited for. */
const SLOWEST_LINE = 8_000;

const loggedOut = new Set<() => void>();

/** Tells when the server no longer knows who works, so that they can log in again without leaving what they type. */
export function onLoggedOut(tell: () => void): () => void {
  loggedOut.add(tell);
  return () => loggedOut.delete(tell);
}

const notReady = new Set<() => void>();

/** Tells when the account needs an own password or a second factor first, e.g. since it was given another role. */
export function onNotReady(tell: () => void): () => void {
  notReady.add(tell);
  return () => notReady.delete(tell);
}

let answeredAt = Date.now();

/** When the server last answered somebody who is logged in and at work: a session lasts from there. Milliseconds since 1970. */
export function lastAnswerAt(): number {
  return answeredAt;
}

/** One call of the staff API. Throws {@link Refused} for every answer that is not 2xx, and when there is none (status 0). */
export async function send(
  method: 'GET' | 'POST',
  path: string,
  body?: BodyInit,
  type?: string,
): Promise<unknown> {
  const from = Date.now();
  const attended = isAttended();
  // A photo may take its time on the way; everything else is small.
  const large = body instanceof Blob;
  const patience = SILENCE_MS + (large ? (body.size / SLOWEST_LINE) * 1000 : 0);
  const slow = large ? undefined : setTimeout(() => tellLineNews({ kind: 'slow' }), SLOW_MS);
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, {
      method,
      ...(body === undefined ? {} : { body }),
      headers: {
        ...(type === undefined ? {} : { 'content-type': type }),
        ...(attended ? {} : { [UNATTENDED_HEADER]: '1' }),
      },
      // Our server sends nobody elsewhere; what does stands before it.
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    text = await response.text();
  } catch {
    tellLineNews({ kind: 'lost', since: from });
    throw new Refused(0, null);
  } finally {
    clearTimeout(slow);
  }
  const { status, headers } = response;
  const answer = readAnswer(status, headers.get('content-type'), text);
  const seen = answer === null ? foreignStatus(status) : status;
  tellLineNews(
    seen === 0 || (seen >= 502 && seen <= 504)
      ? { kind: 'lost', since: from }
      : { kind: 'answered', ms: large ? 0 : Date.now() - from },
  );
  if (answer === null) throw new Refused(seen, null, headers.get('retry-after'));
  if (attended && status !== 401 && status < 500) answeredAt = from;
  if (response.ok) return answer.reply;
  const refused = new Refused(status, answer.reply, headers.get('retry-after'));
  if (refused.code === 'not-logged-in') for (const tell of loggedOut) tell();
  if (NOT_READY.includes(refused.code)) for (const tell of notReady) tell();
  throw refused;
}

export const get = (path: string) => send('GET', path);

export const post = (path: string, body: object) =>
  send('POST', path, JSON.stringify(body), 'application/json');
