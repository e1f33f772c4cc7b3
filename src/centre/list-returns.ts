import { at } from '../basics/assert.ts';
import type { Stage } from '../returns/life-state.ts';
import { STAGES } from '../returns/life-state.ts';
import type { Desk } from './desk.ts';

export interface ListedReturn {
  readonly unit: string;
  readonly ballot: string;
  readonly name: { readonly th: string; readonly en: string };
  readonly stage: Stage;
  readonly round: number;
  readonly version: number;
  readonly receivedAt: Date | null;
  readonly inWork: boolean;
}

export function isStage(text: string): text is Stage {
  return (STAGES as readonly string[]).includes(text);
}

/** All returns of a centre in package order, or those at one stage. */
export async function listReturns(
  desk: Desk,
  centreId: string,
  stage: Stage | null,
): Promise<ListedReturn[]> {
  const found = await desk.db.query<{
    return_id: number;
    stage: Stage;
    round: number;
    version: number;
    received_at: Date | null;
    in_work: boolean;
  }>(
    `select return_id, stage, round, version, received_at, coalesce(claimed_until > now(), false) as in_work
       from return where centre_id = $1 and ($2::text is null or stage = $2) order by return_id`,
    [centreId, stage],
  );
  return found.rows.map((row) => {
    const spec = at(desk.election.returns, row.return_id);
    return {
      unit: spec.unit.id,
      ballot: spec.contest.ballot,
      name: spec.unit.name,
      stage: row.stage,
      round: row.round,
      version: row.version,
      receivedAt: row.received_at,
      inWork: row.in_work,
    };
  });
}
