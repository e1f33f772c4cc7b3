import { api } from '../api/desk-api.ts';
import type { Me, WireEntry } from '../api/desk-types.ts';
import { keepClaims } from './claim-store.ts';
import { changed } from './device-state.ts';
import { dropEntry } from './entry-store.ts';
import type { KeptEntry } from './kept-entry.ts';

/** True when the claim is still good and something in the entry was not: the form can be opened again under it. */
export function mayMend({ act, refusal }: KeptEntry): boolean {
  return act === 'entries' && refusal !== null && refusal.status === 422;
}

/** Opens the form again with everything that was typed; what the server asked stands beside it. */
export async function mendEntry(me: Me, { claim, body, refusal }: KeptEntry): Promise<void> {
  const { head, votes, words, answers, remarks } = body as unknown as WireEntry;
  const yours: WireEntry = {
    head,
    votes,
    ...(words === undefined ? {} : { words }),
    answers: answers ?? [],
    remarks: remarks ?? '',
  };
  const open = { ...claim, yours, findings: refusal?.findings ?? [] };
  await keepClaims(me.id, [{ claim: open, place: 0, byHand: true, begun: true }]);
  await dropEntry(claim.claim);
  await changed();
}

/** Throws an entry away. The reason is on the record first: without a line nothing is thrown away. */
export async function throwAway({ claim, refusal }: KeptEntry, reason: string): Promise<void> {
  await api.discarded(claim, { claim: claim.claim, code: refusal?.code ?? '', reason });
  await dropEntry(claim.claim);
  await changed();
}
