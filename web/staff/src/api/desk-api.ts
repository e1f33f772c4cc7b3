import type { Claim, Me, Outcome, TakenAlong, WaitingGroup } from './desk-types.ts';
import { get, post, Refused, send } from './http.ts';

function pathOf(work: Pick<Claim, 'unit' | 'ballot'>, act: string): string {
  return `/api/units/${encodeURIComponent(work.unit.id)}/${encodeURIComponent(work.ballot)}/${act}`;
}

/**
 * The reply when it says what it must. JSON of something else that stands before the server is no answer: work counts as taken, and
 * a person as known, when our server says so and not before.
 */
function mustSay<T>(reply: unknown, name: keyof T & string): T {
  const said = (reply as Readonly<Record<string, unknown>> | null)?.[name];
  if (typeof said !== 'string' && !Array.isArray(said)) throw new Refused(0, null);
  return reply as T;
}

/** The calls of the desk. Each one is safe to repeat: a claim is the key of the work handed in under it. */
export const api = {
  me: async () => mustSay<Me>(await get('/api/me'), 'id'),
  logout: () => post('/api/logout', {}),
  next: async (centre: string | null, resume: boolean, tasks?: readonly Claim['task'][]) => {
    const reply = await post('/api/queue/next', {
      resume,
      ...(centre === null ? {} : { centre }),
      ...(tasks === undefined ? {} : { tasks }),
    });
    return reply === null ? null : mustSay<Claim>(reply, 'claim');
  },
  /** What waits and is not for this person, and why. */
  waiting: (centre: string | null) =>
    get(`/api/queue/waiting${centre === null ? '' : `?centre=${encodeURIComponent(centre)}`}`) as Promise<{
      readonly waiting: readonly WaitingGroup[];
    }>,
  /** Shows an entry in doubt. Who has looked makes no blind reading of the return. */
  look: (work: Pick<Claim, 'unit' | 'ballot'>) =>
    post(pathOf(work, 'look'), {}) as Promise<Required<Pick<Claim, 'entries' | 'findings'>>>,
  /** Takes returns along for a cut line. `spare`: only a share of what waits. */
  batch: async (centre: string | null, most: number, spare: boolean) => {
    const wish = { most, spare, ...(centre === null ? {} : { centre }) };
    return mustSay<TakenAlong>(await post('/api/queue/batch', wish), 'claims');
  },
  giveBack: (claims: readonly string[]) => post('/api/queue/give-back', { claims }),
  discarded: (work: Pick<Claim, 'unit' | 'ballot'>, body: { claim: string; code: string; reason: string }) =>
    post(pathOf(work, 'discarded'), body),
  /** The stage that a return is at now. */
  stage: async (work: Pick<Claim, 'unit' | 'ballot'>) =>
    ((await get(pathOf(work, '').slice(0, -1))) as { readonly stage: string }).stage,
  /** Has a form typed again from the start. Needs no claim. */
  setAside: (work: Claim, reason: string) => post(pathOf(work, 'set-aside'), { reason }) as Promise<Outcome>,
  act: async (work: Claim, act: string, body: object) => {
    const reply = await post(pathOf(work, act), { claim: work.claim, ...body });
    // Giving back has nothing to say.
    return act === 'release' ? (reply as Outcome) : mustSay<Outcome>(reply, 'outcome');
  },
  /** More time under a claim. */
  extend: async (work: Claim) =>
    mustSay<{ readonly deadline: string }>(
      await post(pathOf(work, 'extend'), { claim: work.claim }),
      'deadline',
    ),
  sendPhoto: (unit: string, ballot: string, file: Blob, board = false) =>
    send(
      'POST',
      `/api/units/${encodeURIComponent(unit)}/${encodeURIComponent(ballot)}/photos${board ? '?shows=board' : ''}`,
      file,
      file.type,
    ) as Promise<{ readonly duplicate: boolean; readonly stage: string }>,
};
