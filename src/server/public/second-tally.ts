import { at } from '../../basics/assert.ts';
import { HEAD_ROLES } from '../../election/model.ts';
import type { PublicView } from '../../publication/model.ts';
import type { RecordVersions, SqlTotal } from '../../store/sql-totals.ts';
import type { Totals } from '../../tally/model.ts';

/** What a cut shows, kept aside so that it can be compared while the published state moves on. */
export interface ShownState {
  readonly cut: number;
  /** The record versions that the cut counts. */
  readonly records: RecordVersions;
  /** Sums of the first tally by `constituency area index / ballot index`. */
  readonly sums: ReadonlyMap<string, readonly number[]>;
}

export interface TallyDifference {
  readonly areaIndex: number;
  readonly ballotIndex: number;
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** Head counters that both tallies have; `total`, `envelopes` and `signatures` are no sums of votes. */
const COMPARED = ['registered', 'present', 'received', 'used', 'valid', 'invalid', 'noVote', 'left'] as const;

/** Notes what a cut shows. Must be called before the next cut is made. */
export function shownState(view: PublicView): ShownState {
  const returns: number[] = [];
  const versions: number[] = [];
  const { election } = view;
  for (const { index } of election.returns) {
    const version = view.shownVersion(index);
    if (version === 0) continue;
    returns.push(index);
    versions.push(version);
  }
  const sums = new Map<string, readonly number[]>();
  election.pkg.areas.forEach((area, areaIndex) => {
    if (area.kind !== 'constituency') return;
    election.ballots.forEach((_, ballotIndex) => {
      sums.set(`${areaIndex}/${ballotIndex}`, ownSums(view.tally.totals(areaIndex, ballotIndex)));
    });
  });
  return { cut: view.head.number, records: { returns, versions }, sums };
}

/** Holds the first tally's sums against the database's; every difference is named. */
export function differences(shown: ShownState, totals: readonly SqlTotal[]): readonly TallyDifference[] {
  const second = new Map(totals.map((total) => [`${total.areaIndex}/${total.ballotIndex}`, sqlSums(total)]));
  const found: TallyDifference[] = [];
  for (const [key, first] of shown.sums) {
    const other = second.get(key) ?? [];
    const length = Math.max(first.length, other.length);
    for (let i = 0; i < length; i++) {
      if ((first[i] ?? 0) === (other[i] ?? 0)) continue;
      const [areaIndex, ballotIndex] = key.split('/').map(Number);
      found.push({ areaIndex: areaIndex ?? -1, ballotIndex: ballotIndex ?? -1, first, second: other });
      break;
    }
    second.delete(key);
  }
  for (const [key, other] of second) {
    const [areaIndex, ballotIndex] = key.split('/').map(Number);
    found.push({ areaIndex: areaIndex ?? -1, ballotIndex: ballotIndex ?? -1, first: [], second: other });
  }
  return found;
}

function ownSums(totals: Totals): readonly number[] {
  return [totals.returns, ...COMPARED.map((role) => totals[role]), ...(totals.votes ?? [])];
}

function sqlSums(total: SqlTotal): readonly number[] {
  const head = COMPARED.map((role) => at(total.sums, HEAD_ROLES.indexOf(role)));
  return [total.returns, ...head, ...total.sums.slice(HEAD_ROLES.length)];
}
