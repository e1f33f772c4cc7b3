import type { Pool } from 'pg';
import type { Election } from '../../election/lookup.ts';
import { bangkokTime, csvFile } from './csv-file.ts';

const COLUMNS = [
  'unit',
  'ballot',
  'centre',
  'event',
  'version',
  'reason',
  'text',
  'proposed_by',
  'confirmed_by',
  'at',
];

interface Row {
  return_id: number;
  centre_id: string;
  event: string;
  version: number;
  code: string | null;
  text: string | null;
  by: string | null;
  accepted_by: string | null;
  at: number;
}

const MOST = 20_000;

/** Corrections with their reasons and both persons, and annulled returns, newest first; people by their public ids. */
export async function correctionsFile(
  db: Pool,
  election: Election,
  centreIds: readonly string[] | null,
): Promise<string> {
  const { rows } = await db.query<Row>(
    `select r.return_id, r.centre_id, 'corrected' as event, v.version, v.reason->>'code' as code, v.reason->>'text' as text,
            (select string_agg(public_id, ' ' order by public_id) from person where person_id = any(v.entered_by)) as by,
            q.public_id as accepted_by, extract(epoch from v.accepted_at)::float8 as at
       from record v join return r using (return_id) join person q on q.person_id = v.accepted_by
      where v.version > 1 and v.reason is not null and ($1::text[] is null or r.centre_id = any($1))
     union all
     select r.return_id, r.centre_id, 'annulled', r.version, null, r.reason, null, null,
            extract(epoch from r.stage_since)::float8
       from return r where r.stage = 'annulled' and ($1::text[] is null or r.centre_id = any($1))
      order by at desc nulls last, return_id limit $2`,
    [centreIds, MOST],
  );
  return csvFile(
    COLUMNS,
    rows.flatMap((r) => {
      const spec = election.returns[r.return_id];
      if (spec === undefined) return [];
      return [
        [
          spec.unit.id,
          spec.contest.ballot,
          r.centre_id,
          r.event,
          r.version,
          r.code,
          r.text,
          r.by,
          r.accepted_by,
          bangkokTime(r.at ?? 0),
        ],
      ];
    }),
  );
}
