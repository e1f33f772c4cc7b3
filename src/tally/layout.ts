import { at, getOrThrow } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import { HEAD_SIZE } from '../returns/figures.ts';

/** What the places of a slot mean: lines of the one contest that holds the area, parties of the package, or nothing. */
export const LINES = 1;
export const PARTIES = 2;
export const NOTHING = 0;

/**
 * The shape of the typed arrays of a tally: the same for every tally over one election, so it is made once. A slot is one
 * ballot in one area: area index × ballots + ballot index. Its votes stand in two blocks: stations, then everything else.
 * Flat arrays throughout, because a record that comes in touches places all over the country and every object is a cache miss.
 */
export interface Layout {
  readonly ballots: number;
  readonly slots: number;
  /** LINES, PARTIES where the area holds several contests, NOTHING where these have no parties. */
  readonly slotKind: Uint8Array;
  /** The contest that holds the area; -1 where there are several or none. */
  readonly slotContest: Int32Array;
  /** Places per block, and where the first block begins in the array of votes. */
  readonly slotWidth: Int32Array;
  readonly slotStart: Int32Array;
  /** Length of the array of votes. */
  readonly voteCells: number;
  /** Where the figures of a return begin in the array of figures; one more entry gives the length. */
  readonly figuresStart: Int32Array;
  readonly contestOfReturn: Int32Array;
  /** 0 for returns of polling stations, 1 for all others. */
  readonly blockOfReturn: Uint8Array;
  readonly unitOfReturn: Int32Array;
  readonly ballotOfReturn: Uint8Array;
  /** Where the areas of a unit begin in `areaList`; one more entry gives the length. */
  readonly areasStart: Int32Array;
  readonly areaList: Int32Array;
  /** Party index of each line of a contest, -1 for none. */
  readonly partyOfLine: readonly Int32Array[];
  /** Ballots whose lines belong to parties. */
  readonly ballotHasParties: readonly boolean[];
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
  const { pkg, ballots, returns } = election;
  const partyOfLine = election.linesOfContest.map((lines) =>
    Int32Array.from(lines, (line) => line.partyIndex),
  );
  const ballotHasParties = ballots.map((ballot) =>
    pkg.contests.some((c, i) => c.ballot === ballot && at(partyOfLine, i).some((party) => party >= 0)),
  );
  const areasOfUnit = election.areasOfUnit.map((areas) => [...new Set(areas)]);
  const areasStart = new Int32Array(areasOfUnit.length + 1);
  areasOfUnit.forEach((areas, u) => {
    areasStart[u + 1] = (areasStart[u] ?? 0) + areas.length;
  });
  const figuresStart = new Int32Array(returns.length + 1);
  returns.forEach((spec, r) => {
    figuresStart[r + 1] = (figuresStart[r] ?? 0) + HEAD_SIZE + spec.lines.length;
  });
  return {
    ballots: ballots.length,
    ...slotsOf(election, partyOfLine, ballotHasParties),
    figuresStart,
    contestOfReturn: Int32Array.from(returns, (spec) => spec.contestIndex),
    blockOfReturn: Uint8Array.from(returns, (spec) => (spec.unit.kind === 'station' ? 0 : 1)),
    unitOfReturn: Int32Array.from(returns, (spec) => spec.unitIndex),
    ballotOfReturn: Uint8Array.from(returns, (spec) => spec.ballotIndex),
    areasStart,
    areaList: Int32Array.from(areasOfUnit.flat()),
    partyOfLine,
    ballotHasParties,
  };
}

type Slots = Pick<Layout, 'slots' | 'slotKind' | 'slotContest' | 'slotWidth' | 'slotStart' | 'voteCells'>;

function slotsOf(
  election: Election,
  partyOfLine: readonly Int32Array[],
  ballotHasParties: readonly boolean[],
): Slots {
  const slotContest = soleContests(election);
  const slots = slotContest.length;
  const slotKind = new Uint8Array(slots);
  const slotWidth = new Int32Array(slots);
  const slotStart = new Int32Array(slots);
  let voteCells = 0;
  slotContest.forEach((contest, slot) => {
    const kind =
      contest >= 0 ? LINES : at(ballotHasParties, slot % election.ballots.length) ? PARTIES : NOTHING;
    const width =
      kind === LINES ? at(partyOfLine, contest).length : kind === PARTIES ? election.pkg.parties.length : 0;
    slotKind[slot] = kind;
    slotWidth[slot] = width;
    slotStart[slot] = voteCells;
    voteCells += 2 * width;
  });
  return { slots, slotKind, slotContest, slotWidth, slotStart, voteCells };
}

/** For each slot the only contest whose returns lie in the area; -1 for several. An area without units takes its own contest's. */
function soleContests(election: Election): Int32Array {
  const { pkg, ballots } = election;
  const unseen = -2;
  const sole = new Int32Array(pkg.areas.length * ballots.length).fill(unseen);
  for (const spec of election.returns) {
    for (const area of at(election.areasOfUnit, spec.unitIndex)) {
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
