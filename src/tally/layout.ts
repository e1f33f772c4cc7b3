import { at, getOrThrow } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import { HEAD_SIZE } from '../returns/figures.ts';

/**
 * Where the sums of one ballot in one area stand. `kind` tells what the places of a block mean: `lines` of the one contest
 * that holds the area, or `parties` of the package where the area holds several contests, or `none`.
 */
export interface Slot {
  readonly kind: 'lines' | 'parties' | 'none';
  /** The contest that holds the area; -1 where there are several or none. */
  readonly contestIndex: number;
  /** Places per block. There are two blocks: stations, then everything else. */
  readonly width: number;
  /** Where the first block begins in the array of votes. */
  readonly start: number;
}

/** The shape of the typed arrays of a tally: the same for every tally over one election, so it is made once. */
export interface Layout {
  /** By area index × ballots + ballot index. */
  readonly slots: readonly Slot[];
  /** Length of the array of votes. */
  readonly voteCells: number;
  /** Where the figures of a return begin in the array of figures; one more entry gives the length. */
  readonly figuresStart: Int32Array;
  /** Party index of each line of a contest, -1 for none. */
  readonly partyOfLine: readonly (readonly number[])[];
  /** Ballots whose lines belong to parties. */
  readonly ballotHasParties: readonly boolean[];
  /** Distinct areas of a unit. */
  readonly areasOfUnit: readonly (readonly number[])[];
  /** Whether a unit is a polling station. */
  readonly isStation: readonly boolean[];
}

const layouts = new WeakMap<Election, Layout>();

export function layoutOf(election: Election): Layout {
  let layout = layouts.get(election);
  if (layout === undefined) {
    layout = buildLayout(election);
    layouts.set(election, layout);
  }
  return layout;
}

function buildLayout(election: Election): Layout {
  const { pkg, ballots } = election;
  const partyOfLine = election.linesOfContest.map((lines) => lines.map((line) => line.partyIndex));
  const ballotHasParties = ballots.map((ballot) =>
    pkg.contests.some((c, i) => c.ballot === ballot && at(partyOfLine, i).some((party) => party >= 0)),
  );
  const areasOfUnit = election.areasOfUnit.map((areas) => [...new Set(areas)]);
  const contestOf = soleContests(election, areasOfUnit);
  const slots: Slot[] = [];
  let voteCells = 0;
  for (let area = 0; area < pkg.areas.length; area++) {
    for (let ballot = 0; ballot < ballots.length; ballot++) {
      const contestIndex = at(contestOf, slots.length);
      const kind = contestIndex >= 0 ? 'lines' : at(ballotHasParties, ballot) ? 'parties' : 'none';
      const width =
        kind === 'lines' ? at(partyOfLine, contestIndex).length : kind === 'parties' ? pkg.parties.length : 0;
      slots.push({ kind, contestIndex, width, start: voteCells });
      voteCells += 2 * width;
    }
  }
  const figuresStart = new Int32Array(election.returns.length + 1);
  election.returns.forEach((spec, r) => {
    figuresStart[r + 1] = (figuresStart[r] ?? 0) + HEAD_SIZE + spec.lines.length;
  });
  return {
    slots,
    voteCells,
    figuresStart,
    partyOfLine,
    ballotHasParties,
    areasOfUnit,
    isStation: pkg.units.map((unit) => unit.kind === 'station'),
  };
}

/** For each slot the only contest whose returns lie in the area; -1 for several. An area without units takes its own contest's. */
function soleContests(election: Election, areasOfUnit: readonly (readonly number[])[]): Int32Array {
  const { pkg, ballots } = election;
  const unseen = -2;
  const sole = new Int32Array(pkg.areas.length * ballots.length).fill(unseen);
  for (const spec of election.returns) {
    for (const area of at(areasOfUnit, spec.unitIndex)) {
      const slot = area * ballots.length + spec.ballotIndex;
      const seen = sole[slot];
      if (seen === unseen) sole[slot] = spec.contestIndex;
      else if (seen !== spec.contestIndex) sole[slot] = -1;
    }
  }
  pkg.contests.forEach((contest, c) => {
    const area = getOrThrow(election.areaIndex, contest.areaId);
    const slot = area * ballots.length + ballots.indexOf(contest.ballot);
    if (sole[slot] === unseen) sole[slot] = c;
  });
  return sole.map((contest) => (contest === unseen ? -1 : contest));
}
