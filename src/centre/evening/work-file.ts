import type { Pool } from 'pg';
import { bangkokTime, csvFile } from './csv-file.ts';

const COLUMNS = [
  'id',
  'username',
  'name',
  'role',
  'first_entries',
  'second_entries',
  'decisions',
  'settlements',
  'corrections',
  'accepted',
  'median_seconds',
  'first_work_at',
  'last_work_at',
];

interface Row {
  public_id: string;
  username: string;
  display_name: string;
  role: string;
  first: number;
  second: number;
  third: number;
  supervisor: number;
  correction: number;
  accepted: number;
  median: number | null;
  begun: number;
  ended: number;
}

/** How much each person did in these centres (null: all). One grouped statement over entries and records. */
export async function workFile(db: Pool, centreIds: readonly string[] | null): Promise<string> {
  const { rows } = await db.query<Row>(
    `with e as (
       select e.person_id, count(*) filter (where kind = 'first') as first, count(*) filter (where kind = 'second') as second,
              count(*) filter (where kind = 'third') as third, count(*) filter (where kind = 'supervisor') as supervisor,
              count(*) filter (where kind in ('correction', 'confirmation')) as correction,
              percentile_disc(0.5) within group (order by duration_ms) as median,
              min(entered_at) as begun, max(entered_at) as ended
         from entry e join return r using (return_id) where $1::text[] is null or r.centre_id = any($1) group by 1
     ), v as (
       select accepted_by as person_id, count(*) as accepted from record join return r using (return_id)
        where $1::text[] is null or r.centre_id = any($1) group by 1
     )
     select p.public_id, p.username, p.display_name, p.role, coalesce(first, 0) as first, coalesce(second, 0) as second,
            coalesce(third, 0) as third, coalesce(supervisor, 0) as supervisor, coalesce(correction, 0) as correction,
            coalesce(accepted, 0) as accepted, (median / 1000.0)::float8 as median,
            coalesce(extract(epoch from begun), 0)::float8 as begun, coalesce(extract(epoch from ended), 0)::float8 as ended
       from e full join v using (person_id) join person p using (person_id) order by p.username`,
    [centreIds],
  );
  return csvFile(
    COLUMNS,
    rows.map((r) => [
      r.public_id,
      r.username,
      r.display_name,
      r.role,
      r.first,
      r.second,
      r.third,
      r.supervisor,
      r.correction,
      r.accepted,
      r.median,
      bangkokTime(r.begun),
      bangkokTime(r.ended),
    ]),
  );
}
