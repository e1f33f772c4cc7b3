import { api } from '../api/desk-api.ts';
import type { Claim, Me } from '../api/desk-types.ts';
import { Refused } from '../api/http.ts';
import type { KeptClaim } from './claim-store.ts';
import { dropClaims, keepClaims, keepPhotos, listClaims, tidyPhotos, withKeptPhotos } from './claim-store.ts';
import { changed } from './device-state.ts';
import { listEntries } from './entry-store.ts';
import { holdInTab, letGoInTab } from './held-claims.ts';
import { currentLine } from './line.ts';
import { sendWaiting } from './sender.ts';
import { canKeep } from './vault.ts';

/**
 * The next return to type: what lies open on this device, then what was taken along, then what the queue gives. Null when there
 * is none.
 */
export async function takeWork(me: Me | null, centre: string | null, resume: boolean): Promise<Claim | null> {
  if (me === null || !canKeep) return api.next(centre, resume);
  const here = await nextHere(me, centre).catch(() => null);
  if (here !== null) return here;
  // The queue would give back what is finished here and not yet sent.
  if (currentLine().since === null) await sendWaiting(me);
  let claim = await api.next(centre, resume);
  if (claim !== null && (await isFinishedHere(me, claim))) {
    // The line came back between the two calls: it is sent first, and nobody types it again.
    await sendWaiting(me);
    claim = await api.next(centre, resume);
    if (claim !== null && (await isFinishedHere(me, claim))) return null;
  }
  if (claim !== null) await holdClaim(me, claim).catch(() => undefined);
  return claim;
}

/** True when the work under this claim is done and lies here until the server has it. */
async function isFinishedHere(me: Me, { claim }: Claim): Promise<boolean> {
  const entries = await listEntries(me.id).catch(() => []);
  return entries.some((entry) => entry.claim.claim === claim && entry.refusal === null);
}

/** Puts a return that is being typed on the device, with its photos. */
export async function holdClaim(me: Me, claim: Claim): Promise<void> {
  if (!canKeep) return;
  await holdInTab(claim.claim);
  await keepClaims(me.id, [{ claim, place: 0, byHand: true, begun: true }]);
  await changed();
  keepPhotos(me.id, claim).catch(() => undefined);
}

/** The person is done with a return, or has lost it. */
export async function letGo(me: Me | null, claim: Claim): Promise<void> {
  letGoInTab(claim.claim);
  for (const { url } of claim.photos) if (url.startsWith('blob:')) URL.revokeObjectURL(url);
  if (me === null || !canKeep) return;
  await dropClaims([claim.claim]);
  const [claims, entries] = await Promise.all([listClaims(me.id), listEntries(me.id)]);
  await tidyPhotos(
    me.id,
    [...claims, ...entries].map((kept) => kept.claim),
  );
  await changed();
}

async function nextHere(me: Me, centre: string | null): Promise<Claim | null> {
  const claims = await listClaims(me.id);
  const inOrder = [...claims.filter(({ begun }) => begun), ...claims.filter(({ begun }) => !begun)];
  for (const kept of inOrder) {
    const { claim } = kept;
    if (centre !== null && claim.unit.centre !== centre) continue;
    if (!(await isStillHeld(kept))) {
      await dropClaims([claim.claim]);
      continue;
    }
    if (!(await holdInTab(claim.claim))) continue;
    if (!kept.begun) await keepClaims(me.id, [{ ...kept, begun: true }]);
    await changed();
    return withKeptPhotos(me.id, claim);
  }
  return null;
}

/** Says that the return is not this person's any more: it was given back, taken away, finished, or another person has it. */
const GONE = new Set(['claim-unknown', 'claim-expired', 'claim-used']);

/** The server is asked before anybody types under a claim that lay here; without a line nobody can tell. */
async function isStillHeld({ claim }: KeptClaim): Promise<boolean> {
  if (currentLine().since !== null) return true;
  try {
    await api.extend(claim);
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return !GONE.has(error.code);
  }
}
