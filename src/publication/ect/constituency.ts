import { at } from '../../basics/assert.ts';
import { utf8 } from '../bytes.ts';
import type { PublicView } from '../model.ts';
import { percent } from '../percent.ts';
import { registeredVoters } from '../registered.ts';
import type { EctConstituency, EctElection } from './ect-election.ts';
import type { EctValue } from './ect-json.ts';
import { ectJson, Float, floatText, Raw } from './ect-json.ts';
import type { BothCounts } from './fields.ts';
import { bothCounts, pauseField, shareFields, stationFields, turnoutFields, voteFields } from './fields.ts';
import { inOrder } from './order.ts';
import type { EctYear } from './references.ts';

/** One candidate of a constituency, in the order of the files: most votes first. */
interface Standing {
  readonly id: string;
  readonly partyIndex: number;
  readonly votes: number;
  /** 2566: equal votes share the lower place; 2569: the higher one. */
  readonly rank: number;
}

/** Texts of a constituency that are kept until something in it changes. */
export interface ConstituencyTexts {
  /** Its entry in stats_cons, UTF-8: as bytes it costs the collector nothing. */
  readonly entry: Uint8Array;
  /** Entries of its candidates in stats_party, by party index. */
  readonly candidates: ReadonlyMap<number, string>;
}

export function constituencyTexts(
  ect: EctElection,
  view: PublicView,
  cons: EctConstituency,
  year: EctYear,
): ConstituencyTexts {
  const standings = standingsOf(ect, view, cons, year);
  const counts = bothCounts(ect, view, cons.areaIndex);
  const candidate = (s: Standing, voteType: (n: number) => EctValue): EctValue => ({
    mp_app_id: s.id,
    mp_app_vote: voteType(s.votes),
    party_id: s.partyIndex < 0 ? null : at(ect.partyIds, s.partyIndex),
    // 2566 (the night's edition) of the turnout, 2569 of the valid votes.
    mp_app_vote_percent:
      year === 2566
        ? new Float(percent(s.votes, counts.persons.counted))
        : percent(s.votes, counts.persons.valid),
    mp_app_rank: s.rank,
  });
  const votes = (n: number): EctValue => (year === 2566 ? new Float(n) : n);
  const texts = new Map<number, string>();
  const all = standings.map((s) => {
    const before = texts.get(s.partyIndex);
    const text = ectJson(candidate(s, votes));
    texts.set(s.partyIndex, before === undefined ? text : `${before},${text}`);
    return text;
  });
  // Written by hand: a cut of the whole country has 27,000 of these small objects in each layout.
  const list = listVotes(ect, view, cons.areaIndex).map(([partyIndex, count]) => {
    const share =
      year === 2566 ? floatText(percent(count, counts.persons.counted)) : percent(count, counts.list.valid);
    return `{"party_id":${at(ect.partyIds, partyIndex)},"party_list_vote":${count},"party_list_vote_percent":${share}}`;
  });
  const common = {
    cons_id: at(ect.election.pkg.areas, cons.areaIndex).id,
    ...(year === 2566 ? fields2566(ect, view, cons, counts) : fields2569(ect, view, cons, counts)),
    candidates: new Raw(`[${all.join(',')}]`),
    result_party: new Raw(`[${list.join(',')}]`),
  };
  return { entry: utf8(ectJson(inOrder('constituency', common))), candidates: texts };
}

function fields2566(ect: EctElection, view: PublicView, { areaIndex }: EctConstituency, counts: BothCounts) {
  return {
    ...voteFields(counts),
    note_cons: null,
    note_party: null,
    note_candidate_cons: null,
    note_candidate_party: null,
    ...turnoutFields(counts, registeredVoters(ect.election, areaIndex)),
    ...shareFields(counts.persons, ''),
    ...shareFields(counts.list, 'party_list_'),
    ...stationFields(view, areaIndex),
    ...pauseField(view, areaIndex, true),
  };
}

function fields2569(ect: EctElection, view: PublicView, { areaIndex }: EctConstituency, counts: BothCounts) {
  return {
    ...turnoutFields(counts, registeredVoters(ect.election, areaIndex)),
    ...voteFields(counts),
    ...stationFields(view, areaIndex),
    ...pauseField(view, areaIndex, true),
  };
}

function standingsOf(
  ect: EctElection,
  view: PublicView,
  { areaIndex, contestIndex }: EctConstituency,
  year: EctYear,
): readonly Standing[] {
  if (contestIndex === null) return [];
  const votes = view.tally.totals(areaIndex, ect.persons).votes ?? [];
  const beats = (other: number, own: number): boolean => (year === 2566 ? other >= own : other > own);
  return at(ect.election.linesOfContest, contestIndex)
    .map((line, i) => {
      const own = votes[i] ?? 0;
      const before = votes.filter((other) => beats(other, own)).length;
      return {
        id: line.candidate?.id ?? '',
        partyIndex: line.partyIndex,
        votes: own,
        rank: year === 2566 ? before : before + 1,
      };
    })
    .sort((a, b) => b.votes - a.votes);
}

/** Party index and list votes of every party with a list, by list number. */
export function listVotes(
  ect: EctElection,
  view: PublicView,
  areaIndex: number,
): readonly (readonly [number, number])[] {
  if (ect.list < 0) return [];
  const votes = view.tally.totals(areaIndex, ect.list).partyVotes ?? [];
  return ect.listed.map((party) => [party, votes[party] ?? 0] as const);
}
