import { at } from '../basics/assert.ts';
import type { RuleCode } from '../election/model.ts';
import type { FindingNote, Override } from '../returns/life-state.ts';
import type { Desk } from './desk.ts';

export interface ListedFinding {
  readonly unit: string;
  readonly ballot: string;
  readonly version: number;
  readonly code: RuleCode;
  readonly level: FindingNote['level'];
  readonly answer: string | null;
  readonly asWritten: boolean;
}

const MOST = 5_000;

/** Findings that stand on live records of these centres (null: all), newest records first; at most 5,000 of them. */
export async function listFindings(
  desk: Desk,
  centreIds: readonly string[] | null,
  code: string | null,
): Promise<{ readonly findings: readonly ListedFinding[]; readonly more: boolean }> {
  const found = await desk.db.query<{
    return_id: number;
    version: number;
    note: FindingNote;
    as_written: Override | null;
  }>(
    `select v.return_id, v.version, n.note, v.as_written
       from record v join return r using (return_id), jsonb_array_elements(v.findings) as n(note)
      where v.live and ($1::text[] is null or r.centre_id = any($1)) and ($2::text is null or n.note->>'code' = $2)
      order by v.accepted_at desc, v.return_id limit $3`,
    [centreIds, code, MOST + 1],
  );
  const findings = found.rows.slice(0, MOST).map((row) => {
    const spec = at(desk.election.returns, row.return_id);
    const { code: ruleCode, level, answer } = row.note;
    return {
      unit: spec.unit.id,
      ballot: spec.contest.ballot,
      version: row.version,
      code: ruleCode,
      level,
      answer,
      asWritten: level === 'error' && (row.as_written?.codes.includes(ruleCode) ?? false),
    };
  });
  return { findings, more: found.rows.length > MOST };
}
