import type { Election } from '../../election/lookup.ts';
import type { Queries } from '../../store/grouped-queries.ts';
import type { ProposalValue } from './proposal.ts';

/** What should be in order before a result is certified. The authority decides; a gap asks for a reason. */
export interface CheckList {
  readonly contest: string;
  readonly returns: number;
  readonly accepted: number;
  readonly openCases: number;
  readonly pendingCorrections: number;
}

/** Nothing is missing, open or pending. */
export function isReady(list: CheckList): boolean {
  return list.accepted === list.returns && list.openCases === 0 && list.pendingCorrections === 0;
}

interface Counted {
  constituency: number;
  ballot: string;
  accepted: number;
  pending: number;
  open: number;
}

/** The check lists of all contests, in package order. The database counts by constituency and ballot. */
export async function checkLists(db: Queries, election: Election): Promise<CheckList[]> {
  const places = placesOf(election);
  const { rows } = await db.query<Counted>(
    // A return whose correction waits has a record that counts; what waits is listed by itself.
    `select r.constituency, r.ballot,
            count(*) filter (where r.stage in ('accepted', 'correction-proposed'))::int as accepted,
            count(*) filter (where r.stage = 'correction-proposed')::int as pending,
            coalesce(sum(d.open), 0)::int as open
       from return r
       left join (select return_id, count(*) as open from dossier where closed_at is null group by return_id) d
         using (return_id)
      group by r.constituency, r.ballot`,
  );
  const sums = election.pkg.contests.map(() => ({ accepted: 0, pending: 0, open: 0 }));
  for (const { constituency, ballot, accepted, pending, open } of rows) {
    const sum = sums[places.contestOf.get(`${constituency} ${ballot}`) ?? -1];
    if (sum === undefined) continue;
    sum.accepted += accepted;
    sum.pending += pending;
    sum.open += open;
  }
  return election.pkg.contests.map((contest, c) => ({
    contest: contest.id,
    returns: places.returns[c] ?? 0,
    accepted: sums[c]?.accepted ?? 0,
    openCases: sums[c]?.open ?? 0,
    pendingCorrections: sums[c]?.pending ?? 0,
  }));
}

/** The check list of the contest that would be certified; null for anything else. */
export async function checkListOf(
  db: Queries,
  election: Election,
  value: ProposalValue,
): Promise<CheckList | null> {
  if (value.kind !== 'certification') return null;
  const lists = await checkLists(db, election);
  return lists.find(({ contest }) => contest === value.contest) ?? null;
}

interface Places {
  /** Contest index by `<area index of the constituency> <ballot>`: one contest, because a unit has one of each ballot. */
  readonly contestOf: ReadonlyMap<string, number>;
  /** Expected returns by contest index. */
  readonly returns: readonly number[];
}

const known = new WeakMap<Election, Places>();

function placesOf(election: Election): Places {
  let places = known.get(election);
  if (places === undefined) {
    const contestOf = new Map<string, number>();
    const returns = election.pkg.contests.map(() => 0);
    for (const { unit, contest, contestIndex } of election.returns) {
      contestOf.set(`${election.areaIndex.get(unit.constituencyId)} ${contest.ballot}`, contestIndex);
      returns[contestIndex] = (returns[contestIndex] ?? 0) + 1;
    }
    places = { contestOf, returns };
    known.set(election, places);
  }
  return places;
}
