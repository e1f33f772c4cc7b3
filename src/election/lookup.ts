import { at, getOrThrow } from '../basics/assert.ts';
import type { Bilingual } from '../basics/bilingual.ts';
import type {
  Area,
  AreaId,
  BallotId,
  Candidate,
  Centre,
  CentreId,
  Choice,
  Contest,
  ContestId,
  ElectionPackage,
  Form,
  Party,
  PartyId,
  Rule,
  RuleCode,
  Unit,
  UnitId,
} from './model.ts';

/** One line of a return's table of scores: a standing candidate, a party's list, or an answer. */
export interface Line {
  /** Number printed on the ballot and on the form. */
  readonly number: number;
  readonly name: Bilingual;
  readonly candidate: Candidate | null;
  /** Index in `parties`; -1 where the line belongs to no party. */
  readonly partyIndex: number;
  readonly choice: Choice | null;
}

/** What is expected of one unit in one contest: the paper form that must come in. */
export interface ReturnSpec {
  /** Position in {@link Election.returns}; stable for one package hash. */
  readonly index: number;
  readonly unit: Unit;
  readonly unitIndex: number;
  readonly contest: Contest;
  readonly contestIndex: number;
  readonly ballotIndex: number;
  readonly form: Form;
  readonly lines: readonly Line[];
}

/**
 * A package with everything that other rooms look up. Made once per process; all lists are in package order, and the
 * indexes are used instead of ids wherever the whole country is held in memory.
 */
export interface Election {
  readonly pkg: ElectionPackage;
  readonly returns: readonly ReturnSpec[];
  /** Ballots in order of first appearance in `contests`. */
  readonly ballots: readonly BallotId[];
  /** Return indexes of a unit, by ballot index; -1 where the unit has no such ballot. */
  readonly returnsOfUnit: readonly (readonly number[])[];
  readonly linesOfContest: readonly (readonly Line[])[];
  readonly areaIndex: ReadonlyMap<AreaId, number>;
  readonly unitIndex: ReadonlyMap<UnitId, number>;
  readonly contestIndex: ReadonlyMap<ContestId, number>;
  readonly partyIndex: ReadonlyMap<PartyId, number>;
  readonly centreIndex: ReadonlyMap<CentreId, number>;
  /** Index of the parent area; -1 for the nation. */
  readonly parentOfArea: readonly number[];
  /** For each unit, indexes of all areas that contain it: constituency and its ancestors, district, sub-district. */
  readonly areasOfUnit: readonly (readonly number[])[];
  /** Units of each constituency, by area index (empty for other areas). */
  readonly unitsOfConstituency: readonly (readonly number[])[];
  readonly rules: ReadonlyMap<RuleCode, Rule>;
  findReturn(unitId: string, ballot: string): ReturnSpec | undefined;
  getUnitOrThrow(id: UnitId): Unit;
  getArea(id: AreaId): Area;
  getCentre(id: CentreId): Centre;
  getParty(id: PartyId): Party;
}

