import { at } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import type { Figures } from '../returns/figures.ts';
import { countsAs, HEAD_SIZE, headPosition, MAX_FIGURE, NOT_ON_FORM } from '../returns/figures.ts';
import type { Layout } from './layout.ts';
import { LINES, layoutOf, NOTHING, PARTIES } from './layout.ts';
import type { TallyReader, TallyWriter, Totals } from './model.ts';

/** Sums of a block of counters: the number of returns, then these head figures in this order. */
const SUMMED = [
  headPosition('registered'),
  headPosition('present'),
  headPosition('received'),
  headPosition('used'),
  headPosition('valid'),
  headPosition('invalid'),
  headPosition('noVote'),
  headPosition('left'),
] as const;
const COUNTERS = 1 + SUMMED.length;
/** The counter that only stations move. */
const REGISTERED_COUNTER = 1;

/**
 * The sums of every area and ballot, kept in typed arrays and changed return by return: about a microsecond each. Setting a
 * return again takes its old figures out first, so the order of calls never matters.
 */
export class Tally implements TallyReader, TallyWriter {
  readonly #layout: Layout;
  readonly #parties: number;
  /** Per slot two blocks of counters: stations, then everything else. */
  readonly #counters: Float64Array;
  readonly #votes: Float64Array;
  readonly #figures: Int32Array;
  readonly #counted: Uint8Array;
  readonly #headChange = new Float64Array(COUNTERS);
  readonly #lineChange: Float64Array;
  #size = 0;

  constructor(election: Election) {
    const layout = layoutOf(election);
    // The largest sum adds three figures of every return; while this bound is exact, every sum is.
    if (!Number.isSafeInteger(3 * MAX_FIGURE * election.returns.length)) {
      throw new Error('too many returns for exact sums');
    }
    this.#layout = layout;
    this.#parties = election.pkg.parties.length;
    this.#counters = new Float64Array(layout.slots * 2 * COUNTERS);
    this.#votes = new Float64Array(layout.voteCells);
    this.#figures = new Int32Array(layout.figuresStart[election.returns.length] ?? 0);
    this.#counted = new Uint8Array(election.returns.length);
    this.#lineChange = new Float64Array(Math.max(0, ...layout.partyOfLine.map((lines) => lines.length)));
  }

  /** Returns that count now. */
  get size(): number {
    return this.#size;
  }

  counts(returnIndex: number): boolean {
    const counted = this.#counted[returnIndex];
    if (counted === undefined) throw new Error(`no return ${returnIndex}`);
    return counted === 1;
  }

  figuresOf(returnIndex: number): Figures | null {
    if (!this.counts(returnIndex)) return null;
    const starts = this.#layout.figuresStart;
    return Array.from(this.#figures.subarray(starts[returnIndex], starts[returnIndex + 1]));
  }

  /**
   * Counts the figures of a return in place of what it counted before; null takes it out. Figures of another length or
   * outside the range of a figure are a bug of the caller: they throw, and nothing has changed.
   */
  set(returnIndex: number, figures: Figures | null): void {
    const before = this.counts(returnIndex) ? 1 : 0;
    const after = figures === null ? 0 : 1;
    const start = this.#layout.figuresStart[returnIndex] ?? 0;
    const length = (this.#layout.figuresStart[returnIndex + 1] ?? 0) - start;
    if (figures !== null) checkFigures(figures, length);
    if (before === 0 && after === 0) return;
    this.#measure(start, length, before, figures);
    this.#counted[returnIndex] = after;
    this.#size += after - before;
    this.#spread(returnIndex, length - HEAD_SIZE, after - before);
  }

  totals(areaIndex: number, ballotIndex: number): Totals {
    return this.#read(areaIndex, ballotIndex, true, true);
  }

  stationTotals(areaIndex: number, ballotIndex: number): Totals {
    return this.#read(areaIndex, ballotIndex, true, false);
  }

  /** Totals of everything that is not a polling station: advance sets and special places. */
  otherTotals(areaIndex: number, ballotIndex: number): Totals {
    return this.#read(areaIndex, ballotIndex, false, true);
  }

  /** Stores the figures and works out by how much every counter and line changes. */
  #measure(start: number, length: number, before: number, figures: Figures | null): void {
    const stored = this.#figures;
    for (let i = 0; i < SUMMED.length; i++) {
      const place = SUMMED[i] ?? 0;
      const old = before === 1 ? countsAs(stored[start + place] ?? 0) : 0;
      this.#headChange[1 + i] = (figures === null ? 0 : countsAs(figures[place] ?? 0)) - old;
    }
    for (let place = HEAD_SIZE; place < length; place++) {
      const old = before === 1 ? countsAs(stored[start + place] ?? 0) : 0;
      this.#lineChange[place - HEAD_SIZE] = (figures === null ? 0 : countsAs(figures[place] ?? 0)) - old;
    }
    for (let place = 0; place < length; place++)
      stored[start + place] = figures === null ? 0 : (figures[place] ?? 0);
  }

  /** Adds the measured change to every area of the unit. */
  #spread(returnIndex: number, lines: number, returnsChange: number): void {
    const layout = this.#layout;
    const block = layout.blockOfReturn[returnIndex] ?? 0;
    const ballot = layout.ballotOfReturn[returnIndex] ?? 0;
    const unit = layout.unitOfReturn[returnIndex] ?? 0;
    const head = this.#headChange;
    const counters = this.#counters;
    head[0] = returnsChange;
    // Only stations have a roll of their own; a set's voters stand on the rolls of their stations.
    if (block === 1) head[REGISTERED_COUNTER] = 0;
    const end = layout.areasStart[unit + 1] ?? 0;
    for (let a = layout.areasStart[unit] ?? 0; a < end; a++) {
      const slot = (layout.areaList[a] ?? 0) * layout.ballots + ballot;
      const counter = (2 * slot + block) * COUNTERS;
      for (let i = 0; i < COUNTERS; i++)
        counters[counter + i] = (counters[counter + i] ?? 0) + (head[i] ?? 0);
      this.#spreadVotes(slot, block, lines, returnIndex);
    }
  }

