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

/** What may be said of a contest of persons: a problem first, else how far it is. Never "won" before it cannot change. */
export function seatStateOf(view: PublicView, outcome: ContestOutcome): SeatState {
  if (outcome.noWinner === 'no-candidates') return 'no-candidates';
  if (outcome.progress === 'awaiting') return 'awaiting';
  if (outcome.progress === 'certified') return 'certified';
  if (outcome.noWinner !== null) return outcome.noWinner;
  if (outcome.tied.length > 0) return 'tied';
  if (outcome.progress !== 'leading') return outcome.progress;
  const { areaId } = at(view.election.pkg.contests, outcome.contestIndex);
  const { stations } = view.coverage(view.election.areaIndex.get(areaId) ?? 0);
  return stations.shown * 100 < stations.expected * LEADER_PERCENT ? 'too-early' : 'leading';
}
