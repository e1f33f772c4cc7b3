import type { Figures } from '../returns/figures.ts';

/**
 * Sums over the returns of one ballot in one area. All are exact integers. Head sums add numbers only (a dash, blank or
 * illegible place adds nothing); `registered` adds 1.1 of stations.
 */
export interface Totals {
  /** Returns counted here, and of these stations (the rest are advance and special units). */
  readonly returns: number;
  readonly stations: number;
  readonly registered: number;
  readonly present: number;
  readonly received: number;
  readonly used: number;
  readonly valid: number;
  readonly invalid: number;
  readonly noVote: number;
  readonly left: number;
  /** valid + invalid + noVote: ballots counted. The turnout of ECT's files. */
  readonly counted: number;
  /** By line of the contest; null where the area holds several contests of the ballot. */
  readonly votes: readonly number[] | null;
  /** By party index of the package; null for ballots without parties. */
  readonly partyVotes: readonly number[] | null;
}

/** Live totals of every area and ballot. Order of `set` calls never matters; setting a return again replaces it. */
export interface TallyReader {
  /** Totals of a ballot in an area (index of the package's areas), over all unit kinds. */
  totals(areaIndex: number, ballotIndex: number): Totals;
  /** The same over stations only, and over everything else: advance votes are their own line (P1). */
  stationTotals(areaIndex: number, ballotIndex: number): Totals;
  /** The figures that count for a return now; null when it is not in. A fresh list at every call. */
  figuresOf(returnIndex: number): Figures | null;
  /** Whether a return is in: {@link figuresOf} without making the list. */
  counts(returnIndex: number): boolean;
}

export interface TallyWriter {
  /** Counts the figures of a return in place of what it counted before; null takes it out. */
  set(returnIndex: number, figures: Figures | null): void;
}

/**
 * How far a contest is. `awaiting`: no figures. `leading`: figures are in, the order can still change. `decided`: it cannot
 * change any more, whatever the voters still out may have marked. `certified`: the authority has announced it.
 */
export type ContestProgress = 'awaiting' | 'leading' | 'decided' | 'certified';

export interface RankedLine {
  /** Index of the line in the contest. */
  readonly line: number;
  readonly votes: number;
  /** 1 for the most votes; equal votes share the better rank. */
  readonly rank: number;
}

/** Why nobody would be elected if the figures stayed as they are. */
export type NoWinner = 'no-vote-first' | 'below-ten-percent' | 'no-candidates';

/** Where a contest of persons stands (constituency, executive, council). */
export interface ContestOutcome {
  readonly contestIndex: number;
  readonly progress: ContestProgress;
  readonly ranking: readonly RankedLine[];
  /** Lines that hold a seat if the figures stay as they are; fewer than the seats while a tie waits for its lot. */
  readonly ahead: readonly number[];
  /** Lines with equal votes at the cut line, of which only some can be seated: a lot decides. Empty when there is none. */
  readonly tied: readonly number[];
  readonly noWinner: NoWinner | null;
  /** Registered voters of units that are not in these totals. */
  readonly votersOut: number;
}

export interface PartySeats {
  readonly partyIndex: number;
  readonly votes: number;
  /** floor(votes × seats / all votes). */
  readonly whole: number;
  /** One more seat by largest remainder. */
  readonly byRemainder: number;
  /** Party-list seats, after the length of the list. */
  readonly list: number;
  /** Constituencies where the party is ahead. */
  readonly constituency: number;
}

/** The House as it would be if the figures stayed as they are. Always a projection until certified. */
export interface SeatTable {
  readonly listVotes: number;
  readonly listSeats: number;
  /** In package order; parties without votes and seats included. */
  readonly parties: readonly PartySeats[];
  /** Party indexes whose equal remainders compete for the last seats; a lot decides. Empty when there is none. */
  readonly tiedForLast: readonly number[];
  /** Seats nobody holds yet (no figures, tie, no winner, lists too short). */
  readonly open: number;
}
