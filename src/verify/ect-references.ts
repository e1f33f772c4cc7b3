import { UNCHECKED } from './compare.ts';
import type { Edition } from './ect-expected.ts';
import type { Recomputed } from './state.ts';
import { isWithin, votersOf } from './v1-parts.ts';

/** The reference files of ECT Report: the package in other words. `name` without folder and ending. */
export function ectReference(state: Recomputed, edition: Edition, name: string): unknown {
  const { election } = state;
  const { areas, parties, candidates, contests } = election.pkg;
  const numbers = parties.map((party) => Number(party.id));
  const whole = numbers.every((n) => Number.isSafeInteger(n) && n > 0);
  const ids = whole ? numbers : parties.map((_, i) => i + 1);
  const size = (a: number) => ({
    total_registered_vote: votersOf(election, a),
    total_vote_stations: state.coverage(a).stations.expected,
  });
  switch (name) {
    case 'info_province':
      return {
        ...size(election.parentOfArea.indexOf(-1)),
        province: areas.flatMap((area, a) =>
          area.kind === 'province'
            ? [
                {
                  province_id: area.code,
                  prov_id: area.id,
                  province: area.name.th,
                  abbre_thai: area.abbreviation,
                  eng: area.name.en.toUpperCase(),
                  ...size(a),
                },
              ]
            : [],
        ),
      };
    case 'info_constituency':
      return areas.flatMap((area, a) => {
        if (area.kind !== 'constituency') return [];
        const { total_registered_vote, ...stations } = size(a);
        const code = Number(area.code);
        return [
          {
            cons_id: area.id,
            cons_no:
              area.code !== '' && Number.isInteger(code) ? code : Number(/\d+$/.exec(area.id)?.[0] ?? 0),
            prov_id: area.parentId ?? '',
            zone: area.zones.length === 0 ? [''] : area.zones,
            registered_vote: total_registered_vote,
            ...(edition === 2566 ? {} : stations),
          },
        ];
      });
    case 'info_party_overview':
      return parties.map((party, p) => ({
        id: String(ids[p]),
        party_no: party.listNumber === null ? '' : String(party.listNumber),
        name: party.name.th,
        color: party.colour,
        abbr: party.abbreviation,
        logo_url: party.logoUrl,
      }));
    case 'info_mp_candidate': {
      const persons = new Set(contests.filter((c) => c.kind === 'constituency').map((c) => c.id));
      return candidates
        .filter((candidate) => persons.has(candidate.contestId))
        .map((candidate) => ({
          mp_app_id: candidate.id,
          mp_app_no: candidate.number,
          mp_app_party_id:
            candidate.partyId === null
              ? null
              : (ids[election.partyIndex.get(candidate.partyId) ?? -1] ?? null),
          mp_app_name: candidate.name.th,
          image_url: candidate.imageUrl,
        }));
    }
    case 'info_party_candidate':
      return parties.flatMap((party) =>
        party.listNumber === null
          ? []
          : [{ party_no: party.listNumber, party_list_candidates: [], pm_candidates: [] }],
      );
    case 'info_referendum':
      return referendumInfo(state);
    default:
      return undefined;
  }
}

function referendumInfo(state: Recomputed) {
  const { election } = state;
  const { areas, contests, manifest } = election.pkg;
  const held = contests.flatMap((contest, c) => (contest.kind === 'referendum' ? [{ contest, c }] : []));
  const lines = election.linesOfContest[held[0]?.c ?? -1] ?? [];
  const size = (a: number) => ({
    total_registered_vote: votersOf(election, a),
    total_vote_stations: state.coverage(a).stations.expected,
  });
  return {
    questions_info: [
      {
        title: manifest.title.th,
        desc: null,
        questions: held.map(({ contest }) => ({ referendum_id: contest.id, question: contest.title.th })),
      },
    ],
    answers_info: [
      ...lines.map((line) => ({
        answer_key: line.choice?.code ?? String(line.number),
        answer_value: line.name.th,
      })),
      { answer_key: 'abstained', answer_value: UNCHECKED },
    ],
    general_info: {
      ...size(election.parentOfArea.indexOf(-1)),
      province: byId(election, 'province').map((p) => ({
        prov_id: areas[p]?.id,
        ...size(p),
        constituencies: byId(election, 'constituency')
          .filter((c) => isWithin(election, c, p))
          .map((c) => ({ cons_id: areas[c]?.id, ...size(c) })),
      })),
    },
  };
}

/** Indexes of the areas of a kind in the order of their ids. */
function byId(election: Recomputed['election'], kind: string): number[] {
  const { areas } = election.pkg;
  const list = areas.flatMap((area, a) => (area.kind === kind ? [a] : []));
  return list.sort((x, y) => ((areas[x]?.id ?? '') < (areas[y]?.id ?? '') ? -1 : 1));
}
