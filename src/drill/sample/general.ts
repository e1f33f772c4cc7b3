import { at } from '../../basics/assert.ts';
import type {
  AreaId,
  BallotId,
  Candidate,
  CandidateId,
  Contest,
  ContestId,
  ElectionPackage,
  PackageHash,
  Unit,
} from '../../election/model.ts';
import { generalForms } from '../../election/standard/general.ts';
import { standardRules } from '../../election/standard/rules.ts';
import type { FormRow, UnitArrival } from '../form-row.ts';
import { randomFrom } from '../random.ts';
import { sampleManifest } from './manifest.ts';
import type { Sample, SampleOptions } from './model.ts';
import { arrivalOf, makeForm, unitDay } from './model-votes.ts';
import { inventPerson } from './names.ts';
import type { SampleParty } from './parties.ts';
import { sampleParties } from './parties.ts';
import type { ProvinceFacts } from './provinces.ts';
import { nationArea, provinceSkeleton } from './skeleton.ts';

const CONSTITUENCY = 'constituency' as BallotId;
const PARTY_LIST = 'party-list' as BallotId;
const BOOK_SIZE = 20;

/** A general election like that of 2566 in the given provinces: real skeleton, invented parties, people and votes. */
export function generalSample(
  options: SampleOptions,
  provinces: readonly ProvinceFacts[],
  id: string,
): Sample {
  const { seed, scale } = options;
  const parties = sampleParties(randomFrom(seed, 'parties'));
  const skeletons = provinces.map((facts) => provinceSkeleton(facts, scale, seed));
  const contests: Contest[] = [];
  const candidates: Candidate[] = [];
  const rows = new Map<string, FormRow[]>([
    [CONSTITUENCY, []],
    [PARTY_LIST, []],
  ]);
  const arrivals: UnitArrival[] = [];
  provinces.forEach((facts, p) => {
    const ofConstituency = new Map<string, Unit[]>();
    for (const unit of at(skeletons, p).units) {
      const list = ofConstituency.get(unit.constituencyId);
      if (list === undefined) ofConstituency.set(unit.constituencyId, [unit]);
      else list.push(unit);
    }
    for (let c = 1; c <= facts.constituencies; c++) {
      const contest = constituencyContest(facts, c);
      contests.push(contest);
      const standing = stand(contest, parties, seed);
      candidates.push(...standing);
      playConstituency(ofConstituency.get(contest.areaId) ?? [], {
        facts,
        seed,
        parties,
        standing: standing.filter((candidate) => candidate.status === 'standing'),
        rows,
        arrivals,
      });
    }
  });
  contests.push({
    id: 'party-list' as ContestId,
    ballot: PARTY_LIST,
    kind: 'party-list',
    areaId: 'TH' as AreaId,
    seats: 100,
    marks: 1,
    title: { th: 'สมาชิกสภาผู้แทนราษฎรแบบบัญชีรายชื่อ', en: 'Party list' },
  });
  const pkg: ElectionPackage = {
    hash: '' as PackageHash,
    manifest: sampleManifest(options, id, BOOK_SIZE),
    areas: [nationArea(), ...skeletons.flatMap((s) => s.areas)],
    units: skeletons.flatMap((s) => s.units),
    contests,
    parties: parties.map((p) => p.party),
    candidates,
    choices: [],
    centres: skeletons.flatMap((s) => s.centres),
    forms: generalForms(['constituency', 'party-list']),
    rules: standardRules(),
  };
  return { pkg, rows, arrivals };
}

function constituencyContest(facts: ProvinceFacts, number: number): Contest {
  const id = `${facts.id}_${number}`;
  return {
    id: id as ContestId,
    ballot: CONSTITUENCY,
    kind: 'constituency',
    areaId: id as AreaId,
    seats: 1,
    marks: 1,
    title: {
      th: `สมาชิกสภาผู้แทนราษฎร ${facts.th} เขตเลือกตั้งที่ ${number}`,
      en: `Member of Parliament, ${facts.en} constituency ${number}`,
    },
  };
}

