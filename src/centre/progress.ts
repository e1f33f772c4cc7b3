import type { Stage } from '../returns/life-state.ts';
import type { Desk } from './desk.ts';

export interface CentreProgress {
  readonly centre: string;
  readonly ballot: string;
  readonly stages: Partial<Record<Stage, number>>;
}

/** How many returns are at each stage, by centre and ballot; null: all centres. */
export async function progress(desk: Desk, centreIds: readonly string[] | null): Promise<CentreProgress[]> {
  const found = await desk.db.query<{ centre_id: string; ballot: string; stage: Stage; returns: number }>(
    `select centre_id, ballot, stage, count(*) as returns from return
      where ($1::text[] is null or centre_id = any($1)) group by 1, 2, 3 order by 1, 2`,
    [centreIds],
  );
  const list: { centre: string; ballot: string; stages: Partial<Record<Stage, number>> }[] = [];
  for (const row of found.rows) {
    let last = list.at(-1);
    if (last === undefined || last.centre !== row.centre_id || last.ballot !== row.ballot) {
      last = { centre: row.centre_id, ballot: row.ballot, stages: {} };
      list.push(last);
    }
    last.stages[row.stage] = row.returns;
  }
  return list;
}
