import { at, getOrThrow } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import type { TallyReader } from './model.ts';

/** What may still come in for a contest. */
export interface VotersOut {
  /** Units of the contest that are not in the totals. */
  readonly units: number;
  /** Their voters, nobody twice: rolls of stations without those registered for advance voting, and the advance voters left. */
  readonly voters: number;
  /**
   * No more ballots than this can come in; null when the package does not say enough to know. Kept on the safe side: the
   * whole roll of a station that is out counts, those registered for advance voting too, although they cannot vote there
   * (officers who are added to a roll stay inside that slack).
   */
  readonly ballots: number | null;
}

/** One constituency of a contest: advance votes are pooled here, because advance sets have no roll of their own. */
interface Part {
  readonly areaIndex: number;
  /** Return, roll (-1 for none), voters of the roll who vote in advance, 1 for a station: four numbers for each unit. */
  readonly units: Int32Array;
  /** Voters registered for advance voting on the rolls of all stations; null when a station does not say. */
  readonly advance: number | null;
  /** All voters on the rolls of stations; null when a roll is missing in the package. */
  readonly registered: number | null;
  /** Whether some sets or special places have rolls of their own. */
  readonly rolledSets: boolean;
}

const partsByElection = new WeakMap<Election, readonly (readonly Part[])[]>();

/** Voters of the units that are not in the totals of `tally`, and an upper bound of their ballots. */
export function votersOut(election: Election, tally: TallyReader, contestIndex: number): VotersOut {
  let units = 0;
  let voters = 0;
  let ballots: number | null = 0;
  for (const part of at(partsOf(election), contestIndex)) {
    const out = partOut(election, tally, contestIndex, part);
    units += out.units;
    voters += out.voters;
    ballots = ballots === null || out.ballots === null ? null : ballots + out.ballots;
  }
  return { units, voters, ballots };
}

/** Voters on the rolls of the contest's stations; null when the package lacks a roll. */
export function registeredVoters(election: Election, contestIndex: number): number | null {
  return sumOrNull(at(partsOf(election), contestIndex).map((part) => part.registered));
}

function sumOrNull(numbers: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const n of numbers) {
    if (n === null) return null;
    sum += n;
  }
  return sum;
}

function partOut(election: Election, tally: TallyReader, contestIndex: number, part: Part): VotersOut {
  let units = 0;
  let voters = 0;
  let ballots: number | null = 0;
  let setsOut = false;
  for (let i = 0; i < part.units.length; i += 4) {
    if (tally.counts(part.units[i] ?? 0)) continue;
    const roll = part.units[i + 1] ?? 0;
    units += 1;
    if (roll < 0) {
      if (part.units[i + 3] === 1) ballots = null;
      else setsOut = true;
      continue;
    }
    voters += roll - (part.units[i + 2] ?? 0);
    if (ballots !== null) ballots += roll;
  }
  if (!setsOut) return { units, voters, ballots };
  const left = advanceLeft(election, tally, contestIndex, part);
  return {
    units,
    voters: voters + (left ?? 0),
    ballots: ballots === null || left === null ? null : ballots + left,
  };
}

/** Voters registered for advance voting less the advance ballots counted; null when unknown or contradicted by the count. */
function advanceLeft(
  election: Election,
  tally: TallyReader,
  contestIndex: number,
  part: Part,
): number | null {
  if (part.advance === null) return null;
  if (part.rolledSets) return part.advance; // their ballots cannot be told from those of the pool
  const ballotIndex = election.ballots.indexOf(at(election.pkg.contests, contestIndex).ballot);
  const counted =
    tally.totals(part.areaIndex, ballotIndex).counted -
    tally.stationTotals(part.areaIndex, ballotIndex).counted;
  return counted > part.advance ? null : part.advance - counted;
}

function partsOf(election: Election): readonly (readonly Part[])[] {
  let parts = partsByElection.get(election);
  if (parts === undefined) {
    parts = buildParts(election);
    partsByElection.set(election, parts);
  }
  return parts;
}

function buildParts(election: Election): readonly (readonly Part[])[] {
  const grouped = election.pkg.contests.map(() => new Map<number, number[]>());
  for (const spec of election.returns) {
    const groups = at(grouped, spec.contestIndex);
    const area = getOrThrow(election.areaIndex, spec.unit.constituencyId);
    const group = groups.get(area);
    if (group === undefined) groups.set(area, [spec.index]);
    else group.push(spec.index);
  }
  return grouped.map((groups) =>
    [...groups].map(([areaIndex, returns]) => {
      const units = returns.map((r) => at(election.returns, r).unit);
      const stations = units.filter((unit) => unit.kind === 'station');
      return {
        areaIndex,
        units: Int32Array.from(
          returns.flatMap((r) => {
            const { kind, registered, advanceRegistered } = at(election.returns, r).unit;
            const station = kind === 'station';
            return [r, registered ?? -1, station ? (advanceRegistered ?? 0) : 0, station ? 1 : 0];
          }),
        ),
        advance: sumOrNull(stations.map((unit) => unit.advanceRegistered)),
        registered: sumOrNull(stations.map((unit) => unit.registered)),
        rolledSets: units.some((unit) => unit.kind !== 'station' && unit.registered !== null),
      };
    }),
  );
}
