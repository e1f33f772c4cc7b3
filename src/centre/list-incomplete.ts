import { at } from '../basics/assert.ts';
import type { Stage } from '../returns/life-state.ts';
import type { Desk } from './desk.ts';
import { missingPages, packedPhotos, unpackPhotos } from './photo-list.ts';

/** A return that nobody is given to type. */
export interface Incomplete {
  readonly unit: {
    readonly id: string;
    readonly number: number;
    readonly name: { readonly th: string; readonly en: string };
  };
  readonly ballot: string;
  readonly formCode: string;
  readonly stage: Stage;
  readonly pages: number;
  readonly missing: readonly number[];
  /** When its first photo came; null: it has none any more. */
  readonly since: string | null;
}

const MOST = 300;

/** Returns of a centre whose pages are missing, or whose typed entries have lost their photo; oldest first. */
export async function listIncomplete(desk: Desk, centre: string): Promise<readonly Incomplete[]> {
  const found = await desk.db.query<{
    return_id: number;
    stage: Stage;
    received_at: Date | null;
    paper_pages: number | null;
    photos: string[];
  }>(
    `select r.return_id, r.stage, r.received_at, r.paper_pages, ${packedPhotos('r.return_id')} as photos
       from return r where r.centre_id = $1 and r.waits_for_pages order by r.received_at nulls first, r.return_id limit ${MOST}`,
    [centre],
  );
  return found.rows.map(({ return_id, stage, received_at, paper_pages, photos }) => {
    const { unit, contest, form } = at(desk.election.returns, return_id);
    return {
      unit: { id: unit.id, number: unit.number, name: unit.name },
      ballot: contest.ballot,
      formCode: form.code,
      stage,
      pages: paper_pages ?? form.pages,
      missing: missingPages(unpackPhotos(photos), paper_pages ?? form.pages),
      since: received_at?.toISOString() ?? null,
    };
  });
}
