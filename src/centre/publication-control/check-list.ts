import type { Election } from '../../election/lookup.ts';
import type { Queries } from '../../store/grouped-queries.ts';

/** What should be in order before a result is certified. The authority decides; a gap asks for a reason. */
export interface CheckList {
  readonly contest: string;
  readonly returns: number;
  readonly accepted: number;
  readonly openCases: number;
  readonly pendingCorrections: number;
}

/** Nothing is missing, open or pending. */
export function isReady(list: CheckList): boolean {
  return list.accepted === list.returns && list.openCases === 0 && list.pendingCorrections === 0;
}

/** The check lists of all contests, in package order. One look at the returns that are not accepted and at the open cases. */
export async function checkLists(db: Queries, election: Election): Promise<CheckList[]> {
  const { contests } = election.pkg;
  const returns = contests.map(() => 0);
  for (const spec of election.returns) returns[spec.contestIndex] = (returns[spec.contestIndex] ?? 0) + 1;
  const missing = contests.map(() => 0);
  const pending = contests.map(() => 0);
  const open = contests.map(() => 0);
  const add = (counts: number[], returnId: number, n: number) => {
    const contest = election.returns[returnId]?.contestIndex ?? -1;
    counts[contest] = (counts[contest] ?? 0) + n;
  };
  const unaccepted = await db.query<{ return_id: number; stage: string }>(
    "select return_id, stage from return where stage <> 'accepted'",
  );
  // A return whose correction waits has a record that counts; what waits is listed by itself.
  for (const { return_id, stage } of unaccepted.rows)
    add(stage === 'correction-proposed' ? pending : missing, return_id, 1);
  const cases = await db.query<{ return_id: number; n: number }>(
    'select return_id, count(*)::int as n from dossier where closed_at is null group by return_id',
  );
  for (const { return_id, n } of cases.rows) add(open, return_id, n);
  return contests.map((contest, c) => ({
    contest: contest.id,
    returns: returns[c] ?? 0,
    accepted: (returns[c] ?? 0) - (missing[c] ?? 0),
    openCases: open[c] ?? 0,
    pendingCorrections: pending[c] ?? 0,
  }));
}
