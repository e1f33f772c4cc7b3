import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import type { Desk } from '../../centre/desk.ts';
import { loadReturn } from '../../centre/load-return.ts';
import { sayPage } from '../../centre/photo-moves.ts';
import type { By } from '../../centre/place-photo.ts';
import { placePhoto } from '../../centre/place-photo.ts';
import type { ReturnSpec } from '../../election/lookup.ts';
import type { CentreId } from '../../election/model.ts';
import type { ArrivalRow, ArrivalState } from '../arrival-rows.ts';
import { findById, OPEN_STATES } from '../arrival-rows.ts';
import { photoOf } from '../read-arrival.ts';

/** What a person decides about a photo in the inbox. */
export interface PlaceWish {
  readonly spec: ReturnSpec;
  /** Null: nobody can say which page it is. */
  readonly page: number | null;
  /** The photo that shows this page now is put aside. */
  readonly replace: boolean;
  /** The return is whole with it; null: as its pages say. */
  readonly complete: boolean | null;
}

/** `settled`: somebody else was faster. `page-taken`: the page has a photo, and nobody said that it is to be replaced. */
export type SettleRefusal = 'settled' | 'page-taken' | 'conflict';

/** Puts a photo of the inbox to the return that a person chose. */
export async function placeArrival(
  desk: Desk,
  pool: Pool,
  by: By,
  row: ArrivalRow,
  wish: PlaceWish,
): Promise<Result<ArrivalRow, SettleRefusal>> {
  const lease = await take(desk, row);
  if (lease === null) return err('settled');
  const { spec, page, replace, complete } = wish;
  const now = await loadReturn(desk, spec);
  const replaces = replace ? now.pictures.filter((p) => p.page === page).map((p) => p.original) : [];
  const placed = await placePhoto(desk, spec, {
    photo: photoOf(row),
    source: row.channel,
    by,
    page,
    complete,
    how: 'person',
    arrival: row.arrival_id,
    replaces,
    onlyFree: !replace,
    also: (s) => {
      const values = [page, spec.unit.centreId, by.personId, row.arrival_id].map((v) => s.value(v));
      s.with(
        'arrival_row',
        `update arrival set state = 'placed', return_id = guard.return_id, page = ${values[0]}::smallint, at_centre = ${values[1]},
                settled_by = ${values[2]}::int, settled_at = now(), leased_by = null, leased_until = null, rev = rev + 1
           from guard where arrival_id = ${values[3]} returning arrival_id`,
      );
    },
  });
  if (placed === null || placed.taken) {
    await giveBack(desk, row, lease);
    return err(placed === null ? 'conflict' : 'page-taken');
  }
  if (placed.duplicate) {
    // The very file stood here once and was put aside: it is shown again.
    if (page !== null) await sayPage(desk, pool, by, spec, row.original, page);
    await settle(desk, by, row, 'placed', { returnId: spec.index, page, centre: spec.unit.centreId });
  }
  const after = await findById(desk.db, row.arrival_id);
  return after === null ? err('settled') : ok(after);
}

/** Ends an arrival without a place: it is no form, a better photo is asked for, or it only doubles another. */
export async function refuseArrival(
  desk: Desk,
  by: By,
  row: ArrivalRow,
  state: Extract<ArrivalState, 'not-a-form' | 'asked-again' | 'put-aside'>,
): Promise<Result<ArrivalRow, SettleRefusal>> {
  if ((await take(desk, row)) === null) return err('settled');
  await settle(desk, by, row, state, { returnId: row.return_id, page: row.page, centre: row.at_centre });
  const after = await findById(desk.db, row.arrival_id);
  return after === null ? err('settled') : ok(after);
}

/** Gives an arrival to the inbox of another centre. */
export async function handOver(
  desk: Desk,
  by: By,
  row: ArrivalRow,
  centre: CentreId,
): Promise<Result<ArrivalRow, SettleRefusal>> {
  const lease = await take(desk, row);
  if (lease === null) return err('settled');
  await desk.db.query(
    `with a as (update arrival set at_centre = $2, rev = rev + 1, leased_by = null, leased_until = null where arrival_id = $1 returning receipt)
     insert into audit (person_id, action, subject, detail) select $3, 'hand-photo-over', 'arrival ' || receipt, $4::jsonb from a`,
    [row.arrival_id, centre, by.personId, JSON.stringify({ from: row.at_centre, to: centre })],
  );
  const after = await findById(desk.db, row.arrival_id);
  return after === null ? err('settled') : ok(after);
}

/** Holds an open arrival for one decision; null when it was settled, or changed since it was shown. */
async function take(desk: Desk, row: ArrivalRow): Promise<string | null> {
  const lease = randomUUID();
  const taken = await desk.db.query(
    `update arrival set leased_by = $2, leased_until = now() + interval '30 seconds'
      where arrival_id = $1 and rev = $3 and state = any($4::text[]) and (leased_until is null or leased_until < now()) returning 1`,
    [row.arrival_id, lease, row.rev, OPEN_STATES],
  );
  return taken.rows.length > 0 ? lease : null;
}

async function giveBack(desk: Desk, row: ArrivalRow, lease: string): Promise<void> {
  await desk.db.query(
    'update arrival set leased_by = null, leased_until = null where arrival_id = $1 and leased_by = $2',
    [row.arrival_id, lease],
  );
}

interface Where {
  readonly returnId: number | null;
  readonly page: number | null;
  readonly centre: string | null;
}

async function settle(desk: Desk, by: By, row: ArrivalRow, state: ArrivalState, where: Where): Promise<void> {
  await desk.db.query(
    `with a as (
       update arrival set state = $2, settled_by = $3, settled_at = now(), return_id = $4, page = $5, at_centre = $6, rev = rev + 1,
              leased_by = null, leased_until = null where arrival_id = $1 returning receipt
     )
     insert into audit (person_id, action, subject, detail)
     select $3, 'settle-photo', 'arrival ' || receipt, $7::jsonb from a`,
    [
      row.arrival_id,
      state,
      by.personId,
      where.returnId,
      where.page,
      where.centre,
      JSON.stringify({ state, photo: row.original }),
    ],
  );
}
