import type { Totals } from '../../tally/model.ts';
import type { PublicView } from '../model.ts';
import { percent } from '../percent.ts';
import type { EctElection } from './ect-election.ts';
import type { EctValue } from './ect-json.ts';
import { Float } from './ect-json.ts';

type Fields = Readonly<Record<string, EctValue>>;

const ZERO = { counted: 0, valid: 0, invalid: 0, noVote: 0 };

/** The counts of one ballot in an area; all zero where the election has no such ballot. */
export function countsOf(
  view: PublicView,
  areaIndex: number,
  ballotIndex: number,
): Pick<Totals, 'counted' | 'valid' | 'invalid' | 'noVote'> {
  return ballotIndex < 0 ? ZERO : view.tally.totals(areaIndex, ballotIndex);
}

export type Counts = ReturnType<typeof countsOf>;

export interface BothCounts {
  readonly persons: Counts;
  readonly list: Counts;
}

export function bothCounts(ect: EctElection, view: PublicView, areaIndex: number): BothCounts {
  return {
    persons: countsOf(view, areaIndex, ect.persons),
    list: countsOf(view, areaIndex, ect.list),
  };
}

export function voteFields({ persons, list }: BothCounts): Fields {
  return {
    valid_votes: persons.valid,
    invalid_votes: persons.invalid,
    blank_votes: persons.noVote,
    party_list_valid_votes: list.valid,
    party_list_invalid_votes: list.invalid,
    party_list_blank_votes: list.noVote,
  };
}

/** Turnouts with their share of registered voters. */
export function turnoutFields({ persons, list }: BothCounts, registered: number): Fields {
  return {
    turn_out: persons.counted,
    percent_turn_out: new Float(percent(persons.counted, registered)),
    party_list_turn_out: list.counted,
    party_list_percent_turn_out: new Float(percent(list.counted, registered)),
  };
}

/** Shares of the turnout of the ballot; the prefix of the party-list fields differs from year to year. */
export function shareFields(counts: Counts, prefix: string): Fields {
  return {
    [`${prefix}percent_valid_votes`]: new Float(percent(counts.valid, counts.counted)),
    [`${prefix}percent_invalid_votes`]: new Float(percent(counts.invalid, counts.counted)),
    [`${prefix}percent_blank_votes`]: new Float(percent(counts.noVote, counts.counted)),
  };
}

/** Stations whose figures are in the numbers, of all stations of the area. */
export function stationFields(view: PublicView, areaIndex: number): Fields {
  const { shown, expected } = view.coverage(areaIndex).stations;
  return { counted_vote_stations: shown, percent_count: new Float(percent(shown, expected)) };
}

/** Publication is held back: of a constituency also when complete stations wait because of the cap. */
export function pauseField(view: PublicView, areaIndex: number, ownCap: boolean): Fields {
  const held = ownCap && view.coverage(areaIndex).stations.heldBack > 0;
  return { pause_report: view.policy.paused || view.policy.embargo || held };
}
