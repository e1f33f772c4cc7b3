import { at } from '../../basics/assert.ts';
import type { PublicView } from '../model.ts';
import { percent } from '../percent.ts';
import { registeredVoters } from '../registered.ts';
import { listVotes } from './constituency.ts';
import type { EctElection, EctProvince } from './ect-election.ts';
import type { EctValue } from './ect-json.ts';
import { Float } from './ect-json.ts';
import type { BothCounts } from './fields.ts';
import { bothCounts, pauseField, shareFields, stationFields, turnoutFields, voteFields } from './fields.ts';
import { inOrder } from './order.ts';
import type { EctYear } from './references.ts';

/** The entry of a province in stats_cons; its constituencies come as texts that were written before. */
export function provinceEntry(
  ect: EctElection,
  view: PublicView,
  province: EctProvince,
  constituencies: EctValue,
  year: EctYear,
): EctValue {
  const { areaIndex } = province;
  const counts = bothCounts(ect, view, areaIndex);
  const voters = registeredVoters(ect.election, areaIndex);
  return inOrder('province', {
    prov_id: at(ect.election.pkg.areas, areaIndex).id,
    ...turnoutFields(counts, voters),
    ...voteFields(counts),
    constituencies,
    total_registered_vote: voters,
    total_vote_stations: view.coverage(areaIndex).stations.expected,
    ...(year === 2566
      ? { ...shareFields(counts.persons, ''), ...shareFields(counts.list, 'party_list_') }
      : {}),
    ...stationFields(view, areaIndex),
    ...pauseField(view, areaIndex, false),
    result_party: provinceParties(ect, view, province, counts, year),
  });
}

function provinceParties(
  ect: EctElection,
  view: PublicView,
  province: EctProvince,
  counts: BothCounts,
  year: EctYear,
): EctValue {
  const { election } = ect;
  const standing = new Set<number>();
  const leading = new Map<number, number>();
  for (const { contestIndex } of province.constituencies) {
    if (contestIndex === null) continue;
    const lines = at(election.linesOfContest, contestIndex);
    for (const line of lines) standing.add(line.partyIndex);
    for (const line of view.outcome(contestIndex)?.ahead ?? []) {
      const { partyIndex } = at(lines, line);
      leading.set(partyIndex, (leading.get(partyIndex) ?? 0) + 1);
    }
  }
  const votes = ect.persons < 0 ? [] : (view.tally.totals(province.areaIndex, ect.persons).partyVotes ?? []);
  const lists = listVotes(ect, view, province.areaIndex);
  const withList = new Set(ect.list < 0 ? [] : ect.listed);
  const withoutList = [...standing].filter((i) => i >= 0 && !withList.has(i));
  // 2566 leaves out parties without a list, and writes null where a party has no candidate in the province.
  const entries = year === 2566 ? lists : [...lists, ...withoutList.map((i) => [i, 0] as const)];
  return entries
    .toSorted(([, a], [, b]) => b - a)
    .map(([party, listVote]) => {
      const personVotes = votes[party] ?? 0;
      const seats = leading.get(party) ?? 0;
      if (year === 2566) {
        return {
          party_id: at(ect.partyIds, party),
          party_list_vote: listVote,
          party_list_vote_percent: new Float(percent(listVote, counts.persons.counted)),
          party_cons_votes: standing.has(party) ? new Float(personVotes) : null,
          party_cons_votes_percent: new Float(percent(personVotes, counts.persons.counted)),
          first_mp_app_count: standing.has(party) ? new Float(seats) : null,
        };
      }
      return {
        party_id: at(ect.partyIds, party),
        party_list_vote: listVote,
        party_list_vote_percent: percent(listVote, counts.list.counted),
        party_cons_votes: personVotes,
        party_cons_votes_percent: percent(personVotes, counts.persons.counted),
        first_mp_app_count: seats,
      };
    });
}
