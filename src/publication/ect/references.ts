import { at } from '../../basics/assert.ts';
import type { PublicView } from '../model.ts';
import { registeredVoters } from '../registered.ts';
import type { EctElection } from './ect-election.ts';
import type { EctValue } from './ect-json.ts';

/** Edition of the format: 2566 has no station counts in its reference files. */
export type EctYear = 2566 | 2569;

const stations = (view: PublicView, areaIndex: number): number => view.coverage(areaIndex).stations.expected;

export function infoProvince(ect: EctElection, view: PublicView): EctValue {
  const { election } = ect;
  const root = election.parentOfArea.indexOf(-1);
  // The night's edition of 2566 has the stations too.
  const counts = (area: number) => ({
    total_registered_vote: registeredVoters(election, area),
    total_vote_stations: stations(view, area),
  });
  return {
    ...counts(root),
    province: election.pkg.areas.flatMap((area, i) =>
      area.kind === 'province'
        ? [
            {
              province_id: area.code,
              prov_id: area.id,
              province: area.name.th,
              abbre_thai: area.abbreviation,
              eng: area.name.en.toUpperCase(),
              ...counts(i),
            },
          ]
        : [],
    ),
  };
}

export function infoConstituency(ect: EctElection, view: PublicView, year: EctYear): EctValue {
  const { election } = ect;
  return election.pkg.areas.flatMap((area, i) =>
    area.kind === 'constituency'
      ? [
          {
            cons_id: area.id,
            cons_no: constituencyNumber(area.code, area.id),
            prov_id: area.parentId ?? '',
            // Where a constituency is a whole province the files hold one empty text.
            zone: area.zones.length === 0 ? [''] : area.zones,
            registered_vote: registeredVoters(election, i),
            ...(year === 2566 ? {} : { total_vote_stations: stations(view, i) }),
          },
        ]
      : [],
  );
}

function constituencyNumber(code: string, id: string): number {
  const number = Number(code);
  return Number.isInteger(number) && code !== '' ? number : Number(/\d+$/.exec(id)?.[0] ?? 0);
}

export function infoPartyOverview(ect: EctElection): EctValue {
  return ect.election.pkg.parties.map((party, i) => ({
    id: String(at(ect.partyIds, i)),
    party_no: party.listNumber === null ? '' : String(party.listNumber),
    name: party.name.th,
    color: party.colour,
    abbr: party.abbreviation,
    logo_url: party.logoUrl,
  }));
}

/** All candidates, also those withdrawn: their numbers stand on the ballot paper. */
export function infoMpCandidate(ect: EctElection): EctValue {
  const { pkg, partyIndex } = ect.election;
  const persons = new Set(pkg.contests.filter((c) => c.kind === 'constituency').map((c) => c.id));
  return pkg.candidates.flatMap((candidate) =>
    persons.has(candidate.contestId)
      ? [
          {
            mp_app_id: candidate.id,
            mp_app_no: candidate.number,
            mp_app_party_id:
              candidate.partyId === null ? null : at(ect.partyIds, partyIndex.get(candidate.partyId) ?? -1),
            mp_app_name: candidate.name.th,
            image_url: candidate.imageUrl,
          },
        ]
      : [],
  );
}

/** The package holds how long a list is, not its names: the lists of names stay empty. */
export function infoPartyCandidate(ect: EctElection): EctValue {
  return ect.election.pkg.parties.flatMap((party) =>
    party.listNumber === null
      ? []
      : [{ party_no: party.listNumber, party_list_candidates: [], pm_candidates: [] }],
  );
}

export function infoReferendum(ect: EctElection, view: PublicView): EctValue {
  const { election, referendums } = ect;
  const root = election.parentOfArea.indexOf(-1);
  const counts = (area: number) => ({
    total_registered_vote: registeredVoters(election, area),
    total_vote_stations: stations(view, area),
  });
  const first = referendums[0];
  const lines = first === undefined ? [] : at(election.linesOfContest, first);
  return {
    questions_info: [
      {
        title: election.pkg.manifest.title.th,
        desc: null,
        questions: referendums.map((c) => ({
          referendum_id: at(election.pkg.contests, c).id,
          question: at(election.pkg.contests, c).title.th,
        })),
      },
    ],
    answers_info: [
      ...lines.map((line) => ({
        answer_key: line.choice?.code ?? String(line.number),
        answer_value: line.name.th,
      })),
      { answer_key: 'abstained', answer_value: 'ไม่แสดงความคิดเห็น' },
    ],
    general_info: {
      ...counts(root),
      province: ect.provinces.map((province) => ({
        prov_id: at(election.pkg.areas, province.areaIndex).id,
        ...counts(province.areaIndex),
        constituencies: province.constituencies.map((c) => ({
          cons_id: at(election.pkg.areas, c.areaIndex).id,
          ...counts(c.areaIndex),
        })),
      })),
    },
  };
}
