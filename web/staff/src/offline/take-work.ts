import { api } from '../api/desk-api.ts';
import type { Claim, Me } from '../api/desk-types.ts';
import { Refused } from '../api/http.ts';
import { SLOW_MS } from '../api/line-news.ts';
import type { KeptClaim } from './claim-store.ts';
import {
  dropClaims,
  keepClaims,
  keepPhotos,
  listClaims,
  photosHere,
  tidyPhotos,
  withKeptPhotos,
} from './claim-store.ts';
import { changed } from './device-state.ts';
import { listEntries } from './entry-store.ts';
import { holdInTab, letGoInTab } from './held-claims.ts';
import { currentLine, isLineGood } from './line.ts';
import { sendWaiting } from './sender.ts';
import { canKeep } from './vault.ts';

/**
 * The next return to type: what lies open on this device, then what was taken along, then what the queue gives. Null when there
 * is none.
 */
export async function takeWork(
  me: Me | null,
  centre: string | null,
  resume: boolean,
  tasks?: readonly Claim['task'][],
): Promise<Claim | null> {
  if (me === null || !canKeep) return api.next(centre, resume, tasks);
  const here = await nextHere(me, centre).catch(() => null);
  if (here !== null) return here;
  // The queue would give back what is finished here and not yet sent.
  if (currentLine().since === null) await sendWaiting(me);
  let claim = await api.next(centre, resume, tasks);
  if (claim !== null && (await isFinishedHere(me, claim))) {
    // The line came back between the two calls: it is sent first, and nobody types it again.
    await sendWaiting(me);
    claim = await api.next(centre, resume, tasks);
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
  const isWhole = await photosHere(me.id);
  const inOrder = [...claims.filter(({ begun }) => begun), ...claims.filter(({ begun }) => !begun)];
  for (const kept of inOrder) {
    const { claim } = kept;
    if (centre !== null && claim.unit.centre !== centre) continue;
    // Nobody types from a photo that cannot come.
    if (currentLine().since !== null && !kept.begun && !isWhole(claim)) continue;
    const held = await isStillHeld(claim);
    if (held === 'gone') {
      await dropClaims([claim.claim]);
      continue;
    }
    if (!(await holdInTab(claim.claim))) continue;
    const now: KeptClaim = {
      ...kept,
      begun: true,
      claim: held === 'unknown' ? claim : { ...claim, ...held },
    };
    await keepClaims(me.id, [now]);
    await changed();
    return withKeptPhotos(me.id, now.claim);
  }
  return null;
}

/** Says that the return is not this person's any more: it was given back, taken away, finished, or another person has it. */
const GONE = new Set(['claim-unknown', 'claim-expired', 'claim-used']);

/** True when a refusal says that nothing more can be done under the claim. */
export function isGone({ code }: Refused): boolean {
  return GONE.has(code);
}

/** Until when a claim is held, as the server said just now. */
type Held = Pick<Claim, 'deadline'>;

/** The server is asked before anybody types under a claim that lay here; without an answer in good time nobody can tell. */
async function isStillHeld(claim: Claim): Promise<Held | 'gone' | 'unknown'> {
  if (!isLineGood()) return 'unknown';
  const asked = api.extend(claim).then(
    ({ deadline }): Held => ({ deadline }),
    (error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      return isGone(error) ? 'gone' : 'unknown';
    },
  );
  const late = new Promise<'unknown'>((resolve) => setTimeout(() => resolve('unknown'), SLOW_MS));
  return Promise.race([asked, late]);
}
