import type {
  Area,
  AreaId,
  AreaKind,
  BallotId,
  Candidate,
  CandidateId,
  Centre,
  CentreId,
  Choice,
  Contest,
  ContestId,
  ContestKind,
  ElectionPackage,
  Form,
  FormField,
  FormId,
  HeadRole,
  PackageHash,
  Party,
  PartyId,
  Rule,
  Unit,
  UnitId,
  UnitKind,
} from '../model.ts';
import { CONTEST_KINDS, RULE_CODES } from '../model.ts';

/** Sizes of {@link tinyPackage}. */
export interface TinyOptions {
  readonly ballots?: readonly ContestKind[];
  readonly constituencies?: number;
  readonly stationsEach?: number;
  readonly candidatesEach?: number;
  readonly parties?: number;
  readonly capPercent?: number;
}

const both = (text: string) => ({ th: text, en: text });

const FIELD_NUMBERS: Partial<Record<HeadRole, string>> = {
  registered: '1.1',
  present: '1.2',
  received: '2.1',
  used: '2.2',
  valid: '2.2.1',
  invalid: '2.2.2',
  noVote: '2.2.3',
  left: '2.3',
  envelopes: '',
  total: '3',
  signatures: '',
};

function fields(roles: readonly HeadRole[]): FormField[] {
  return roles.map((role) => ({ role, number: FIELD_NUMBERS[role] ?? '', label: both(role) }));
}

