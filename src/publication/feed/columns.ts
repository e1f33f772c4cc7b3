import { at } from '../../basics/assert.ts';
import type { PublicView } from '../model.ts';
import { percent } from '../percent.ts';
import { registeredVoters } from '../registered.ts';

export type Cell = string | number;

/** Every row of a table begins with these. */
export const CUT_COLUMNS = ['cut', 'as_of', 'status'] as const;

export const STATION_COLUMNS = ['stations_shown', 'stations_received', 'stations_expected'] as const;

export function stationCells(view: PublicView, areaIndex: number): readonly Cell[] {
  const { shown, received, expected } = view.coverage(areaIndex).stations;
  return [shown, received, expected];
}

/** Numbers of one ballot in one area, with what they cover. */
export const BALLOT_COLUMNS = [
  'ballot',
  ...STATION_COLUMNS,
  'other_units_shown',
  'other_units_received',
  'other_units_expected',
  'registered_voters',
  'registered_voters_shown',
  'counted',
  'valid',
  'invalid',
  'no_vote',
  'advance_counted',
  'advance_valid',
  'counted_percent_of_registered_voters',
  'valid_percent_of_counted',
  'invalid_percent_of_counted',
  'no_vote_percent_of_counted',
] as const;

export function ballotCells(view: PublicView, areaIndex: number, ballotIndex: number): readonly Cell[] {
  const totals = view.tally.totals(areaIndex, ballotIndex);
  const stations = view.tally.stationTotals(areaIndex, ballotIndex);
  const { others } = view.coverage(areaIndex);
  const voters = registeredVoters(view.election, areaIndex);
  return [
    at(view.election.ballots, ballotIndex),
    ...stationCells(view, areaIndex),
    others.shown,
    others.received,
    others.expected,
    voters,
    stations.registered,
    totals.counted,
    totals.valid,
    totals.invalid,
    totals.noVote,
    totals.counted - stations.counted,
    totals.valid - stations.valid,
    percent(totals.counted, voters),
    percent(totals.valid, totals.counted),
    percent(totals.invalid, totals.counted),
    percent(totals.noVote, totals.counted),
  ];
}
