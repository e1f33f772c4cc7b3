import { setTimeout as sleep } from 'node:timers/promises';
import type { ReturnSpec } from '../election/lookup.ts';
import type { Ask, Reply } from './http.ts';
import { jsonOf } from './http.ts';
import type { Session } from './session.ts';
import { UnexpectedReply } from './session.ts';

/** Stages of a return as the desk names them (docs/formats/staff-api.md). */
export type Stage =
  | 'expected'
  | 'received'
  | 'unreadable'
  | 'in-doubt'
  | 'entered-once'
  | 'differs'
  | 'with-supervisor'
  | 'accepted'
  | 'correction-proposed'
  | 'annulled';

export type Task = 'look-again' | 'third' | 'second' | 'first' | 'supervisor';

export interface Finding {
  readonly code: string;
  readonly level: 'error' | 'warning' | 'info';
}

/** A piece of work taken from the queue. */
export interface Claim {
  readonly claim: string;
  readonly task: Task;
  readonly stage: Stage;
  readonly unit: { readonly id: string; readonly centre: string };
  readonly ballot: string;
  readonly photos: readonly unknown[];
  readonly disputed?: readonly string[];
  readonly findings?: readonly Finding[];
  readonly entries?: readonly { readonly by: string; readonly entry: unknown }[];
}

/** An entry in doubt, as its judge asks to see it. */
export interface Doubt {
  readonly findings: readonly Finding[];
  readonly entries: readonly { readonly by: string; readonly entry: unknown }[];
}

/** Asks to see what was typed. Whoever has seen it makes no blind reading of this return. */
export async function lookAtDoubt(who: Session, spec: ReturnSpec): Promise<Doubt | null> {
  const path = pathOf(spec, 'look');
  const reply = await who.post(path, {});
  if (reply.status === 409) return null;
  if (reply.status !== 200) throw new UnexpectedReply({ method: 'POST', path }, reply);
  return jsonOf(reply) as Doubt;
}

export interface Done {
  readonly outcome: Stage;
  readonly version: number;
  readonly findings: readonly Finding[];
  readonly next?: Claim | null;
}

interface Refused {
  readonly code: string;
  readonly reason: string;
  readonly findings: readonly Finding[];
}

/** `ok`: done. `refused`: the desk said no, and why. */
export type Answered =
  | { readonly ok: true; readonly done: Done }
  | { readonly ok: false; readonly refused: Refused };

function pathOf(spec: ReturnSpec, act: string): string {
  return `/api/units/${encodeURIComponent(spec.unit.id)}/${encodeURIComponent(spec.contest.ballot)}/${act}`;
}

/** Sends a photo; the same bytes twice change nothing. Gives the stage of the return afterwards. */
export async function sendPhoto(
  who: Session,
  spec: ReturnSpec,
  bytes: Uint8Array,
  source: string,
): Promise<Stage> {
  const ask: Ask = {
    method: 'POST',
    path: pathOf(spec, 'photos'),
    headers: { 'content-type': 'image/png', 'x-source': source },
    body: bytes,
  };
  const reply = await who.send(ask);
  if (reply.status !== 200 && reply.status !== 201) throw new UnexpectedReply(ask, reply);
  return (jsonOf(reply) as { stage: Stage }).stage;
}

/** How often people ask again while entry is paused. */
const PAUSE_MS = 2_000;

/** The next return of a centre's queue; null when there is none for this person. While entry is paused there, people wait. */
export async function takeNext(who: Session, centre: string, tasks: readonly Task[]): Promise<Claim | null> {
  const body = { centre, tasks, resume: true, brief: true };
  let reply = await who.post('/api/queue/next', body);
  while (reply.status === 423) {
    await sleep(PAUSE_MS);
    reply = await who.post('/api/queue/next', body);
  }
  if (reply.status === 204) return null;
  if (reply.status !== 200) throw new UnexpectedReply({ method: 'POST', path: '/api/queue/next' }, reply);
  return jsonOf(reply) as Claim;
}

/** Acts on a return. `next`: tasks for the next piece of work in the same call; null for none. */
export async function act(
  who: Session,
  spec: ReturnSpec,
  what: string,
  body: object,
  next: readonly Task[] | null = null,
): Promise<Answered> {
  const query = next === null ? '' : `?next=1&brief=1&tasks=${next.join(',')}`;
  const path = pathOf(spec, what) + query;
  const reply = await who.post(path, body);
  if (reply.status === 200) return { ok: true, done: jsonOf(reply) as Done };
  if (reply.status !== 409 && reply.status !== 422)
    throw new UnexpectedReply({ method: 'POST', path }, reply);
  return { ok: false, refused: refusedOf(reply) };
}

function refusedOf(reply: Reply): Refused {
  const { error } = jsonOf(reply) as { error: Partial<Refused> & { code: string } };
  return { code: error.code, reason: error.reason ?? '', findings: error.findings ?? [] };
}

/** Places that a waiting correction changes; null when none waits. */
export async function waitingCorrection(who: Session, spec: ReturnSpec): Promise<readonly string[] | null> {
  const { id } = spec.unit;
  const path = `/api/units/${encodeURIComponent(id)}/${encodeURIComponent(spec.contest.ballot)}`;
  const view = (await who.get(path)) as { proposal: { readonly places: readonly string[] } | null };
  return view.proposal?.places ?? null;
}

export interface ListedReturn {
  readonly unit: string;
  readonly ballot: string;
  readonly stage: Stage;
  readonly version: number;
}

/** Where every return of a centre stands. */
export async function listReturns(who: Session, centre: string): Promise<readonly ListedReturn[]> {
  const body = (await who.get(`/api/centres/${encodeURIComponent(centre)}/returns`)) as {
    returns: readonly ListedReturn[];
  };
  return body.returns;
}