/** A small, consistent package for tests: one province, a district, stations and one advance set per constituency. */
export function tinyPackage(options: TinyOptions = {}): ElectionPackage {
  const kinds = options.ballots ?? ['constituency', 'party-list'];
  const constituencies = options.constituencies ?? 2;
  const stationsEach = options.stationsEach ?? 4;
  const candidatesEach = options.candidatesEach ?? 3;
  const local = kinds.some((k) => k === 'executive' || k === 'council');
  const area = (id: string, kind: AreaKind, parent: string | null, name: string): Area => ({
    id: id as AreaId,
    kind,
    parentId: parent as AreaId | null,
    code: id,
    name: both(name),
    abbreviation: '',
    registered: null,
    stations: null,
    zones: [],
  });
  const areas: Area[] = [area('TH', 'nation', null, 'ประเทศ'), area('MKM', 'province', 'TH', 'มหาสารคาม')];
  if (local) areas.push(area('LB', 'local-body', 'MKM', 'อบต.ทดสอบ'));
  areas.push(area('D1', 'district', 'MKM', 'เมือง'), area('S1', 'sub-district', 'D1', 'ตลาด'));

  const parties: Party[] = Array.from({ length: options.parties ?? 3 }, (_, i) => ({
    id: `${701 + i}` as PartyId,
    listNumber: i + 1,
    name: both(`พรรค ${i + 1}`),
    abbreviation: `พ${i + 1}`,
    colour: '#336699',
    listSize: 100,
    logoUrl: '',
  }));
  const contests: Contest[] = [];
  const candidates: Candidate[] = [];
  const choices: Choice[] = [];
  const units: Unit[] = [];
  const centres: Centre[] = [
    { id: 'D1' as CentreId, kind: 'district', areaId: 'D1' as AreaId, name: both('ศูนย์อำเภอ'), phone: '' },
  ];
  const contest = (id: string, kind: ContestKind, areaId: string, seats: number, marks: number): Contest => ({
    id: id as ContestId,
    ballot: kind as string as BallotId,
    kind,
    areaId: areaId as AreaId,
    seats,
    marks,
    title: both(kind),
  });
  const stand = (contestId: string, count: number) => {
    for (let n = 1; n <= count; n++) {
      candidates.push({
        id: `${contestId}_${n}` as CandidateId,
        contestId: contestId as ContestId,
        number: n,
        name: both(`ผู้สมัคร ${n}`),
        partyId: parties.length > 0 && !local ? (parties[(n - 1) % parties.length]?.id ?? null) : null,
        status: 'standing',
        imageUrl: '',
      });
    }
  };
  for (const kind of kinds) {
    if (kind === 'party-list') contests.push(contest('party-list', kind, 'TH', 100, 1));
    if (kind === 'executive') {
      contests.push(contest('executive', kind, 'LB', 1, 1));
      stand('executive', candidatesEach);
    }
    if (kind === 'referendum') {
      contests.push(contest('referendum', kind, 'TH', 0, 1));
      choices.push(
        { contestId: 'referendum' as ContestId, number: 1, code: 'yes', name: { th: 'เห็นชอบ', en: 'Yes' } },
        { contestId: 'referendum' as ContestId, number: 2, code: 'no', name: { th: 'ไม่เห็นชอบ', en: 'No' } },
      );
    }
  }
  for (let c = 1; c <= constituencies; c++) {
    const id = `MKM_${c}`;
    areas.push(area(id, 'constituency', local ? 'LB' : 'MKM', `เขต ${c}`));
    centres.push({
      id: id as CentreId,
      kind: 'constituency',
      areaId: id as AreaId,
      name: both(`ศูนย์เขต ${c}`),
      phone: '',
    });
    for (const kind of kinds) {
      if (kind === 'constituency') contests.push(contest(id, kind, id, 1, 1));
      if (kind === 'council') contests.push(contest(`council_${c}`, kind, id, 2, 2));
      if (kind === 'constituency') stand(id, candidatesEach);
      if (kind === 'council') stand(`council_${c}`, candidatesEach + 1);
    }
    for (let n = 1; n <= stationsEach; n++) {
      units.push({
        id: `44-0${c}-S1-00${n}` as UnitId,
        kind: 'station',
        constituencyId: id as AreaId,
        districtId: 'D1' as AreaId,
        subDistrictId: 'S1' as AreaId,
        number: n,
        name: both(`หน่วยที่ ${n}`),
        registered: 500,
        advanceRegistered: 10,
        centreId: 'D1' as CentreId,
      });
    }
    if (!local) {
      units.push({
        id: `44-0${c}-517-01` as UnitId,
        kind: 'advance-out',
        constituencyId: id as AreaId,
        districtId: null,
        subDistrictId: null,
        number: 1,
        name: both('ชุดที่ 1'),
        registered: null,
        advanceRegistered: null,
        centreId: id as CentreId,
      });
    }
  }
  const form = (
    ballot: ContestKind,
    code: string,
    unitKinds: readonly UnitKind[],
    roles: readonly HeadRole[],
  ): Form => ({
    id: `${code.replace('/', '-')}-${ballot}` as FormId,
    code,
    ballot: ballot as string as BallotId,
    unitKinds,
    title: both(code),
    pages: ballot === 'party-list' ? 4 : 2,
    words: 'optional',
    fields: fields(roles),
  });
  const station: HeadRole[] = [
    'registered',
    'present',
    'received',
    'used',
    'valid',
    'invalid',
    'noVote',
    'left',
    'total',
    'signatures',
  ];
  const advance: HeadRole[] = ['received', 'valid', 'invalid', 'noVote', 'total', 'signatures'];
  const forms = kinds.flatMap((kind) => [
    form(kind, '5/18', ['station'], station),
    form(kind, '5/16', ['advance-in', 'special'], advance),
    form(kind, '5/17', ['advance-out'], ['envelopes', ...advance]),
  ]);
  const rules: Rule[] = RULE_CODES.map((code) => ({
    code,
    level:
      code === 'C9' || code === 'C10'
        ? 'info'
        : ['C3', 'C4', 'C12', 'C18', 'C22'].includes(code)
          ? 'warning'
          : 'error',
    parameters: new Map(),
  }));
  return {
    hash: '0'.repeat(64) as PackageHash,
    manifest: {
      id: 'tiny',
      kind: local ? 'local' : 'general',
      title: both('ทดสอบ'),
      electionDay: '2026-02-08',
      drill: true,
      publication: {
        embargoUntil: Date.UTC(2026, 1, 8, 10, 0),
        firstRelease: Date.UTC(2026, 1, 8, 11, 45),
        completeBy: Date.UTC(2026, 1, 8, 16, 0),
        cap: { percent: options.capPercent ?? 95, reason: both('ทดสอบ'), source: 'test', until: null },
      },
      signaturesRequired: 5,
      bookSize: 20,
      source: 'test',
    },
    areas,
    units,
    contests: contests.sort((a, b) => CONTEST_KINDS.indexOf(a.kind) - CONTEST_KINDS.indexOf(b.kind)),
    parties,
    candidates,
    choices,
    centres,
    forms,
    rules,
  };
}
