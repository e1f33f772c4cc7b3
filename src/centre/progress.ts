import { at } from '../basics/assert.ts';
import type { CentreId } from '../election/model.ts';
import type { Stage } from '../returns/life-state.ts';
import { STAGES } from '../returns/life-state.ts';
import type { Board } from './evening/board.ts';
import { unitsOfCentre } from './evening/scope.ts';

interface CentreProgress {
  readonly centre: string;
  readonly ballot: string;
  readonly stages: Partial<Record<Stage, number>>;
}

/** How many returns are at each stage, by centre and ballot; null: all centres. Counted in memory. */
export function progress(board: Board, centreIds: readonly string[] | null): readonly CentreProgress[] {
  const { election, columns } = board;
  const centres = (centreIds ?? election.pkg.centres.map(({ id }) => id)) as readonly CentreId[];
  const groups: { centre: string; ballot: string; stages: Partial<Record<Stage, number>> }[] = [];
  for (const centre of centres) {
    const index = election.centreIndex.get(centre);
    if (index === undefined) continue;
    const byBallot = election.ballots.map((ballot) => ({
      centre,
      ballot,
      stages: {} as Partial<Record<Stage, number>>,
    }));
    for (const unit of unitsOfCentre(election, index)) {
      at(election.returnsOfUnit, unit).forEach((i, ballot) => {
        if (i < 0) return;
        const { stages } = at(byBallot, ballot);
        const stage = at(STAGES, columns.stage[i] ?? 0);
        stages[stage] = (stages[stage] ?? 0) + 1;
      });
    }
    groups.push(...byBallot.filter(({ stages }) => Object.keys(stages).length > 0));
  }
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return groups.sort((a, b) => order(a.centre, b.centre) || order(a.ballot, b.ballot));
}