/** Builds the lookups. The package must be consistent (it came from `parsePackage`); a dangling id is a bug and throws. */
export function indexElection(pkg: ElectionPackage): Election {
  const areaIndex = new Map(pkg.areas.map((a, i) => [a.id, i]));
  const unitIndex = new Map(pkg.units.map((u, i) => [u.id, i]));
  const contestIndex = new Map(pkg.contests.map((c, i) => [c.id, i]));
  const partyIndex = new Map(pkg.parties.map((p, i) => [p.id, i]));
  const centreIndex = new Map(pkg.centres.map((c, i) => [c.id, i]));
  const parentOfArea = pkg.areas.map((a) => (a.parentId === null ? -1 : getOrThrow(areaIndex, a.parentId)));
  const ballots = [...new Set(pkg.contests.map((c) => c.ballot))];
  const ballotIndex = new Map(ballots.map((b, i) => [b, i]));
  const linesOfContest = pkg.contests.map((contest) => linesOf(pkg, contest, partyIndex));
  const chains = new Map<AreaId, readonly number[]>();

  const chainOf = (id: AreaId): readonly number[] => {
    let chain = chains.get(id);
    if (chain === undefined) {
      const found: number[] = [];
      for (let i = getOrThrow(areaIndex, id); i >= 0; i = at(parentOfArea, i)) found.push(i);
      chain = found;
      chains.set(id, chain);
    }
    return chain;
  };

  const areasOfUnit = pkg.units.map((unit) => {
    const chain = [...chainOf(unit.constituencyId)];
    for (const id of [unit.districtId, unit.subDistrictId]) {
      if (id !== null) chain.push(getOrThrow(areaIndex, id));
    }
    return chain;
  });

  const contestsOfArea = new Map<number, number[]>();
  pkg.contests.forEach((contest, i) => {
    const area = getOrThrow(areaIndex, contest.areaId);
    contestsOfArea.set(area, [...(contestsOfArea.get(area) ?? []), i]);
  });

  const formOf = new Map<string, Form>();
  for (const form of pkg.forms) for (const kind of form.unitKinds) formOf.set(`${form.ballot} ${kind}`, form);

  const returns: ReturnSpec[] = [];
  const unitsOfConstituency: number[][] = pkg.areas.map(() => []);
  const returnsOfUnit = pkg.units.map((unit, u) => {
    const ofBallot = ballots.map(() => -1);
    at(unitsOfConstituency, getOrThrow(areaIndex, unit.constituencyId)).push(u);
    const contests = chainOf(unit.constituencyId).flatMap((a) => contestsOfArea.get(a) ?? []);
    for (const c of contests.sort((x, y) => x - y)) {
      const contest = at(pkg.contests, c);
      const form = formOf.get(`${contest.ballot} ${unit.kind}`);
      if (form === undefined) continue; // pre-flight reports it: this unit's contest cannot be received
      const b = getOrThrow(ballotIndex, contest.ballot);
      ofBallot[b] = returns.length;
      returns.push({
        index: returns.length,
        unit,
        unitIndex: u,
        contest,
        contestIndex: c,
        ballotIndex: b,
        form,
        lines: at(linesOfContest, c),
      });
    }
    return ofBallot;
  });

  return {
    pkg,
    returns,
    ballots,
    returnsOfUnit,
    linesOfContest,
    areaIndex,
    unitIndex,
    contestIndex,
    partyIndex,
    centreIndex,
    parentOfArea,
    areasOfUnit,
    unitsOfConstituency,
    rules: new Map(pkg.rules.map((r) => [r.code, r])),
    findReturn(unitId, ballot) {
      const u = unitIndex.get(unitId as UnitId);
      const b = ballotIndex.get(ballot as BallotId);
      if (u === undefined || b === undefined) return undefined;
      const r = at(at(returnsOfUnit, u), b);
      return r < 0 ? undefined : at(returns, r);
    },
    getUnitOrThrow: (id) => at(pkg.units, getOrThrow(unitIndex, id)),
    getArea: (id) => at(pkg.areas, getOrThrow(areaIndex, id)),
    getCentre: (id) => at(pkg.centres, getOrThrow(centreIndex, id)),
    getParty: (id) => at(pkg.parties, getOrThrow(partyIndex, id)),
  };
}

function linesOf(
  pkg: ElectionPackage,
  contest: Contest,
  partyIndex: ReadonlyMap<PartyId, number>,
): readonly Line[] {
  const lines: Line[] = [];
  switch (contest.kind) {
    case 'party-list':
      pkg.parties.forEach((party, i) => {
        if (party.listNumber === null) return;
        lines.push({
          number: party.listNumber,
          name: party.name,
          candidate: null,
          partyIndex: i,
          choice: null,
        });
      });
      break;
    case 'referendum':
      for (const choice of pkg.choices) {
        if (choice.contestId !== contest.id) continue;
        lines.push({ number: choice.number, name: choice.name, candidate: null, partyIndex: -1, choice });
      }
      break;
    case 'constituency':
    case 'executive':
    case 'council':
      for (const candidate of candidatesOf(pkg, contest.id)) {
        if (candidate.status !== 'standing') continue;
        const party = candidate.partyId === null ? -1 : getOrThrow(partyIndex, candidate.partyId);
        lines.push({
          number: candidate.number,
          name: candidate.name,
          candidate,
          partyIndex: party,
          choice: null,
        });
      }
      break;
  }
  return lines.sort((x, y) => x.number - y.number);
}

const candidateGroups = new WeakMap<ElectionPackage, Map<ContestId, Candidate[]>>();

/** All candidates of a contest, standing or not, in package order. */
export function candidatesOf(pkg: ElectionPackage, contestId: ContestId): readonly Candidate[] {
  let groups = candidateGroups.get(pkg);
  if (groups === undefined) {
    groups = new Map();
    for (const candidate of pkg.candidates) {
      const group = groups.get(candidate.contestId);
      if (group === undefined) groups.set(candidate.contestId, [candidate]);
      else group.push(candidate);
    }
    candidateGroups.set(pkg, groups);
  }
  return groups.get(contestId) ?? [];
}
