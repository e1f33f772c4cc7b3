import { at } from '../../src/basics/assert.ts';
import type { Election } from '../../src/election/lookup.ts';
import type { ContestKind } from '../../src/election/model.ts';

/** What pages look up again and again; made once per election, so that a page costs only what it shows. */
export interface SiteIndex {
  readonly nation: number;
  /** Provinces in package order. */
  readonly provinces: readonly number[];
  readonly bodies: readonly number[];
  /** Constituencies below each area (empty for the constituencies themselves), by area index. */
  readonly constituenciesOf: readonly (readonly number[])[];
  /** Local bodies below each area. */
  readonly bodiesOf: readonly (readonly number[])[];
  /** Contests held for exactly this area, by area index. */
  readonly contestsOf: readonly (readonly number[])[];
  /** By ballot index. */
  readonly kinds: readonly ContestKind[];
  /** Registered voters as published for the area, else summed from the rolls of its units. */
  readonly registered: readonly number[];
  /** Seats of the House: constituencies and party list; 0 where there is no list. */
  readonly houseSeats: number;
}

const cache = new WeakMap<Election, SiteIndex>();

export function siteIndex(election: Election): SiteIndex {
  let index = cache.get(election);
  if (index === undefined) {
    index = build(election);
    cache.set(election, index);
  }
  return index;
}

function build(election: Election): SiteIndex {
  const { areas, contests, units } = election.pkg;
  const lists = () => areas.map((): number[] => []);
  const constituenciesOf = lists();
  const bodiesOf = lists();
  const contestsOf = lists();
  areas.forEach((area, i) => {
    if (area.kind !== 'constituency' && area.kind !== 'local-body') return;
    const into = area.kind === 'constituency' ? constituenciesOf : bodiesOf;
    for (let up = at(election.parentOfArea, i); up >= 0; up = at(election.parentOfArea, up)) {
      at(into, up).push(i);
    }
  });
  contests.forEach((contest, c) => {
    const area = election.areaIndex.get(contest.areaId);
    if (area !== undefined) at(contestsOf, area).push(c);
  });
  const sums = areas.map(() => 0);
  units.forEach((unit, u) => {
    for (const area of at(election.areasOfUnit, u)) sums[area] = at(sums, area) + (unit.registered ?? 0);
  });
  const ofKind = (kind: string) => areas.flatMap((area, i) => (area.kind === kind ? [i] : []));
  const hasList = contests.some((c) => c.kind === 'party-list');
  return {
    nation: areas.findIndex((area) => area.kind === 'nation'),
    provinces: ofKind('province'),
    bodies: ofKind('local-body'),
    constituenciesOf,
    bodiesOf,
    contestsOf,
    kinds: election.ballots.map(
      (ballot) => contests.find((c) => c.ballot === ballot)?.kind ?? 'constituency',
    ),
    registered: areas.map((area, i) => area.registered ?? at(sums, i)),
    houseSeats: hasList
      ? contests.reduce(
          (sum, c) => sum + (c.kind === 'constituency' || c.kind === 'party-list' ? c.seats : 0),
          0,
        )
      : 0,
  };
}
