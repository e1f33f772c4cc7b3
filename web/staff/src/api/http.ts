import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import type { Finding } from './desk-types.ts';

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

const TIMEOUT_MS = 30_000;

const loggedOut = new Set<() => void>();

/** Tells when the server no longer knows who works, so that they can log in again without leaving what they type. */
export function onLoggedOut(tell: () => void): () => void {
  loggedOut.add(tell);
  return () => loggedOut.delete(tell);
}

const answers = new Set<(answered: boolean) => void>();

/** Tells after each call whether the server answered: no answer, or one from whatever stands before a server that is away. */
export function onAnswer(tell: (answered: boolean) => void): () => void {
  answers.add(tell);
  return () => answers.delete(tell);
}

function tellAnswer(answered: boolean): void {
  for (const tell of answers) tell(answered);
}

const notReady = new Set<() => void>();

/** Tells when the account needs an own password or a second factor first, e.g. since it was given another role. */
export function onNotReady(tell: () => void): () => void {
  notReady.add(tell);
  return () => notReady.delete(tell);
}

let answeredAt = Date.now();

/** When the server last answered somebody who is logged in: a session lasts from there. Milliseconds since 1970. */
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
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      ...(body === undefined ? {} : { body }),
      ...(type === undefined ? {} : { headers: { 'content-type': type } }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    tellAnswer(false);
    throw new Refused(0, null);
  }
  tellAnswer(response.status < 502 || response.status > 504);
  if (response.status !== 401 && response.status < 500) answeredAt = Date.now();
  if (response.status === 204) return null;
  const reply: unknown = await response.json().catch(() => null);
  if (response.ok) return reply;
  const refused = new Refused(response.status, reply, response.headers.get('retry-after'));
  if (refused.code === 'not-logged-in') for (const tell of loggedOut) tell();
  if (NOT_READY.includes(refused.code)) for (const tell of notReady) tell();
  throw refused;
}

export const get = (path: string) => send('GET', path);

export const post = (path: string, body: object) =>
  send('POST', path, JSON.stringify(body), 'application/json');
