import { at } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import type { Figures } from '../returns/figures.ts';
import { countsAs, HEAD_SIZE, headPosition, MAX_FIGURE, NOT_ON_FORM } from '../returns/figures.ts';
import type { Layout, Slot } from './layout.ts';
import { layoutOf } from './layout.ts';
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
const REGISTERED = headPosition('registered');
const COUNTERS = 1 + SUMMED.length;

/**
 * The sums of every area and ballot, kept in typed arrays and changed return by return: about a microsecond each. Setting a
 * return again takes its old figures out first, so the order of calls never matters.
 */
export class Tally implements TallyReader, TallyWriter {
  readonly #election: Election;
  readonly #layout: Layout;
  readonly #ballots: number;
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
    this.#election = election;
    this.#layout = layout;
    this.#ballots = election.ballots.length;
    this.#counters = new Float64Array(layout.slots.length * 2 * COUNTERS);
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
    return at(this.#counted, returnIndex) === 1;
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
    const start = at(this.#layout.figuresStart, returnIndex);
    const length = at(this.#layout.figuresStart, returnIndex + 1) - start;
    if (figures !== null) checkFigures(figures, length);
    const before = at(this.#counted, returnIndex);
    const after = figures === null ? 0 : 1;
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
    const { unitIndex, ballotIndex, contestIndex } = at(this.#election.returns, returnIndex);
    const station = at(this.#layout.isStation, unitIndex);
    const block = station ? 0 : 1;
    const head = this.#headChange;
    const change = this.#lineChange;
    const votes = this.#votes;
    head[0] = returnsChange;
    // Only stations have a roll of their own; a set's voters stand on the rolls of their stations.
    if (!station) head[1 + SUMMED.indexOf(REGISTERED)] = 0;
    const parties = at(this.#layout.partyOfLine, contestIndex);
    for (const area of at(this.#layout.areasOfUnit, unitIndex)) {
      const index = area * this.#ballots + ballotIndex;
      const slot = at(this.#layout.slots, index);
      const counters = (2 * index + block) * COUNTERS;
      for (let i = 0; i < COUNTERS; i++) {
        this.#counters[counters + i] = (this.#counters[counters + i] ?? 0) + (head[i] ?? 0);
      }
      const base = slot.start + block * slot.width;
      if (slot.kind === 'lines') {
        for (let i = 0; i < lines; i++) votes[base + i] = (votes[base + i] ?? 0) + (change[i] ?? 0);
      } else if (slot.kind === 'parties') {
        for (let i = 0; i < lines; i++) {
          const party = parties[i] ?? -1;
          if (party >= 0) votes[base + party] = (votes[base + party] ?? 0) + (change[i] ?? 0);
        }
      }
    }
  }

  #read(areaIndex: number, ballotIndex: number, stations: boolean, others: boolean): Totals {
    const index = areaIndex * this.#ballots + ballotIndex;
    const slot = at(this.#layout.slots, index);
    const base = 2 * index * COUNTERS;
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
      registered: sum(1),
      present: sum(2),
      received: sum(3),
      used: sum(4),
      valid,
      invalid,
      noVote,
      left: sum(8),
      counted: valid + invalid + noVote,
      votes: slot.kind === 'lines' ? places : null,
      partyVotes: at(this.#layout.ballotHasParties, ballotIndex) ? this.#byParty(slot, places) : null,
    };
  }

  #places(slot: Slot, stations: boolean, others: boolean): number[] {
    const places = new Array<number>(slot.width);
    for (let i = 0; i < slot.width; i++) {
      places[i] =
        (stations ? (this.#votes[slot.start + i] ?? 0) : 0) +
        (others ? (this.#votes[slot.start + slot.width + i] ?? 0) : 0);
    }
    return places;
  }

  #byParty(slot: Slot, places: readonly number[]): readonly number[] {
    if (slot.kind === 'parties') return places;
    const sums = new Array<number>(this.#election.pkg.parties.length).fill(0);
    if (slot.kind === 'none') return sums;
    at(this.#layout.partyOfLine, slot.contestIndex).forEach((party, line) => {
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
