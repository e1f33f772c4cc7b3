import { at } from '../basics/assert.ts';
import type { ContestOutcome } from '../tally/model.ts';
import { LEADER_PERCENT } from './leader-percent.ts';
import type { PublicView } from './model.ts';

export const SEAT_STATES = [
  'awaiting',
  'too-early',
  'leading',
  'decided',
  'certified',
  'tied',
  'no-vote-first',
  'below-ten-percent',
  'no-candidates',
] as const;

/** What may be said of a contest of persons. */
export type SeatState = (typeof SEAT_STATES)[number];

/** What has to be known for that, from the published state or from a file of `/v1`. */
export interface SeatFacts extends Pick<ContestOutcome, 'progress' | 'noWinner'> {
  readonly tied: boolean;
  /** Stations of the contest that are shown, and all of them. */
  readonly shown: number;
  readonly expected: number;
}

/** What may be said of a contest of persons: a problem first, else how far it is. Never "won" before it cannot change. */
export function seatStateOfFacts(facts: SeatFacts): SeatState {
  if (facts.noWinner === 'no-candidates') return 'no-candidates';
  if (facts.progress === 'awaiting') return 'awaiting';
  if (facts.progress === 'certified') return 'certified';
  if (facts.noWinner !== null) return facts.noWinner;
  if (facts.tied) return 'tied';
  if (facts.progress !== 'leading') return facts.progress;
  return facts.shown * 100 < facts.expected * LEADER_PERCENT ? 'too-early' : 'leading';
}

/** The same of a published state. */
export function seatStateOf(view: PublicView, outcome: ContestOutcome): SeatState {
  const { areaId } = at(view.election.pkg.contests, outcome.contestIndex);
  const { shown, expected } = view.coverage(view.election.areaIndex.get(areaId) ?? 0).stations;
  const { progress, noWinner, tied } = outcome;
  return seatStateOfFacts({ progress, noWinner, tied: tied.length > 0, shown, expected });
}
