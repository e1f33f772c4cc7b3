import type { PoolClient } from 'pg';
import type { UnitId } from '../../election/model.ts';

/** Most units that somebody may send for; more is a mistake or mischief. */
const MOST_UNITS = 30;

/**
 * Ties a sender to a unit and makes it the one that the next photos belong to; true when the tie is new. Events may come in
 * any order: what was ended later than this was said stays ended.
 */
export async function bindUnit(
  client: PoolClient,
  senderId: number,
  unit: UnitId,
  at: Date,
): Promise<boolean> {
  const bound = await client.query<{ fresh: boolean }>(
    `insert into line_binding (sender_id, unit_id, named_at, how)
     select $1, $2, $3, 'chat'
      where not exists (select from line_binding where sender_id = $1 and unit_id = $2 and ended_at >= $3)
        and (select count(*) from line_binding where sender_id = $1 and ended_at is null) < $4
     on conflict (sender_id, unit_id) where ended_at is null
     do update set named_at = greatest(line_binding.named_at, excluded.named_at)
     returning xmax = 0 as fresh`,
    [senderId, unit, at, MOST_UNITS],
  );
  return bound.rows[0]?.fresh ?? false;
}

/** Ends a tie at the sender's own word; false when there was none. */
export async function leaveUnit(
  client: PoolClient,
  senderId: number,
  unit: UnitId,
  at: Date,
): Promise<boolean> {
  const left = await client.query(
    `update line_binding set ended_at = $3, ended_how = 'chat'
      where sender_id = $1 and unit_id = $2 and ended_at is null and named_at <= $3`,
    [senderId, unit, at],
  );
  return left.rowCount === 1;
}

/** The sender's units, the one named last first. */
export async function unitsOfSender(client: PoolClient, senderId: number): Promise<UnitId[]> {
  const found = await client.query<{ unit_id: UnitId }>(
    `select unit_id from line_binding where sender_id = $1 and ended_at is null order by named_at desc, binding_id desc`,
    [senderId],
  );
  return found.rows.map(({ unit_id }) => unit_id);
}
