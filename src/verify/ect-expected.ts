import { at } from '../basics/assert.ts';
import { UNCHECKED } from './compare.ts';
import type { Count } from './count.ts';
import { counted, headSum, lineVotes, partySum } from './count.ts';
import type { Head } from './cut.ts';
import type { Recomputed } from './state.ts';
import { isWithin, percentOf, votersOf } from './v1-parts.ts';

/** Edition of the files of ECT Report. */
export type Edition = 2566 | 2569;

/** What the statistics files of ECT Report should say. Lists of things with ids are objects by id: see `keyLists`. */
export class EctExpected {
  readonly #state: Recomputed;
  readonly #edition: Edition;
  readonly #persons: number;
  readonly #list: number;
  readonly #ids: readonly number[];

  constructor(state: Recomputed, edition: Edition) {
    const { contests, parties } = state.election.pkg;
    this.#state = state;
    this.#edition = edition;
    const ballotOf = (kind: string) => {
      const contest = contests.find((c) => c.kind === kind);
      return contest === undefined ? -1 : state.election.ballots.indexOf(contest.ballot);
    };
    this.#persons = ballotOf('constituency');
    this.#list = ballotOf('party-list');
    const numbers = parties.map((party) => Number(party.id));
    // ids that are no whole numbers are replaced by the place of the party
    const whole = numbers.every((n) => Number.isSafeInteger(n) && n > 0);
    this.#ids = whole ? numbers : parties.map((_, i) => i + 1);
  }

