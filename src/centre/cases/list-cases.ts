import { at } from '../../basics/assert.ts';
import type { CaseStage } from '../../returns/case-terms.ts';
import type { Desk } from '../desk.ts';
import type { CaseRow } from './case-rows.ts';
import { CASE_COLUMNS, orderOfCase } from './case-rows.ts';

export interface CaseFilter {
  /** Centres to look at; null for all. */
  readonly centres: readonly string[] | null;
  readonly stage: CaseStage | null;
  readonly trigger: string | null;
  /** Only cases before this key, for the next page. */
  readonly before: number | null;
  readonly limit: number;
}

/** Cases, newest first, without notes and evidence. */
export async function listCases(desk: Desk, filter: CaseFilter): Promise<readonly object[]> {
  const found = await desk.db.query<CaseRow & { centre_id: string }>(
    `select ${CASE_COLUMNS}, r.centre_id from dossier d join return r using (return_id)
      where ($1::text[] is null or r.centre_id = any($1)) and ($2::text is null or d.stage = $2)
        and ($3::text is null or d.trigger = $3) and ($4::bigint is null or d.case_id < $4)
      order by d.case_id desc limit $5`,
    [filter.centres, filter.stage, filter.trigger, filter.before, filter.limit],
  );
  return found.rows.map((row) => ({ ...placeOf(desk, row.return_id), ...caseView(row) }));
}

/** The cases of one return, oldest first. */
export async function casesOfReturn(desk: Desk, returnId: number): Promise<readonly object[]> {
  const found = await desk.db.query<CaseRow>(
    `select ${CASE_COLUMNS} from dossier d join return r using (return_id) where d.return_id = $1 order by d.case_id`,
    [returnId],
  );
  return found.rows.map(caseView);
}

/** What is public of a case. */
export function caseView(row: CaseRow): object {
  return {
    case: String(row.case_id),
    trigger: row.trigger,
    stage: row.stage,
    summary: { th: row.summary, en: row.summary_en },
    opened: row.opened_at,
    openedVersion: row.opened_version,
    order: orderOfCase(row),
    outcome:
      row.closed_at === null
        ? null
        : {
            at: row.closed_at,
            decision: row.decision ?? 'no-action',
            effect: { th: row.effect ?? '', en: row.effect_en ?? '' },
            version: row.closed_version ?? 0,
            changed: row.changed === true,
          },
  };
}

/** Where the return of a case lies. */
export function placeOf(desk: Desk, returnId: number): object {
  const { unit, contest } = at(desk.election.returns, returnId);
  return { unit: unit.id, unitName: unit.name, ballot: contest.ballot, centre: unit.centreId };
}
