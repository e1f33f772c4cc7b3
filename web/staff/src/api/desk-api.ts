import type { Claim, Me, Outcome, TakenAlong, WaitingGroup } from './desk-types.ts';
import { get, post, Refused, send } from './http.ts';

function pathOf(work: Pick<Claim, 'unit' | 'ballot'>, act: string): string {
  return `/api/units/${encodeURIComponent(work.unit.id)}/${encodeURIComponent(work.ballot)}/${act}`;
}

/** The calls of the desk. Each one is safe to repeat: a claim is the key of the work handed in under it. */
export const api = {
  me: () => get('/api/me') as Promise<Me>,
  logout: () => post('/api/logout', {}),
  next: (centre: string | null, resume: boolean, tasks?: readonly Claim['task'][]) =>
    post('/api/queue/next', {
      resume,
      ...(centre === null ? {} : { centre }),
      ...(tasks === undefined ? {} : { tasks }),
    }) as Promise<Claim | null>,
  /** What waits and is not for this person, and why. */
  waiting: (centre: string | null) =>
    get(`/api/queue/waiting${centre === null ? '' : `?centre=${encodeURIComponent(centre)}`}`) as Promise<{
      readonly waiting: readonly WaitingGroup[];
    }>,
  /** Shows an entry in doubt. Who has looked makes no blind reading of the return. */
  look: (work: Pick<Claim, 'unit' | 'ballot'>) =>
    post(pathOf(work, 'look'), {}) as Promise<Required<Pick<Claim, 'entries' | 'findings'>>>,
  /** Takes returns along for a cut line. `spare`: only a share of what waits. */
  batch: (centre: string | null, most: number, spare: boolean) =>
    post('/api/queue/batch', {
      most,
      spare,
      ...(centre === null ? {} : { centre }),
    }) as Promise<TakenAlong>,
  giveBack: (claims: readonly string[]) => post('/api/queue/give-back', { claims }),
  discarded: (work: Pick<Claim, 'unit' | 'ballot'>, body: { claim: string; code: string; reason: string }) =>
    post(pathOf(work, 'discarded'), body),
  /** The stage that a return is at now. */
  stage: async (work: Pick<Claim, 'unit' | 'ballot'>) =>
    ((await get(pathOf(work, '').slice(0, -1))) as { readonly stage: string }).stage,
  /** Has a form typed again from the start. Needs no claim. */
  setAside: (work: Claim, reason: string) => post(pathOf(work, 'set-aside'), { reason }) as Promise<Outcome>,
  act: async (work: Claim, act: string, body: object) => {
    const outcome = (await post(pathOf(work, act), { claim: work.claim, ...body })) as Outcome | null;
    // Work counts as taken when the server says what became of it, and not before.
    if (act !== 'release' && typeof outcome?.outcome !== 'string') throw new Refused(0, null);
    return outcome as Outcome;
  },
  /** More time under a claim. */
  extend: (work: Claim) =>
    post(pathOf(work, 'extend'), { claim: work.claim }) as Promise<{ readonly deadline: string }>,
  sendPhoto: (unit: string, ballot: string, file: Blob) =>
    send(
      'POST',
      `/api/units/${encodeURIComponent(unit)}/${encodeURIComponent(ballot)}/photos`,
      file,
      file.type,
    ) as Promise<{ readonly duplicate: boolean; readonly stage: string }>,
};
