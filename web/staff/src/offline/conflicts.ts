import { api } from '../api/desk-api.ts';
import type { Claim, Me, WireEntry } from '../api/desk-types.ts';
import { Refused } from '../api/http.ts';
import { dropClaims, keepClaims } from './claim-store.ts';
import { changed } from './device-state.ts';
import { dropEntry, markEntry } from './entry-store.ts';
import type { KeptEntry } from './kept-entry.ts';
import { currentLine } from './line.ts';
import { isAway } from './remembered.ts';
import { refusedWith } from './sender.ts';
import { isGone } from './take-work.ts';

/** True when the claim is still good and something in the entry was not: the form can be opened again under it. */
export function mayMend({ act, refusal }: KeptEntry): boolean {
  return act === 'entries' && refusal !== null && refusal.status === 422;
}

/**
 * Opens the form again with everything that was typed; what the server asked stands beside it. The entry itself stays until the
 * mended one takes its place. Throws when somebody else has the return by now.
 */
export async function mendEntry(me: Me, entry: KeptEntry): Promise<void> {
  const { claim, body, refusal } = entry;
  const { deadline } = await stillHeld(me, entry);
  const { head, votes, words, answers, remarks } = body as unknown as WireEntry;
  const yours: WireEntry = {
    head,
    votes,
    ...(words === undefined ? {} : { words }),
    answers: answers ?? [],
    remarks: remarks ?? '',
  };
  const open = { ...claim, deadline, yours, findings: refusal?.findings ?? [] };
  // Before everything else that is open here.
  await keepClaims(me.id, [{ claim: open, place: -1, byHand: true, begun: true }]);
  await changed();
}

/** Asks for more time under the claim. Without a line nobody can tell, and the form is opened. */
async function stillHeld(me: Me, entry: KeptEntry): Promise<Pick<Claim, 'deadline'>> {
  const { claim } = entry;
  if (currentLine().since !== null) return claim;
  try {
    return await api.extend(claim);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (isAway(error)) return claim;
    if (isGone(error)) {
      await markEntry(me.id, refusedWith(entry, error));
      await changed();
    }
    throw error;
  }
}

/** Throws an entry away. The reason is on the record first: without a line nothing is thrown away. */
export async function throwAway({ claim, refusal }: KeptEntry, reason: string): Promise<void> {
  await api.discarded(claim, { claim: claim.claim, code: refusal?.code ?? '', reason });
  await dropEntry(claim.claim);
  // It may be open to be mended.
  await dropClaims([claim.claim]);
  await changed();
}