/** Stronger parties stand nearly everywhere, small ones here and there; one candidate in sixty withdrew. */
function stand(contest: Contest, parties: readonly SampleParty[], seed: number): Candidate[] {
  const random = randomFrom(seed, 'candidates', contest.id);
  const there = parties.filter((p, i) => i < 3 || random.chance(0.25 + Math.min(0.7, p.weight / 9)));
  return random.shuffled(there).map((p, i) => ({
    id: `${contest.id}_${i + 1}` as CandidateId,
    contestId: contest.id,
    number: i + 1,
    name: inventPerson(random),
    partyId: p.party.id,
    status: p.weight < 5 && random.chance(1 / 30) ? 'withdrawn' : 'standing',
    imageUrl: '',
  }));
}

interface Play {
  readonly facts: ProvinceFacts;
  readonly seed: number;
  readonly parties: readonly SampleParty[];
  readonly standing: readonly Candidate[];
  readonly rows: ReadonlyMap<string, FormRow[]>;
  readonly arrivals: UnitArrival[];
}

/** Both ballots of every unit of a constituency. */
function playConstituency(units: readonly Unit[], play: Play): void {
  const { facts, seed, parties, standing } = play;
  const strength = localStrength(parties, facts, at(units, 0).constituencyId, seed);
  const random = randomFrom(seed, 'votes', at(units, 0).constituencyId);
  const personal = standing.map(() => random.factor(0.45));
  const partyOf = new Map(parties.map((p, i) => [p.party.id, i]));
  const listed = parties
    .map((p, i) => ({ i, number: p.party.listNumber }))
    .filter((p) => p.number !== null)
    .sort((x, y) => (x.number ?? 0) - (y.number ?? 0));
  const turnout = 0.73 + 0.035 * random.normal();
  const stations = units.filter((unit) => unit.registered !== null);
  const voters = stations.reduce((sum, unit) => sum + (unit.registered ?? 0), 0);
  const sets = units.filter((unit) => unit.kind === 'advance-out').length;
  const districts = new Map<string, number[]>();
  for (const unit of units) {
    const key = unit.districtId ?? unit.kind;
    let swing = districts.get(key);
    if (swing === undefined) {
      swing = parties.map(() => random.factor(0.3));
      districts.set(key, swing);
    }
    const small = unit.kind === 'advance-in' ? 30 : 60;
    const day = unitDay(unit, turnout, unit.kind === 'advance-out' ? (voters * 0.036) / sets : small, random);
    play.arrivals.push(arrivalOf(unit, day));
    const here = strength.map((s, i) => s * at(swing ?? [], i) * random.factor(0.22));
    const code = unit.kind === 'station' ? '5/18' : unit.kind === 'advance-out' ? '5/17' : '5/16';
    const common = { marks: 1, bookSize: BOOK_SIZE, formCode: code };
    const persons = standing.map((candidate, i) => {
      const party = candidate.partyId === null ? 0 : (partyOf.get(candidate.partyId) ?? 0);
      return at(here, party) * at(personal, i);
    });
    play.rows
      .get(CONSTITUENCY)
      ?.push(makeForm(unit, day, { ...common, strength: persons, spoiled: 0.035, noVote: 0.021 }, random));
    const lists = listed.map((p) => at(here, p.i));
    play.rows
      .get(PARTY_LIST)
      ?.push(makeForm(unit, day, { ...common, strength: lists, spoiled: 0.038, noVote: 0.012 }, random));
  }
}

/** Party strength of a constituency: the country's, bent by region, province and place. */
function localStrength(
  parties: readonly SampleParty[],
  facts: ProvinceFacts,
  constituency: string,
  seed: number,
): number[] {
  const region = randomFrom(seed, 'region', facts.region);
  const province = randomFrom(seed, 'province', facts.id);
  const place = randomFrom(seed, 'place', constituency);
  return parties.map((p) => p.weight * region.factor(0.55) * province.factor(0.3) * place.factor(0.35));
}
