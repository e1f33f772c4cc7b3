import { at } from '../basics/assert.ts';
import type { Desk } from '../centre/desk.ts';
import { missingPages, packedPhotos, unpackPhotos } from '../centre/photo-list.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import type { UnitId } from '../election/model.ts';
import type { Stage } from '../returns/life-state.ts';
import type { OwedPage } from './door.ts';

/** A return and the pages of it that are still owed: none once somebody called it whole. */
export interface OwedReturn {
  readonly spec: ReturnSpec;
  readonly stage: Stage;
  /** Pages of its paper. */
  readonly pages: number;
  readonly owed: readonly number[];
}

/** What units still owe, by unit, returns in package order. */
export async function owedReturns(
  desk: Desk,
  units: readonly UnitId[],
): Promise<ReadonlyMap<UnitId, readonly OwedReturn[]>> {
  const found = await desk.db.query<{
    return_id: number;
    stage: Stage;
    waits: boolean;
    paper_pages: number | null;
    photos: string[];
  }>({
    name: 'pages-owed',
    text: `select r.return_id, r.stage, r.waits_for_pages as waits, r.paper_pages, ${packedPhotos('r.return_id')} as photos
       from return r where r.unit_id = any($1::text[]) order by r.return_id`,
    values: [units],
  });
  const owed = new Map<UnitId, OwedReturn[]>(units.map((unit) => [unit, []]));
  // A unit that sent one page of our paper has our paper for its other ballots, too.
  const ours = new Set(
    found.rows
      .filter((r) => r.paper_pages !== null)
      .map((r) => at(desk.election.returns, r.return_id).unit.id),
  );
  for (const { return_id, stage, waits, paper_pages, photos } of found.rows) {
    const spec = at(desk.election.returns, return_id);
    const printed = shownNone(photos) && ours.has(spec.unit.id) ? desk.printedPages(spec) : null;
    const pages = paper_pages ?? printed ?? spec.form.pages;
    const shown = unpackPhotos(photos);
    const whole = shown.length > 0 && !waits;
    owed.get(spec.unit.id)?.push({ spec, stage, pages, owed: whole ? [] : missingPages(shown, pages) });
  }
  return owed;
}

function shownNone(photos: readonly string[]): boolean {
  return photos.length === 0;
}

/** Pages that a unit still owes, as its sender is told. */
export async function owedPagesOfUnit(desk: Desk, unit: UnitId): Promise<readonly OwedPage[]> {
  const returns = (await owedReturns(desk, [unit])).get(unit) ?? [];
  return returns.flatMap(({ spec, owed }) =>
    owed.map((page) => ({ ballot: spec.contest.ballot, formCode: spec.form.code, page })),
  );
}
