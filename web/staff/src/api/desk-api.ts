import type { Claim, Me, Outcome, TakenAlong } from './desk-types.ts';
import { get, post, send } from './http.ts';

function pathOf(work: Pick<Claim, 'unit' | 'ballot'>, act: string): string {
  return `/api/units/${encodeURIComponent(work.unit.id)}/${encodeURIComponent(work.ballot)}/${act}`;
}

/** The calls of the desk. Each one is safe to repeat: a claim is the key of the work handed in under it. */
export const api = {
  me: () => get('/api/me') as Promise<Me>,
  logout: () => post('/api/logout', {}),
  next: (centre: string | null, resume: boolean) =>
    post('/api/queue/next', { resume, ...(centre === null ? {} : { centre }) }) as Promise<Claim | null>,
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
  act: (work: Claim, act: string, body: object) =>
    post(pathOf(work, act), { claim: work.claim, ...body }) as Promise<Outcome>,
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
