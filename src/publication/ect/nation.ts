import { at } from '../../basics/assert.ts';
import type { PublicView } from '../model.ts';
import { percent } from '../percent.ts';
import { registeredVoters } from '../registered.ts';
import type { EctElection } from './ect-election.ts';
import type { EctValue } from './ect-json.ts';
import { Float, PARTS_HERE, Raw } from './ect-json.ts';
import { bothCounts, pauseField, shareFields, stationFields, turnoutFields, voteFields } from './fields.ts';
import { inOrder } from './order.ts';
import type { EctYear } from './references.ts';

/** Thai wall time as the files of 2566 write it: `2023-05-24T21:22+0700`. */
function thaiTime(iso: string): string {
  const thai = new Date(Date.parse(iso) + 7 * 3_600_000).toISOString();
  return `${thai.slice(0, 16)}+0700`;
}

/** The last fields of both statistics files. 2569 has the time only. */
function footFields(view: PublicView, year: EctYear) {
  const { head, election } = view;
  if (year === 2569) return { last_update: head.at };
  const official = head.status === 'official';
  return {
    last_update: thaiTime(head.at),
    processor: 'Khanaen (คะแนน)',
    source: `ศูนย์รวมคะแนน ${election.pkg.manifest.title.th}`,
    acknowledgement: `${official ? 'ผลอย่างเป็นทางการ (official)' : 'ผลอย่างไม่เป็นทางการ (unofficial)'} cut ${head.number}, package ${head.package}`,
  };
}

/** stats_cons without its provinces: they are long, and kept as bytes. */
export function statsCons(ect: EctElection, view: PublicView, year: EctYear): EctValue {
  const root = ect.election.parentOfArea.indexOf(-1);
  const counts = bothCounts(ect, view, root);
  return inOrder('nation', {
    ...turnoutFields(counts, registeredVoters(ect.election, root)),
    ...voteFields(counts),
    ...shareFields(counts.persons, ''),
    ...shareFields(counts.list, year === 2566 ? 'party_list_' : 'party_'),
    ...stationFields(view, root),
    ...pauseField(view, root, false),
    result_province: [new Raw(PARTS_HERE)],
    ...footFields(view, year),
  });
}

/** stats_party; `candidates` gives the texts of a party's candidates over the whole country. */
export function statsParty(
  ect: EctElection,
  view: PublicView,
  candidates: (partyIndex: number) => string,
  year: EctYear,
): EctValue {
  const { election } = ect;
  const root = election.parentOfArea.indexOf(-1);
  const { persons } = bothCounts(ect, view, root);
  const listVotes = ect.list < 0 ? [] : (view.tally.totals(root, ect.list).partyVotes ?? []);
  const personVotes = ect.persons < 0 ? [] : (view.tally.totals(root, ect.persons).partyVotes ?? []);
  const official = view.head.status === 'official';
  const order = election.pkg.parties
    .map((_, i) => i)
    .sort((a, b) => at(ect.partyIds, a) - at(ect.partyIds, b));
  return {
    ...stationFields(view, root),
    result_party: order.map((i) => {
      const list = listVotes[i] ?? 0;
      const person = personVotes[i] ?? 0;
      const seats = view.seats?.parties[i];
      // Of the night's edition of 2566 and of 2569: of the turnout of the constituency ballot, both.
      const shares = {
        party_vote_percent: new Float(percent(list, persons.counted)),
        mp_app_vote_percent: new Float(percent(person, persons.counted)),
      };
      const common = {
        candidates: new Raw(`[${candidates(i)}]`),
        first_mp_app_count: seats?.constituency ?? 0,
      };
      if (year === 2566) {
        return {
          party_id: at(ect.partyIds, i),
          party_vote: new Float(list),
          party_list_count: new Float(seats?.list ?? 0),
          mp_app_vote: new Float(person),
          ...shares,
          ...common,
        };
      }
      return {
        party_id: at(ect.partyIds, i),
        party_vote: list,
        party_vote_percent: shares.party_vote_percent,
        // Null before the seats are given out, as in the files of 2569.
        party_list_count: official ? (seats?.list ?? 0) : null,
        mp_app_vote: person,
        mp_app_vote_percent: shares.mp_app_vote_percent,
        ...common,
      };
    }),
    ...footFields(view, year),
  };
}
