import type { Bilingual } from '../../../src/basics/bilingual.ts';
import type { Claim, Finding, ListedReturn, Me, Outcome } from './types.ts';

/** A refusal of the server: its code, its words for people, and what it is about. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly reason: string;
  readonly text: Bilingual;
  readonly findings: readonly Finding[];
  readonly problems: readonly { readonly field?: string; readonly message?: Bilingual }[];

  constructor(status: number, body: unknown) {
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
  }
}

const NO_ANSWER: Bilingual = {
  th: 'ติดต่อเครื่องแม่ข่ายไม่ได้ งานที่พิมพ์ไว้ยังอยู่ ลองใหม่ได้',
  en: 'The server cannot be reached. What you typed is still here; try again.',
};

const TIMEOUT_MS = 30_000;

async function send(method: 'GET' | 'POST', path: string, body?: BodyInit, type?: string): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      ...(body === undefined ? {} : { body }),
      ...(type === undefined ? {} : { headers: { 'content-type': type } }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    throw new Refused(0, null);
  }
  if (response.status === 204) return null;
  const reply: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new Refused(response.status, reply);
  return reply;
}

const post = (path: string, body: object) => send('POST', path, JSON.stringify(body), 'application/json');

function pathOf(work: Pick<Claim, 'unit' | 'ballot'>, act: string): string {
  return `/api/units/${encodeURIComponent(work.unit.id)}/${encodeURIComponent(work.ballot)}/${act}`;
}

/** The calls of the desk. Each one is safe to repeat: a claim is the key of the work handed in under it. */
export const api = {
  me: () => send('GET', '/api/me') as Promise<Me>,
  login: (username: string, password: string) => post('/api/login', { username, password }) as Promise<Me>,
  logout: () => post('/api/logout', {}),
  next: (centre: string | null, resume: boolean) =>
    post('/api/queue/next', { resume, ...(centre === null ? {} : { centre }) }) as Promise<Claim | null>,
  /** Has a form typed again from the start. Needs no claim. */
  setAside: (work: Claim, reason: string) => post(pathOf(work, 'set-aside'), { reason }) as Promise<Outcome>,
  act: (work: Claim, act: string, body: object) =>
    post(pathOf(work, act), { claim: work.claim, ...body }) as Promise<Outcome>,
  sendPhoto: (unit: string, ballot: string, file: Blob) =>
    send(
      'POST',
      `/api/units/${encodeURIComponent(unit)}/${encodeURIComponent(ballot)}/photos`,
      file,
      file.type,
    ) as Promise<{ readonly duplicate: boolean; readonly stage: string }>,
  returns: (centre: string) =>
    send('GET', `/api/centres/${encodeURIComponent(centre)}/returns`) as Promise<{
      readonly returns: readonly ListedReturn[];
    }>,
  progress: () =>
    send('GET', '/api/progress') as Promise<{
      readonly centres: readonly {
        readonly centre: string;
        readonly ballot: string;
        readonly stages: Readonly<Record<string, number>>;
      }[];
    }>,
};
