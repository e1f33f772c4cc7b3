import type { Desk } from '../centre/desk.ts';
import type { By, KeptPhoto, Placing } from '../centre/place-photo.ts';
import { placePhoto } from '../centre/place-photo.ts';
import type { Statement } from '../centre/statement.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import type { CentreId, UnitId } from '../election/model.ts';
import type { Look } from '../reading/reader.ts';
import type { ArrivalRow, KeptLook, Verdict } from './arrival-rows.ts';
import { firstOfImage, writeVerdict } from './arrival-rows.ts';
import type { IntakeDeps } from './deps.ts';
import type { FoundPlace } from './find-place.ts';
import { findPlace } from './find-place.ts';

/** Variance of the Laplacian below which a photo without a readable code is sent back (measured: docs/intake.md). */
const BLURRED_BELOW = 150;

/** What reading came to. `left`: nothing was decided, somebody reads it later. `look`: what was seen, for the straight page. */
export type ReadResult =
  | {
      readonly kind: 'done';
      readonly placed: { readonly spec: ReturnSpec; readonly page: number } | null;
      readonly look: Look | null;
    }
  | { readonly kind: 'left' };

const NOWHERE = { hint: null, returnId: null, page: null, sameAs: null, look: null, doubt: null } as const;

/** Reads an arrival that this process has leased, and places it or hands it to people. */
export async function readArrival(deps: IntakeDeps, row: ArrivalRow, bytes: Uint8Array): Promise<ReadResult> {
  const { desk } = deps;
  const atCentre = row.at_centre;
  const settle = async (verdict: Verdict): Promise<ReadResult> => {
    await writeVerdict(desk.db, row.arrival_id, verdict);
    return { kind: 'done', placed: null, look: null };
  };
  const first = await firstOfImage(desk.db, row);
  if (first !== null) {
    const same = { returnId: first.return_id, page: first.page, sameAs: first.arrival_id };
    return settle({ ...NOWHERE, ...same, state: 'known', atCentre });
  }
  const looked = await lookAt(deps, bytes);
  if (looked === 'closed') return { kind: 'left' };
  const look: KeptLook | null = looked === null ? null : keptLook(looked);
  const clues = { centre: row.centre_id, unit: row.unit_id, says: row.wish };
  const codes = [...new Set([...(row.code === null ? [] : [row.code]), ...(looked?.codes ?? [])])];
  const found = findPlace(desk.election, deps.formKey, { ...clues, codes }, desk.printedPages);
  // Somebody at the desk has looked at what they send; everybody else is asked for a better photo at once.
  const blurred =
    row.person_id === null && looked !== null && codes.length === 0 && looked.sharpness < BLURRED_BELOW;
  if (blurred) {
    return settle({
      ...NOWHERE,
      state: 'blurred',
      doubt: 'no-code',
      look,
      hint: row.unit_id,
      atCentre: centreOf(desk, row, row.unit_id),
    });
  }
  if (found.kind === 'doubt') {
    const doubt = looked === null && found.doubt === 'no-code' ? 'not-read' : found.doubt;
    const centre = centreOf(desk, row, found.hint);
    return settle({ ...NOWHERE, state: 'waiting', doubt, look, hint: found.hint, atCentre: centre });
  }
  return placeIt(deps, row, found, looked, bytes);
}

