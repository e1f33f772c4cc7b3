import { at } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import type { Contest } from '../../election/model.ts';
import { contestOver } from '../places.ts';

export interface EctConstituency {
  readonly areaIndex: number;
  readonly provinceIndex: number;
  /** The contest of persons; null when the election has none here. */
  readonly contestIndex: number | null;
}

export interface EctProvince {
  readonly areaIndex: number;
  readonly constituencies: readonly EctConstituency[];
}

/** An election in the terms of ECT Report. */
export interface EctElection {
  readonly election: Election;
  /** Ballot indexes; -1 where the election has no such ballot. */
  readonly persons: number;
  readonly list: number;
  /** Contest indexes of the questions. */
  readonly referendums: readonly number[];
  /** By prov_id, constituencies by cons_id, as in the files of 2566. */
  readonly provinces: readonly EctProvince[];
  /** Whole-number id of each party, by party index. */
  readonly partyIds: readonly number[];
  /** Indexes of the parties with a list, by list number. */
  readonly listed: readonly number[];
}

/** Null for local elections: ECT Report knows none. */
export function ectElection(election: Election): EctElection | null {
  const { areas, contests, manifest, parties } = election.pkg;
  if (manifest.kind === 'local') return null;
  const ballotOf = (kind: Contest['kind']): number => {
    const contest = contests.find((c) => c.kind === kind);
    return contest === undefined ? -1 : election.ballots.indexOf(contest.ballot);
  };
  const persons = ballotOf('constituency');
  const byId = (a: number, b: number): number => (at(areas, a).id < at(areas, b).id ? -1 : 1);
  const indexes = areas.map((_, i) => i);
  const constituencies = indexes.filter((i) => at(areas, i).kind === 'constituency').sort(byId);
  const provinces = indexes.filter((i) => at(areas, i).kind === 'province').sort(byId);
  const numbers = parties.map((party) => Number(party.id));
  const whole = numbers.every((n) => Number.isSafeInteger(n) && n > 0);
  return {
    election,
    persons,
    list: ballotOf('party-list'),
    referendums: contests.flatMap((contest, c) => (contest.kind === 'referendum' ? [c] : [])),
    provinces: provinces.map((areaIndex) => ({
      areaIndex,
      constituencies: constituencies
        .filter((c) => at(election.parentOfArea, c) === areaIndex)
        .map((c) => ({
          areaIndex: c,
          provinceIndex: areaIndex,
          contestIndex: persons < 0 ? null : contestOver(election, c, persons),
        })),
    })),
    // Programs expect whole numbers; a package with other ids gets the place of the party instead.
    partyIds: whole ? numbers : parties.map((_, i) => i + 1),
    listed: parties
      .flatMap((party, i) => (party.listNumber === null ? [] : [i]))
      .sort((a, b) => (at(parties, a).listNumber ?? 0) - (at(parties, b).listNumber ?? 0)),
  };
}
