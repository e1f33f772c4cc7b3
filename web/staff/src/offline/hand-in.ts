import { api } from '../api/desk-api.ts';
import type { Claim, Me, Outcome } from '../api/desk-types.ts';
import { Refused } from '../api/http.ts';
import { keepClaims, listClaims } from './claim-store.ts';
import { changed } from './device-state.ts';
import { dropEntry, keepEntry, markEntry } from './entry-store.ts';
import { letGoInTab } from './held-claims.ts';
import type { KeptAct, KeptEntry } from './kept-entry.ts';
import { isLineGood } from './line.ts';
import { isAway } from './remembered.ts';
import { refusedWith, sendingNow } from './sender.ts';
import { holdClaim } from './take-work.ts';
import { canKeep } from './vault.ts';

/** The outcome of work that lies on the device until the line is back. */
export const KEPT = 'kept';
const KEPT_OUTCOME: Outcome = { outcome: KEPT, version: 0, findings: [] };

/** After so long without an answer the typist goes on; the entry is on the device. */
const PATIENCE_MS = 5_000;

/** What is nearest to the public goes before what a person took along. */
const FIRST_OF_ALL = 'next=1&tasks=look-again,third,supervisor';

/**
 * Hands in finished work: first it is on the device, then it is sent. Gives what became of the return, or that the work is kept
 * for later. Throws when the server refuses it: then it is no longer kept, since the form is still open.
 */
export async function handIn(
  me: Me | null,
  claim: Claim,
  act: KeptAct,
  body: Readonly<Record<string, unknown>>,
): Promise<Outcome> {
  const typed = act !== 'unreadable' && act !== 'release';
  if (me === null || !canKeep) return api.act(claim, typed ? `${act}?next=1` : act, body);
  const entry: KeptEntry = { claim: plain(claim), act, body, finishedAt: Date.now(), refusal: null };
  // Told before it lies there: whoever sends what waits must not send it a second time meanwhile.
  sendingNow.add(claim.claim);
  const kept = await keepEntry(me.id, entry).then(
    () => true,
    // A browser that is full or keeps nothing still sends.
    () => false,
  );
  if (kept && !isLineGood()) {
    sendingNow.delete(claim.claim);
    await changed();
    return KEPT_OUTCOME;
  }
  const others = await listClaims(me.id).catch(() => []);
  const query = !typed ? '' : others.length === 0 ? '?next=1' : `?${FIRST_OF_ALL}`;
  if (!kept) {
    sendingNow.delete(claim.claim);
    return api.act(claim, `${act}${query}`, body);
  }
  const wait = { over: false };
  const sent = sendOpen(me, entry, query, wait).finally(() => sendingNow.delete(claim.claim));
  const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), PATIENCE_MS));
  const first = await Promise.race([sent, late]);
  if (first !== 'late') return first;
  wait.over = true;
  sent.catch(() => undefined);
  await changed();
  return KEPT_OUTCOME;
}

/** Sends what a form has just handed in. `wait.over`: the form has gone meanwhile, and nobody waits for the answer. */
async function sendOpen(
  me: Me,
  entry: KeptEntry,
  query: string,
  wait: { readonly over: boolean },
): Promise<Outcome> {
  const { claim, act, body } = entry;
  try {
    const outcome = await api.act(claim, `${act}${query}`, body);
    await dropEntry(claim.claim);
    letGoInTab(claim.claim);
    if (outcome?.next) await holdClaim(me, outcome.next);
    return outcome ?? { outcome: act, version: 0, findings: [] };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (isAway(error)) return KEPT_OUTCOME;
    if (wait.over) {
      if (error.status !== 401 && error.status < 500) await markEntry(me.id, refusedWith(entry, error));
    } else {
      await keepClaims(me.id, [{ claim, place: 0, byHand: true, begun: true }]);
      await dropEntry(claim.claim);
    }
    throw error;
  } finally {
    await changed();
  }
}

/** The claim as the server gave it: addresses of photos in memory end with the page. */
export function plain(claim: Claim): Claim {
  const photos = claim.photos.map(({ sha256, url }) => ({
    sha256,
    url: url.startsWith('blob:') ? `/api/photos/${sha256}` : url,
  }));
  return { ...claim, photos };
}