  /** stats_cons.json */
  cons(head: Head) {
    const { election } = this.#state;
    const root = election.parentOfArea.indexOf(-1);
    const provinces = election.pkg.areas.flatMap((area, a) => (area.kind === 'province' ? [a] : []));
    return {
      ...this.#turnout(root),
      ...this.#votes(root),
      ...shares(this.#persons < 0 ? null : this.#count(root, this.#persons), ''),
      ...shares(this.#count(root, this.#list), this.#edition === 2566 ? 'party_list_' : 'party_'),
      ...this.#stations(root),
      pause_report: this.#pause(root, false),
      result_province: byKey(
        provinces.map((a) => this.#province(a)),
        'prov_id',
      ),
      ...this.#foot(head),
    };
  }

  #province(a: number) {
    const { election } = this.#state;
    const old = this.#edition === 2566;
    const constituencies = election.pkg.areas.flatMap((area, c) =>
      area.kind === 'constituency' && isWithin(election, c, a) ? [this.#constituency(c)] : [],
    );
    return {
      prov_id: at(election.pkg.areas, a).id,
      ...this.#turnout(a),
      ...this.#votes(a),
      constituencies: byKey(constituencies, 'cons_id'),
      total_registered_vote: votersOf(election, a),
      total_vote_stations: this.#state.coverage(a).stations.expected,
      ...(old
        ? {
            ...shares(this.#count(a, this.#persons), ''),
            ...shares(this.#count(a, this.#list), 'party_list_'),
          }
        : {}),
      ...this.#stations(a),
      pause_report: this.#pause(a, false),
      result_party: byKey(this.#provinceParties(a), 'party_id'),
    };
  }

  #provinceParties(a: number) {
    const { election, elected } = this.#state;
    const standing = new Set<number>();
    const leading = election.pkg.parties.map(() => 0);
    election.pkg.contests.forEach((contest, c) => {
      const area = election.areaIndex.get(contest.areaId) ?? -1;
      if (contest.kind !== 'constituency' || !isWithin(election, area, a)) return;
      const lines = at(election.linesOfContest, c);
      for (const line of lines) standing.add(line.partyIndex);
      for (const line of elected[c]?.ahead ?? []) {
        const party = at(lines, line).partyIndex;
        if (party >= 0) leading[party] = at(leading, party) + 1;
      }
    });
    const persons = this.#count(a, this.#persons);
    const list = this.#count(a, this.#list);
    return election.pkg.parties.flatMap((party, p) => {
      const listed = party.listNumber !== null && this.#list >= 0;
      if (!listed && (this.#edition === 2566 || !standing.has(p))) return [];
      const listVotes = listed ? partySum(list, p) : 0;
      const votes = partySum(persons, p);
      const there = standing.has(p);
      const common = { party_id: at(this.#ids, p), party_list_vote: listVotes };
      if (this.#edition === 2566) {
        return [
          {
            ...common,
            party_list_vote_percent: percentOf(listVotes, counted(persons)),
            party_cons_votes_percent: percentOf(votes, counted(persons)),
            party_cons_votes: there ? votes : null,
            first_mp_app_count: there ? at(leading, p) : null,
          },
        ];
      }
      return [
        {
          ...common,
          party_list_vote_percent: percentOf(listVotes, counted(list)),
          party_cons_votes: votes,
          party_cons_votes_percent: percentOf(votes, counted(persons)),
          first_mp_app_count: at(leading, p),
        },
      ];
    });
  }

  #constituency(a: number) {
    const { election } = this.#state;
    const old = this.#edition === 2566;
    const list = this.#count(a, this.#list);
    const persons = this.#count(a, this.#persons);
    const notes = {
      note_cons: null,
      note_party: null,
      note_candidate_cons: null,
      note_candidate_party: null,
    };
    return {
      cons_id: at(election.pkg.areas, a).id,
      ...this.#votes(a),
      ...this.#turnout(a),
      ...(old
        ? { ...notes, ...shares(this.#count(a, this.#persons), ''), ...shares(list, 'party_list_') }
        : {}),
      ...this.#stations(a),
      pause_report: this.#pause(a, true),
      candidates: byKey(
        this.#candidates(a).map(({ partyIndex: _, ...candidate }) => candidate),
        'mp_app_id',
      ),
      result_party: byKey(
        election.pkg.parties.flatMap((party, p) => {
          if (party.listNumber === null || this.#list < 0) return [];
          const votes = partySum(list, p);
          const whole = old ? counted(persons) : headSum(list, 'valid');
          return [
            {
              party_id: at(this.#ids, p),
              party_list_vote: votes,
              party_list_vote_percent: percentOf(votes, whole),
            },
          ];
        }),
        'party_id',
      ),
    };
  }

  #candidates(a: number) {
    const { election } = this.#state;
    const old = this.#edition === 2566;
    const c = election.pkg.contests.findIndex(
      (contest) => contest.kind === 'constituency' && contest.areaId === at(election.pkg.areas, a).id,
    );
    if (c < 0) return [];
    const lines = at(election.linesOfContest, c);
    const count = this.#count(a, this.#persons);
    const votes = lineVotes(count, lines.length) ?? [];
    return lines.map((line, i) => {
      const own = votes[i] ?? 0;
      // equal votes share the lower place in 2566 and the higher one in 2569
      const rank = old ? votes.filter((v) => v >= own).length : 1 + votes.filter((v) => v > own).length;
      return {
        partyIndex: line.partyIndex,
        mp_app_id: line.candidate?.id ?? '',
        mp_app_vote: own,
        party_id: line.partyIndex < 0 ? null : at(this.#ids, line.partyIndex),
        mp_app_vote_percent: percentOf(own, old ? counted(count) : headSum(count, 'valid')),
        mp_app_rank: rank,
      };
    });
  }

  /** stats_party.json */
  party(head: Head) {
    const { election, house } = this.#state;
    const root = election.parentOfArea.indexOf(-1);
    const persons = this.#count(root, this.#persons);
    const list = this.#count(root, this.#list);
    const all = election.pkg.areas.flatMap((area, a) =>
      area.kind === 'constituency' ? this.#candidates(a) : [],
    );
    const parties = election.pkg.parties.map((_, p) => {
      const seats = house?.parties[p];
      const own = all.filter((candidate) => candidate.partyIndex === p);
      const common = {
        party_id: at(this.#ids, p),
        candidates: byKey(
          own.map(({ partyIndex: _p, ...candidate }) => candidate),
          'mp_app_id',
        ),
        first_mp_app_count: seats?.constituency ?? 0,
        party_vote: partySum(list, p),
        mp_app_vote: partySum(persons, p),
        party_vote_percent: percentOf(partySum(list, p), counted(persons)),
        mp_app_vote_percent: percentOf(partySum(persons, p), counted(persons)),
      };
      if (this.#edition === 2566) return { ...common, party_list_count: seats?.list ?? 0 };
      return {
        ...common,
        party_list_count: head.status === 'official' ? (seats?.list ?? 0) : null,
      };
    });
    return { ...this.#stations(root), result_party: byKey(parties, 'party_id'), ...this.#foot(head) };
  }

  #count(area: number, ballot: number): Count | null {
    return ballot < 0 ? null : this.#state.recount.of(area, ballot);
  }

  #turnout(area: number) {
    const voters = votersOf(this.#state.election, area);
    const persons = counted(this.#count(area, this.#persons));
    const list = counted(this.#count(area, this.#list));
    return {
      turn_out: persons,
      percent_turn_out: percentOf(persons, voters),
      party_list_turn_out: list,
      party_list_percent_turn_out: percentOf(list, voters),
    };
  }

  #votes(area: number) {
    const persons = this.#count(area, this.#persons);
    const list = this.#count(area, this.#list);
    return {
      valid_votes: headSum(persons, 'valid'),
      invalid_votes: headSum(persons, 'invalid'),
      blank_votes: headSum(persons, 'noVote'),
      party_list_valid_votes: headSum(list, 'valid'),
      party_list_invalid_votes: headSum(list, 'invalid'),
      party_list_blank_votes: headSum(list, 'noVote'),
    };
  }

  #stations(area: number) {
    const { shown, expected } = this.#state.coverage(area).stations;
    return { counted_vote_stations: shown, percent_count: percentOf(shown, expected) };
  }

  #pause(area: number, ownCap: boolean): boolean {
    const { paused, embargo } = this.#state;
    return paused || embargo || (ownCap && this.#state.coverage(area).stations.heldBack > 0);
  }

  #foot(head: Head) {
    if (this.#edition === 2569) return { last_update: head.at };
    const thai = new Date(Date.parse(head.at) + 7 * 3_600_000).toISOString();
    return {
      last_update: `${thai.slice(0, 16)}+0700`,
      processor: UNCHECKED,
      source: UNCHECKED,
      acknowledgement: UNCHECKED,
    };
  }
}

function shares(count: Count | null, prefix: string) {
  const all = counted(count);
  return {
    [`${prefix}percent_valid_votes`]: percentOf(headSum(count, 'valid'), all),
    [`${prefix}percent_invalid_votes`]: percentOf(headSum(count, 'invalid'), all),
    [`${prefix}percent_blank_votes`]: percentOf(headSum(count, 'noVote'), all),
  };
}

const KEYS = ['mp_app_id', 'cons_id', 'prov_id', 'party_id'] as const;

function byKey<T extends object>(list: readonly T[], key: (typeof KEYS)[number]): Record<string, T> {
  return Object.fromEntries(list.map((item) => [String((item as Record<string, unknown>)[key]), item]));
}

/**
 * Lists of things with ids as objects by id, so that the order of equals does not matter; a repeated id gets a name of its own
 * and so shows up as a difference. Two lists that must be ordered are checked where they are compared.
 */
export function keyLists(value: unknown): unknown {
  if (Array.isArray(value)) {
    const first: unknown = value[0];
    const key =
      typeof first === 'object' && first !== null
        ? KEYS.find((name) => name in (first as object))
        : undefined;
    if (key === undefined) return value.length === 0 ? {} : value.map(keyLists);
    const result: Record<string, unknown> = {};
    for (const item of value) {
      const id = String((item as Record<string, unknown>)[key]);
      result[id in result ? `${id} again` : id] = keyLists(item);
    }
    return result;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, keyLists(field)]));
}