async function placeIt(
  deps: IntakeDeps,
  row: ArrivalRow,
  { spec, page, how }: Extract<FoundPlace, { kind: 'place' }>,
  looked: Look | null,
  bytes: Uint8Array,
): Promise<ReadResult> {
  const { desk } = deps;
  const atCentre = spec.unit.centreId;
  const look = looked === null ? null : keptLook(looked);
  const there = { ...NOWHERE, look, atCentre, hint: spec.unit.id, returnId: spec.index, page };
  const masked = desk.masks && how === 'code' ? await maskedCopy(deps, spec, page, bytes, looked) : '';
  const placed = await placePhoto(desk, spec, {
    photo: photoOf(row),
    source: row.channel,
    by: await senderOf(desk, row),
    page,
    complete: null,
    how,
    arrival: row.arrival_id,
    onlyFree: true,
    masked,
    also: (s) => markPlaced(s, row, there),
  });
  if (placed === null) return { kind: 'left' };
  if (placed.taken || placed.duplicate) {
    await writeVerdict(desk.db, row.arrival_id, { ...there, state: placed.taken ? 'second-photo' : 'known' });
    return { kind: 'done', placed: null, look: looked };
  }
  return { kind: 'done', placed: { spec, page }, look: looked };
}

/**
 * Covers names and signatures by the geometry of our print, and keeps the copy where the public reads. Empty when the page does not lie
 * surely enough: nobody guesses where a name stands.
 */
async function maskedCopy(
  { desk, reader, geometryOf }: IntakeDeps,
  spec: ReturnSpec,
  page: number,
  bytes: Uint8Array,
  look: Look | null,
): Promise<string> {
  const geometry = geometryOf(spec, page);
  if (geometry === null || look === null) return '';
  const covered = await reader.mask(bytes, geometry, { look });
  if (!covered.ok || covered.value === null) return '';
  const kept = await desk.photos.put(covered.value, covered.value);
  return kept.ok ? kept.value.photo : '';
}

/** The arrival's row says `placed` in the very statement that places it: a crash leaves both or neither. */
function markPlaced(s: Statement, row: ArrivalRow, verdict: Omit<Verdict, 'state'>): void {
  const look = verdict.look === null ? null : JSON.stringify(verdict.look);
  s.with(
    'arrival_row',
    `update arrival set state = 'placed', look = ${s.value(look)}::jsonb, hint_unit = ${s.value(verdict.hint)}, at_centre = ${s.value(verdict.atCentre)},
            return_id = guard.return_id, page = ${s.value(verdict.page)}::smallint, doubt = null, rev = rev + 1,
            leased_by = null, leased_until = null, settled_at = now()
       from guard where arrival_id = ${s.value(row.arrival_id)} and state = 'unread' returning arrival_id`,
  );
}

/** What the reader sees; null when it cannot open the photo or gave up on it; `closed` when this process ends. */
async function lookAt({ reader, log }: IntakeDeps, bytes: Uint8Array): Promise<Look | null | 'closed'> {
  for (;;) {
    const look = await reader.look(bytes);
    if (look.ok) return look.value;
    switch (look.error) {
      case 'busy':
        await reader.whenRoom();
        continue;
      case 'closed':
        return 'closed';
      case 'not-an-image':
      case 'too-many-pixels':
      case 'crashed':
      case 'too-slow':
        log(`a photo could not be read: ${look.error}`);
        return null;
    }
  }
}

export function keptLook({ codes, sharpness, brightness }: Look): KeptLook {
  return { codes, sharpness, brightness };
}

export function photoOf(row: ArrivalRow): KeptPhoto {
  const { original, photo, bytes, width, height } = row;
  return { original, photo, mediaType: row.media_type, bytes, width, height };
}

/** Who sent it from the desk; null: a channel in which nobody has an account. */
export async function senderOf(desk: Desk, row: ArrivalRow): Promise<Placing['by']> {
  if (row.person_id === null) return null;
  await desk.publicIds.learn([row.person_id]);
  return { personId: row.person_id, publicId: desk.publicIds.of(row.person_id) } as By;
}

/** In whose inbox an arrival waits: that of the centre to which it came, else that of the unit it seems to be of. */
function centreOf(desk: Desk, row: ArrivalRow, hint: UnitId | null): CentreId | null {
  if (row.at_centre !== null || hint === null) return row.at_centre;
  return desk.election.unitIndex.has(hint) ? desk.election.getUnitOrThrow(hint).centreId : null;
}
