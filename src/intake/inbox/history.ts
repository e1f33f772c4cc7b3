import { at } from '../../basics/assert.ts';
import type { Desk } from '../../centre/desk.ts';
import type { ArrivalRow } from '../arrival-rows.ts';
import { ARRIVAL_COLUMNS } from '../arrival-rows.ts';
import type { ArrivalView, UnitView } from './list.ts';
import { arrivalView, unitOf } from './list.ts';

/** One thing that was said of a photo's place. */
export interface PhotoStep {
  readonly at: string;
  readonly kind: string;
  readonly from: PlaceName | null;
  readonly to: PlaceName | null;
  readonly page: number | null;
  readonly reason: string;
  readonly note: string;
  /** Public id; null: nobody, its code placed it. */
  readonly by: string | null;
}

interface PlaceName {
  readonly unit: UnitView;
  readonly ballot: string;
}

export interface PhotoHistory {
  /** Every time that the image came in. */
  readonly arrivals: readonly ArrivalView[];
  readonly steps: readonly PhotoStep[];
  /** Centres that have or had to do with it. */
  readonly centres: readonly string[];
}

/** Everything that is known of an image, by the SHA-256 of the file as it came. */
export async function historyOf(desk: Desk, original: string): Promise<PhotoHistory> {
  const [arrivals, steps, held] = await Promise.all([
    desk.db.query<ArrivalRow & Record<string, unknown>>(
      `select ${ARRIVAL_COLUMNS} from arrival where original = $1 order by arrival_id limit 50`,
      [original],
    ),
    desk.db.query<{
      at: Date;
      kind: string;
      from_return: number | null;
      to_return: number | null;
      page: number | null;
      reason: string;
      note: string;
      person_id: number | null;
    }>(
      `select at, kind, from_return, to_return, page, reason, note, person_id from photo_move where original = $1 order by move_id limit 200`,
      [original],
    ),
    desk.db.query<{ return_id: number }>('select return_id from photo where original = $1', [original]),
  ]);
  const people = steps.rows.flatMap(({ person_id }) => (person_id === null ? [] : [person_id]));
  await desk.publicIds.learn(people);
  const placeOf = (id: number | null): PlaceName | null => {
    if (id === null) return null;
    const { unit, contest } = at(desk.election.returns, id);
    return { unit: unitOf(desk.election, unit), ballot: contest.ballot };
  };
  const shown = steps.rows.map((s) => ({
    at: s.at.toISOString(),
    kind: s.kind,
    from: placeOf(s.from_return),
    to: placeOf(s.to_return),
    page: s.page,
    reason: s.reason,
    note: s.note,
    by: s.person_id === null ? null : desk.publicIds.of(s.person_id),
  }));
  const centres = [
    ...arrivals.rows.flatMap(({ at_centre }) => (at_centre === null ? [] : [at_centre])),
    ...held.rows.map(({ return_id }) => at(desk.election.returns, return_id).unit.centreId),
  ];
  return {
    arrivals: arrivals.rows.map((row) => arrivalView(desk.election, row)),
    steps: shown,
    centres: [...new Set(centres)],
  };
}
