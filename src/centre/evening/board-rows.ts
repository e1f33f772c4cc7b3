import type { Pool } from 'pg';

const SECONDS = (column: string) => `coalesce(extract(epoch from ${column}), 0)::float8`;

/** Times are seconds since 1970; 0 stands for none. */
export interface BoardRow {
  readonly return_id: number;
  readonly stage: string;
  readonly round: number;
  readonly version: number;
  readonly priority: number;
  readonly lapses: number;
  readonly differed: boolean;
  readonly first_by: number;
  readonly second_by: number;
  /** Who has seen an entry of the return and reads it no more, unless a head allowed it; null: nobody. */
  readonly seen_by: readonly number[] | null;
  readonly holder: number;
  readonly until: number;
  readonly received: number;
  readonly first: number;
  readonly second: number;
  readonly accepted: number;
  readonly since: number;
}

const COLUMNS = `return_id, stage, round, version, priority, lapses, differed,
  coalesce(first_by, 0) as first_by, coalesce(second_by, 0) as second_by,
  case when shown_to <> '{}' and (not_blind is null or (not_blind->>'used')::boolean) then shown_to end as seen_by, coalesce(claimed_by, 0) as holder,
  ${SECONDS('claimed_until')} as until, ${SECONDS('received_at')} as received, ${SECONDS('first_at')} as first,
  ${SECONDS('second_at')} as second, ${SECONDS('accepted_at')} as accepted,
  ${SECONDS('coalesce(stage_since, received_at)')} as since`;

/** A moment before which every transaction has ended. Taken before the rows are read. */
export async function readHorizon(db: Pool): Promise<{ readonly horizon: string; readonly now: number }> {
  const { rows } = await db.query<{ horizon: string; now: number }>(
    `select pg_snapshot_xmin(pg_current_snapshot())::text as horizon, ${SECONDS('clock_timestamp()')} as now`,
  );
  const row = rows[0];
  if (row === undefined) throw new Error('the database told no snapshot');
  return row;
}

/** Rows that transactions since the horizon may have changed: one look over the table, which sends only these. */
export async function readChangedRows(db: Pool, horizon: string): Promise<BoardRow[]> {
  const { rows } = await db.query<BoardRow>(
    `select ${COLUMNS} from return where age(xmin) <= age($1::text::xid8::xid)`,
    [horizon],
  );
  return rows;
}

const PART = 5_000;

/** All rows, in parts, so that a process that has just started goes on answering meanwhile. */
export async function* readAllRows(db: Pool, count: number): AsyncGenerator<BoardRow[]> {
  for (let from = 0; from < count; from += PART) {
    const { rows } = await db.query<BoardRow>(
      `select ${COLUMNS} from return where return_id >= $1 and return_id < $2`,
      [from, from + PART],
    );
    yield rows;
  }
}

interface ReasonRow {
  readonly reason_id: number;
  readonly unit_id: string;
  readonly code: string;
  readonly note: string;
  readonly at: number;
}

/** Numbers of rows may commit out of order: so many of the last ones are read again. */
const OVERLAP = 500;

/** The reasons that may be new since `last`, oldest first. */
export async function readReasons(db: Pool, last: number): Promise<ReasonRow[]> {
  const { rows } = await db.query<ReasonRow>(
    `select reason_id, unit_id, code, note, ${SECONDS('set_at')} as at from missing_reason
      where reason_id > $1 order by reason_id`,
    [Math.max(0, last - OVERLAP)],
  );
  return rows;
}

interface ContactRow {
  readonly unit_id: string;
  readonly name: string;
  readonly phone: string;
}

/** Whom to call, as far as it may have changed since the horizon; all of them without one. */
export async function readContacts(db: Pool, horizon: string | null): Promise<ContactRow[]> {
  const { rows } = await db.query<ContactRow>(
    `select unit_id, name, phone from unit_contact where $1::text is null or age(xmin) <= age($1::text::xid8::xid)`,
    [horizon],
  );
  return rows;
}
