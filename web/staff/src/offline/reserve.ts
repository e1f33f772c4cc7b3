import { api } from '../api/desk-api.ts';
import type { Claim, Me } from '../api/desk-types.ts';
import { Refused } from '../api/http.ts';
import { dropClaims, keepClaims, keepPhotos, listClaims, photosHere } from './claim-store.ts';
import { changed } from './device-state.ts';
import { currentLine } from './line.ts';
import { forgetWhoWorks } from './remembered.ts';
import { alone } from './sender.ts';
import { canKeep } from './vault.ts';

const LOCK = 'khanaen.reserve';

/** How many returns are kept ready; the server says. */
let keep = 5;

/** Takes returns along because somebody asked for it. Gives how many there were. */
export async function takeAlong(me: Me, centre: string | null, most: number): Promise<number> {
  let taken = 0;
  await alone(LOCK, async () => {
    const { claims } = await api.batch(centre, most, false);
    await keepAll(me, claims, true);
    taken = claims.length;
  });
  return taken;
}

/** Fills up what is kept ready, when the line is good. False when the queue has nothing to spare. */
export async function fillUp(me: Me, centre: string | null): Promise<boolean> {
  if (!canKeep || currentLine().since !== null) return true;
  let more = true;
  try {
    await alone(LOCK, async () => {
      const claims = await listClaims(me.id);
      await keepAllPhotos(
        me,
        claims.map(({ claim }) => claim),
      );
      const ready = claims.filter(({ begun }) => !begun);
      if (ready.length >= keep) return;
      const along = await api.batch(centre, keep - ready.length, true);
      keep = along.keep;
      more = along.claims.length > 0;
      await keepAll(me, along.claims, false);
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return false;
  }
  return more;
}

async function keepAll(me: Me, claims: readonly Claim[], byHand: boolean): Promise<void> {
  if (claims.length === 0) return;
  const from = Date.now();
  await keepClaims(
    me.id,
    claims.map((claim, i) => ({ claim, place: from + i / 1000, byHand, begun: false })),
  );
  await changed();
  await keepAllPhotos(me, claims);
}

/** What cannot be had now is tried again with the next filling up. */
async function keepAllPhotos(me: Me, claims: readonly Claim[]): Promise<void> {
  const isWhole = await photosHere(me.id);
  const lacking = claims.filter((claim) => !isWhole(claim));
  for (const claim of lacking) {
    await keepPhotos(me.id, claim);
    if (currentLine().since !== null) break;
  }
  if (lacking.length > 0) await changed();
}

/** Gives back what nobody has begun with; `unasked` only what the desk took along by itself. */
export async function giveBackReady(me: Me, unasked: boolean): Promise<void> {
  const ready = (await listClaims(me.id)).filter(({ begun, byHand }) => !begun && !(unasked && byHand));
  const ids = ready.map(({ claim }) => claim.claim);
  if (ids.length === 0) return;
  await api.giveBack(ids);
  await dropClaims(ids);
  await changed();
}

/** Before somebody logs out: what they hold goes back to the queue; what they typed stays until they come back. */
export async function leaveDevice(me: Me): Promise<void> {
  forgetWhoWorks();
  if (!canKeep) return;
  try {
    const ids = (await listClaims(me.id)).map(({ claim }) => claim.claim);
    if (ids.length === 0) return;
    await api.giveBack(ids);
    await dropClaims(ids);
  } catch (error) {
    // Without a line the claims run out by themselves.
    if (!(error instanceof Refused)) throw error;
  }
}