  #spreadVotes(slot: number, block: number, lines: number, returnIndex: number): void {
    const layout = this.#layout;
    const kind = layout.slotKind[slot];
    if (kind === NOTHING) return;
    const votes = this.#votes;
    const change = this.#lineChange;
    const base = (layout.slotStart[slot] ?? 0) + block * (layout.slotWidth[slot] ?? 0);
    if (kind === LINES) {
      for (let i = 0; i < lines; i++) votes[base + i] = (votes[base + i] ?? 0) + (change[i] ?? 0);
      return;
    }
    const parties = at(layout.partyOfLine, layout.contestOfReturn[returnIndex] ?? 0);
    for (let i = 0; i < lines; i++) {
      const party = parties[i] ?? -1;
      if (party >= 0) votes[base + party] = (votes[base + party] ?? 0) + (change[i] ?? 0);
    }
  }

  #read(areaIndex: number, ballotIndex: number, stations: boolean, others: boolean): Totals {
    const layout = this.#layout;
    const slot = areaIndex * layout.ballots + ballotIndex;
    const kind = at(layout.slotKind, slot);
    const base = 2 * slot * COUNTERS;
    const sum = (i: number): number =>
      (stations ? (this.#counters[base + i] ?? 0) : 0) +
      (others ? (this.#counters[base + COUNTERS + i] ?? 0) : 0);
    const valid = sum(5);
    const invalid = sum(6);
    const noVote = sum(7);
    const places = this.#places(slot, stations, others);
    return {
      returns: sum(0),
      stations: stations ? (this.#counters[base] ?? 0) : 0,
      registered: sum(REGISTERED_COUNTER),
      present: sum(2),
      received: sum(3),
      used: sum(4),
      valid,
      invalid,
      noVote,
      left: sum(8),
      counted: valid + invalid + noVote,
      votes: kind === LINES ? places : null,
      partyVotes: at(layout.ballotHasParties, ballotIndex) ? this.#byParty(slot, places) : null,
    };
  }

  #places(slot: number, stations: boolean, others: boolean): number[] {
    const width = at(this.#layout.slotWidth, slot);
    const first = at(this.#layout.slotStart, slot);
    const places = new Array<number>(width);
    for (let i = 0; i < width; i++) {
      places[i] =
        (stations ? (this.#votes[first + i] ?? 0) : 0) + (others ? (this.#votes[first + width + i] ?? 0) : 0);
    }
    return places;
  }

  #byParty(slot: number, places: readonly number[]): readonly number[] {
    const kind = at(this.#layout.slotKind, slot);
    if (kind === PARTIES) return places;
    const sums = new Array<number>(this.#parties).fill(0);
    if (kind === NOTHING) return sums;
    at(this.#layout.partyOfLine, at(this.#layout.slotContest, slot)).forEach((party, line) => {
      if (party >= 0) sums[party] = (sums[party] ?? 0) + (places[line] ?? 0);
    });
    return sums;
  }
}

function checkFigures(figures: Figures, length: number): void {
  if (figures.length !== length) throw new Error(`a return of ${length} figures was given ${figures.length}`);
  for (let i = 0; i < length; i++) {
    const figure = figures[i] ?? Number.NaN;
    if (!Number.isInteger(figure) || figure < NOT_ON_FORM || figure > MAX_FIGURE) {
      throw new Error(`figure ${i} is ${figure}`);
    }
  }
}
