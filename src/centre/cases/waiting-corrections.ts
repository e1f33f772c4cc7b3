import type { CorrectionReason } from '../../returns/correction-reasons.ts';
import type { Desk } from '../desk.ts';
import { placeOf } from './list-cases.ts';

interface WaitingRow {
  return_id: number;
  reason: string;
  person_id: number;
  at: Date;
  case_id: number | null;
  differed: number;
}

/** Corrections that wait for a second person, oldest first, without figures. `centres` null: all. */
export async function waitingCorrections(
  desk: Desk,
  centres: readonly string[] | null,
): Promise<readonly object[]> {
  const found = await desk.db.query<WaitingRow>(
    `select r.return_id, r.reason, e.person_id, e.entered_at as at,
            (select l.case_id from case_link l where l.return_id = r.return_id and l.entry_id = r.proposed_entry limit 1) as case_id,
            (select count(*)::int from entry c where c.return_id = r.return_id and c.kind = 'confirmation' and c.entry_id > r.proposed_entry) as differed
       from return r join entry e on e.entry_id = r.proposed_entry
      where r.stage = 'correction-proposed' and ($1::text[] is null or r.centre_id = any($1))
      order by e.entered_at, r.return_id limit 1000`,
    [centres],
  );
  await desk.publicIds.learn(new Set(found.rows.map((row) => row.person_id)));
  return found.rows.map((row) => ({
    ...placeOf(desk, row.return_id),
    reason: JSON.parse(row.reason) as CorrectionReason,
    by: desk.publicIds.of(row.person_id),
    at: row.at,
    /** Readings of second persons that differed so far. */
    differed: row.differed,
    case: row.case_id === null ? null : String(row.case_id),
  }));
}
