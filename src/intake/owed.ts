import { at } from '../basics/assert.ts';
import type { Desk } from '../centre/desk.ts';
import { missingPages, packedPhotos, unpackPhotos } from '../centre/photo-list.ts';
import type { UnitId } from '../election/model.ts';
import type { OwedPage } from './door.ts';

/** Pages that units still owe, by unit. A return that somebody called whole owes none. */
export async function owedPagesOf(
  desk: Desk,
  units: readonly UnitId[],
): Promise<ReadonlyMap<UnitId, readonly OwedPage[]>> {
  const found = await desk.db.query<{ return_id: number; waits: boolean; photos: string[] }>({
    name: 'pages-owed',
    text: `select r.return_id, r.waits_for_pages as waits, ${packedPhotos('r.return_id')} as photos
       from return r where r.unit_id = any($1::text[]) order by r.return_id`,
    values: [units],
  });
  const owed = new Map<UnitId, OwedPage[]>(units.map((unit) => [unit, []]));
  for (const { return_id, waits, photos } of found.rows) {
    const shown = unpackPhotos(photos);
    if (shown.length > 0 && !waits) continue;
    const { unit, contest, form } = at(desk.election.returns, return_id);
    for (const page of missingPages(shown, form.pages)) {
      owed.get(unit.id)?.push({ ballot: contest.ballot, formCode: form.code, page });
    }
  }
  return owed;
}

export async function owedPagesOfUnit(desk: Desk, unit: UnitId): Promise<readonly OwedPage[]> {
  return (await owedPagesOf(desk, [unit])).get(unit) ?? [];
}
