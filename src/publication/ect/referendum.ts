import { at } from '../../basics/assert.ts';
import type { PublicView } from '../model.ts';
import { percent } from '../percent.ts';
import { registeredVoters } from '../registered.ts';
import type { EctElection } from './ect-election.ts';
import type { EctValue } from './ect-json.ts';
import { Float } from './ect-json.ts';
import { countsOf, pauseField } from './fields.ts';

/** The fields of stats_referendum for one area. Shares of the answers are of the turnout. */
export function referendumFields(
  ect: EctElection,
  view: PublicView,
  areaIndex: number,
  ownCap: boolean,
): { readonly [field: string]: EctValue } {
  const { election, referendums } = ect;
  const ballotOf = (contest: number): number =>
    election.ballots.indexOf(at(election.pkg.contests, contest).ballot);
  const first = referendums[0];
  const counts = countsOf(view, areaIndex, first === undefined ? -1 : ballotOf(first));
  const { shown, expected } = view.coverage(areaIndex).stations;
  return {
    referendum_turn_out: counts.counted,
    referendum_percent_turn_out: new Float(percent(counts.counted, registeredVoters(election, areaIndex))),
    referendum_valid_votes: counts.valid,
    referendum_invalid_votes: counts.invalid,
    referendum_percent_valid_votes: new Float(percent(counts.valid, counts.counted)),
    referendum_percent_invalid_votes: new Float(percent(counts.invalid, counts.counted)),
    referendum_counted_vote_stations: shown,
    referendum_percent_count: new Float(percent(shown, expected)),
    ...pauseField(view, areaIndex, ownCap),
    referendum_results: Object.fromEntries(
      referendums.map((c) => [at(election.pkg.contests, c).id, answers(view, areaIndex, c, ballotOf(c))]),
    ),
  };
}

/** `abstained` is the answer of that code where the ballot has one, else the ballots marked for no answer. */
function answers(view: PublicView, areaIndex: number, contestIndex: number, ballotIndex: number): EctValue {
  const totals = view.tally.totals(areaIndex, ballotIndex);
  const lines = at(view.election.linesOfContest, contestIndex);
  const votesOf = (code: string): number | null => {
    const line = lines.findIndex((l) => l.choice?.code === code);
    return line < 0 ? null : (totals.votes?.[line] ?? 0);
  };
  const yes = votesOf('yes') ?? 0;
  const no = votesOf('no') ?? 0;
  const abstained = votesOf('abstained') ?? totals.noVote;
  return {
    yes,
    no,
    abstained,
    percent_yes: new Float(percent(yes, totals.counted)),
    percent_no: new Float(percent(no, totals.counted)),
    percent_abstained: new Float(percent(abstained, totals.counted)),
  };
}

export function statsReferendum(ect: EctElection, view: PublicView): EctValue {
  const { areas } = ect.election.pkg;
  const root = ect.election.parentOfArea.indexOf(-1);
  return {
    ...referendumFields(ect, view, root, false),
    result_province: ect.provinces.map((province) => ({
      prov_id: at(areas, province.areaIndex).id,
      ...referendumFields(ect, view, province.areaIndex, false),
      constituencies: province.constituencies.map((c) => ({
        cons_id: at(areas, c.areaIndex).id,
        ...referendumFields(ect, view, c.areaIndex, true),
      })),
    })),
    last_update: view.head.at,
  };
}
