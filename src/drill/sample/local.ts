import type {
  Area,
  AreaId,
  BallotId,
  Candidate,
  CandidateId,
  CentreId,
  Contest,
  ContestId,
  PackageHash,
  Unit,
  UnitId,
} from '../../election/model.ts';
import { localForms } from '../../election/standard/local.ts';
import { standardRules } from '../../election/standard/rules.ts';
import type { FormRow, UnitArrival } from '../form-row.ts';
import type { Random } from '../random.ts';
import { randomFrom } from '../random.ts';
import { sampleManifest } from './manifest.ts';
import type { Sample, SampleOptions } from './model.ts';
import { arrivalOf, makeForm, unitDay } from './model-votes.ts';
import { inventPerson } from './names.ts';
import type { ProvinceFacts } from './provinces.ts';
import { areaOf, centreOf, nationArea } from './skeleton.ts';

const EXECUTIVE = 'executive' as BallotId;
const COUNCIL = 'council' as BallotId;
/** 25 in the local elections of 2556 (S2). */
const BOOK_SIZE = 25;

/**
 * A sub-district administrative organisation (อบต.): one executive for the whole body, a council of two seats a village as in
 * 2556 (domain 3.4). The last village has no more candidates than seats.
 */
export function localSample(options: SampleOptions, facts: ProvinceFacts): Sample {
  const random = randomFrom(options.seed, 'local', facts.id);
  const villages = Math.max(3, Math.round(12 * options.scale));
  const body = `${facts.id}-L1`;
  const district = `${facts.code}01`;
  const subDistrict = `${district}01`;
  const wards = Array.from({ length: villages }, (_, i) => `${body}_${i + 1}`);
  const units = wards.flatMap((ward, i) =>
    wardUnits(facts, ward, i + 1, district, subDistrict, body, random),
  );
  const voters = (list: readonly Unit[]) => list.reduce((sum, unit) => sum + (unit.registered ?? 0), 0);
  const published = (area: Area, list: readonly Unit[]): Area => ({
    ...area,
    registered: voters(list),
    stations: list.length,
  });
  const bodyName = {
    th: `องค์การบริหารส่วนตำบลตัวอย่าง ${facts.th}`,
    en: `Sample sub-district organisation, ${facts.en}`,
  };
  const areas: Area[] = [
    nationArea(),
    {
      ...areaOf(facts.id, 'province', 'TH', facts.code, facts.th, facts.en),
      abbreviation: facts.abbreviation,
    },
    published(areaOf(body, 'local-body', facts.id, '1', bodyName.th, bodyName.en), units),
    ...wards.map((ward, i) =>
      published(
        areaOf(
          ward,
          'constituency',
          body,
          String(i + 1),
          `เขตเลือกตั้งที่ ${i + 1} หมู่ที่ ${i + 1}`,
          `Constituency ${i + 1}, village ${i + 1}`,
        ),
        units.filter((unit) => unit.constituencyId === ward),
      ),
    ),
    areaOf(district, 'district', facts.id, district, `อำเภอที่ 1 ${facts.th}`, `${facts.en} district 1`),
    areaOf(subDistrict, 'sub-district', district, subDistrict, 'ตำบลที่ 1', 'Sub-district 1'),
  ];
  const contests = [
    executiveContest(body, bodyName.th, bodyName.en),
    ...wards.map((w, i) => councilContest(w, i + 1)),
  ];
  const candidates = contests.flatMap((contest, i) => {
    const contested =
      contest.kind === 'executive' ? 3 : i === contests.length - 1 ? contest.seats : random.int(3, 6);
    return stand(contest, contested, random);
  });
  const rows = new Map<string, FormRow[]>([
    [EXECUTIVE, []],
    [COUNCIL, []],
  ]);
  const arrivals: UnitArrival[] = [];
  const strengthOf = new Map(
    contests.map((contest) => [
      contest.id,
      candidates
        .filter((c) => c.contestId === contest.id && c.status === 'standing')
        .map(() => random.factor(0.5)),
    ]),
  );
  for (const unit of units) {
    const day = unitDay(unit, 0.77, 0, random);
    arrivals.push(arrivalOf(unit, day));
    for (const contest of contests) {
      if (contest.areaId !== body && contest.areaId !== unit.constituencyId) continue;
      const strength = (strengthOf.get(contest.id) ?? []).map((s) => s * random.factor(0.25));
      const formCode = contest.kind === 'executive' ? 'ผ.ถ. 14' : 'ส.ถ. 14';
      const model = {
        strength,
        spoiled: 0.03,
        noVote: 0.03,
        marks: contest.marks,
        bookSize: BOOK_SIZE,
        formCode,
      };
      rows.get(contest.ballot)?.push(makeForm(unit, day, model, random));
    }
  }
  return {
    pkg: {
      hash: '' as PackageHash,
      manifest: sampleManifest(options, `sample-local-${facts.id.toLowerCase()}`, BOOK_SIZE),
      areas,
      units,
      contests,
      parties: [],
      candidates,
      choices: [],
      centres: [centreOf(body, 'local', `ศูนย์รวมคะแนน${bodyName.th}`, `Score centre, ${bodyName.en}`)],
      forms: localForms(),
      rules: standardRules(),
    },
    rows,
    arrivals,
  };
}

function wardUnits(
  facts: ProvinceFacts,
  ward: string,
  village: number,
  district: string,
  subDistrict: string,
  body: string,
  random: Random,
): Unit[] {
  return Array.from({ length: random.chance(0.3) ? 2 : 1 }, (_, i) => ({
    id: `${facts.code}-${String(village).padStart(2, '0')}-${subDistrict}-${String(i + 1).padStart(3, '0')}` as UnitId,
    kind: 'station' as const,
    constituencyId: ward as AreaId,
    districtId: district as AreaId,
    subDistrictId: subDistrict as AreaId,
    number: i + 1,
    name: { th: `หมู่ที่ ${village} หน่วยเลือกตั้งที่ ${i + 1}`, en: `Village ${village}, polling station ${i + 1}` },
    registered: random.int(300, 800),
    advanceRegistered: null,
    centreId: body as CentreId,
  }));
}

function executiveContest(body: string, th: string, en: string): Contest {
  return {
    id: 'executive' as ContestId,
    ballot: EXECUTIVE,
    kind: 'executive',
    areaId: body as AreaId,
    seats: 1,
    marks: 1,
    title: { th: `นายก${th}`, en: `Chief executive, ${en}` },
  };
}

function councilContest(ward: string, number: number): Contest {
  const seats = number % 4 === 0 ? 1 : 2;
  return {
    id: `council-${number}` as ContestId,
    ballot: COUNCIL,
    kind: 'council',
    areaId: ward as AreaId,
    seats,
    marks: seats,
    title: {
      th: `สมาชิกสภาองค์การบริหารส่วนตำบล เขตเลือกตั้งที่ ${number}`,
      en: `Council members, constituency ${number}`,
    },
  };
}

function stand(contest: Contest, count: number, random: Random): Candidate[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `${contest.id}_${i + 1}` as CandidateId,
    contestId: contest.id,
    number: i + 1,
    name: inventPerson(random),
    partyId: null,
    status: 'standing' as const,
    imageUrl: '',
  }));
}
