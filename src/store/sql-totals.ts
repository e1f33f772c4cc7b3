import { at, getOrThrow } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import { HEAD_SIZE } from '../returns/figures.ts';
import type { Database } from './database.ts';

/** Sums of one ballot in one constituency, made by the database. */
export interface SqlTotal {
  /** Index of the constituency in the package's areas, and of the ballot in the election. */
  readonly areaIndex: number;
  readonly ballotIndex: number;
  /** Records counted. */
  readonly returns: number;
  /** In the order of figures: head (HEAD_ROLES), then lines. Dash, blank, illegible and absent places add nothing. */
  readonly sums: readonly number[];
}

/** Records to count, as two lists of equal length: return index and version. */
export interface RecordVersions {
  readonly returns: ArrayLike<number>;
  readonly versions: ArrayLike<number>;
}

/**
 * The second tally: sums straight from the stored records, without the ledger and without our fold. With `only`, exactly
 * these versions are counted, so the answer does not depend on records that came in meanwhile; without it, all live ones.
 * Sums by fixed index are many times faster than unnesting the arrays.
 */
export async function sqlTotals(
  db: Pick<Database, 'pool'>,
  election: Election,
  only?: RecordVersions,
): Promise<readonly SqlTotal[]> {
  const chosen = only === undefined ? null : versionByReturn(election.returns.length, only);
  const totals: SqlTotal[] = [];
  for (const [ballotIndex, ballot] of election.ballots.entries()) {
    const width = widthOf(election, ballotIndex);
    const { rows } = await db.pool.query<unknown[]>({
      text: totalsSql(width, chosen !== null),
      values: chosen === null ? [ballot] : [ballot, chosen],
      rowMode: 'array',
    });
    for (const [areaIndex, counts, returns, ...sums] of rows as [number, boolean, number, ...number[]][]) {
      if (counts) totals.push({ areaIndex, ballotIndex, returns, sums });
    }
  }
  return totals;
}

/**
 * The rows that do not count form groups of their own, which the caller drops: as a condition, the look-up in the array would
 * be guessed to leave almost nothing, and the planner would then walk the other table row by row.
 */
function totalsSql(width: number, filtered: boolean): string {
  const sums = Array.from({ length: width }, (_, i) => `coalesce(sum(greatest(c.figures[${i + 1}], 0)), 0)`);
  const counts = filtered ? 'coalesce(c.version = ($2::int[])[c.return_id + 1], false)' : 'c.live';
  return `select r.constituency, ${counts}, count(*), ${sums.join(', ')}
            from record c join return r on r.return_id = c.return_id
           where r.ballot = $1
           group by 1, 2 order by 1`;
}

/** Most figures that a return of the ballot has. Shorter ones give NULL beyond their end, which adds nothing. */
function widthOf(election: Election, ballotIndex: number): number {
  const ballot = at(election.ballots, ballotIndex);
  let lines = 0;
  for (const contest of election.pkg.contests) {
    if (contest.ballot !== ballot) continue;
    const index = getOrThrow(election.contestIndex, contest.id);
    lines = Math.max(lines, at(election.linesOfContest, index).length);
  }
  return HEAD_SIZE + lines;
}

/**
 * One version per return, 0 for those that are not counted: a row finds its own by its number.
 */
function versionByReturn(size: number, { returns, versions }: RecordVersions): string {
  const version = new Int32Array(size);
  for (let i = 0; i < returns.length; i++) version[at(returns, i)] = at(versions, i);
  return `{${version.join(',')}}`;
}
