import { at } from '../../basics/assert.ts';
import type { ReturnSpec } from '../../election/lookup.ts';
import type { CaseState, NotedOrder } from '../../returns/case-life.ts';
import type { CaseBody, CaseDecision, CaseStage } from '../../returns/case-terms.ts';
import type { Stage } from '../../returns/life-state.ts';
import type { Desk } from '../desk.ts';

/** A case as its row has it, with the state of its return. */
export interface CaseRow {
  readonly case_id: number;
  readonly return_id: number;
  readonly trigger: string;
  readonly summary: string;
  readonly summary_en: string;
  readonly opened_at: Date;
  readonly opened_by: number | null;
  readonly opened_version: number;
  readonly rev: number;
  readonly stage: CaseStage;
  readonly decision: CaseDecision | null;
  readonly order_body: CaseBody | null;
  readonly order_number: string | null;
  readonly order_date: string | null;
  readonly order_version: number | null;
  readonly closed_at: Date | null;
  readonly effect: string | null;
  readonly effect_en: string | null;
  readonly closed_version: number | null;
  readonly changed: boolean | null;
  readonly return_stage: Stage;
  readonly return_version: number;
}

export const CASE_COLUMNS = `
d.case_id, d.return_id, d.trigger, d.summary, d.summary_en, d.opened_at, d.opened_by, d.opened_version, d.rev, d.stage, d.decision,
d.order_body, d.order_number, to_char(d.order_date, 'YYYY-MM-DD') as order_date, d.order_version,
d.closed_at, d.effect, d.effect_en, d.closed_version, d.changed, r.stage as return_stage, r.version as return_version`;

/** A case with its return; null when there is none of this key. */
export interface FoundCase {
  readonly row: CaseRow;
  readonly spec: ReturnSpec;
}

export async function findCase(desk: Desk, caseId: number): Promise<FoundCase | null> {
  const found = await desk.db.query<CaseRow>(
    `select ${CASE_COLUMNS} from dossier d join return r using (return_id) where d.case_id = $1`,
    [caseId],
  );
  const row = found.rows[0];
  return row === undefined ? null : { row, spec: at(desk.election.returns, row.return_id) };
}

/** The state that a row stands for. A row that lacks what its stage needs is damaged and throws. */
export function stateOfCase(row: CaseRow): CaseState {
  const order = orderOfCase(row);
  switch (row.stage) {
    case 'open':
      return { stage: 'open' };
    case 'ordered':
      if (order === null) throw new Error(`case ${row.case_id} is ordered without an order`);
      return { stage: 'ordered', order };
    case 'closed':
      return {
        stage: 'closed',
        order,
        outcome: {
          decision: order?.decision ?? 'no-action',
          version: row.closed_version ?? 0,
          changed: row.changed === true,
          effect: { th: row.effect ?? '', en: row.effect_en ?? '' },
        },
      };
  }
}

export function orderOfCase(row: CaseRow): NotedOrder | null {
  const { decision, order_body: body, order_number: number, order_date: date, order_version: version } = row;
  return decision === null || body === null || number === null || date === null || version === null
    ? null
    : { decision, body, number, date, version };
}
