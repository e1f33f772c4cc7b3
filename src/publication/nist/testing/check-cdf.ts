/**
 * Checks of our own for an ElectionReport of NIST SP 1500-100 version 2, written from the published JSON schema
 * (NIST_V2_election_results_reporting.json, draft 4): of every class that we write, its fields, which of them it must have, their
 * types and words, and that no other field is there. It goes further than the schema in one thing: every reference must point to
 * an object of the right class in the same report. `docs/formats/nist.md` says how to validate against the schema file itself.
 */
interface Shape {
  readonly required: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
}

const shape = (required: string, fields: Readonly<Record<string, string>>): Shape => ({
  required: ['@type', ...required.split(' ').filter((name) => name !== '')],
  fields: { ...fields, '@type': 'string' },
});

const COUNT_TYPES =
  'absentee absentee-fwab absentee-in-person absentee-mail early election-day other provisional seats total uocava write-in';
const VARIATIONS =
  'approval borda cumulative majority n-of-m other plurality proportional range rcv super-majority';
const UNIT_TYPES =
  'ballot-batch ballot-style-area borough city city-council combined-precinct congressional country county county-council drop-box judicial municipality other polling-place precinct school special split-precinct state state-house state-senate town township utility village vote-center ward water';

const CONTEST = {
  '@id': 'string',
  Name: 'string',
  ElectionDistrictId: 'ref ReportingUnit',
  Abbreviation: 'string',
  ContestSelection: 'list PartySelection BallotMeasureSelection CandidateSelection',
  CountStatus: 'list CountStatus',
  ExternalIdentifier: 'list ExternalIdentifier',
  HasRotation: 'boolean',
  OtherCounts: 'list OtherCounts',
  SequenceOrder: 'integer',
  SubUnitsReported: 'integer',
  TotalSubUnits: 'integer',
  VoteVariation: `word ${VARIATIONS}`,
};
const PARTY = {
  '@id': 'string',
  Name: 'one InternationalizedText',
  ExternalIdentifier: 'list ExternalIdentifier',
};

const SHAPES: Readonly<Record<string, Shape>> = {
  ElectionReport: shape(
    'Format GeneratedDate Issuer IssuerAbbreviation SequenceEnd SequenceStart Status VendorApplicationId',
    {
      Format: 'word precinct-level summary-contest',
      GeneratedDate: 'datetime',
      Issuer: 'string',
      IssuerAbbreviation: 'string',
      SequenceStart: 'integer',
      SequenceEnd: 'integer',
      Status: 'word certified correction pre-election recount unofficial-complete unofficial-partial',
      VendorApplicationId: 'string',
      IsTest: 'boolean',
      TestType: 'string',
      Notes: 'string',
      ExternalIdentifier: 'list ExternalIdentifier',
      GpUnit: 'list ReportingUnit',
      Party: 'list Party',
      Election: 'list Election',
    },
  ),
  Election: shape('ElectionScopeId EndDate Name StartDate Type', {
    ElectionScopeId: 'ref ReportingUnit',
    StartDate: 'date',
    EndDate: 'date',
    Name: 'one InternationalizedText',
    Type: 'word general other partisan-primary-closed partisan-primary-open primary runoff special',
    OtherType: 'string',
    Candidate: 'list Candidate',
    Contest: 'list PartyContest BallotMeasureContest CandidateContest',
    BallotCounts: 'list BallotCounts',
    CountStatus: 'list CountStatus',
    ExternalIdentifier: 'list ExternalIdentifier',
  }),
  ReportingUnit: shape('@id Type', {
    '@id': 'string',
    Type: `word ${UNIT_TYPES}`,
    OtherType: 'string',
    Name: 'one InternationalizedText',
    Number: 'string',
    ExternalIdentifier: 'list ExternalIdentifier',
    ComposingGpUnitIds: 'refs ReportingUnit',
    CountStatus: 'list CountStatus',
    SubUnitsReported: 'integer',
    TotalSubUnits: 'integer',
    VotersParticipated: 'integer',
    VotersRegistered: 'integer',
  }),
  Party: shape('@id Name', { ...PARTY, Abbreviation: 'one InternationalizedText', Color: 'colour' }),
  Candidate: shape('@id BallotName', {
    '@id': 'string',
    BallotName: 'one InternationalizedText',
    PartyId: 'ref Party',
    PreElectionStatus: 'word filed qualified withdrawn',
    PostElectionStatus: 'word advanced-to-runoff defeated projected-winner winner withdrawn',
    ExternalIdentifier: 'list ExternalIdentifier',
  }),
  CandidateContest: shape('@id ElectionDistrictId Name VotesAllowed', {
    ...CONTEST,
    NumberElected: 'integer',
    NumberRunoff: 'integer',
    VotesAllowed: 'integer',
  }),
  PartyContest: shape('@id ElectionDistrictId Name', CONTEST),
  BallotMeasureContest: shape('@id ElectionDistrictId Name', {
    ...CONTEST,
    Type: 'word ballot-measure initiative other recall referendum',
  }),
  CandidateSelection: shape('@id', {
    '@id': 'string',
    CandidateIds: 'refs Candidate',
    EndorsementPartyIds: 'refs Party',
    IsWriteIn: 'boolean',
    SequenceOrder: 'integer',
    VoteCounts: 'list VoteCounts',
  }),
  PartySelection: shape('@id PartyIds', {
    '@id': 'string',
    PartyIds: 'refs Party',
    SequenceOrder: 'integer',
    VoteCounts: 'list VoteCounts',
  }),
  BallotMeasureSelection: shape('@id Selection', {
    '@id': 'string',
    Selection: 'one InternationalizedText',
    SequenceOrder: 'integer',
    ExternalIdentifier: 'list ExternalIdentifier',
    VoteCounts: 'list VoteCounts',
  }),
  VoteCounts: shape('Count GpUnitId Type', {
    Count: 'count',
    GpUnitId: 'ref ReportingUnit',
    Type: `word ${COUNT_TYPES}`,
    OtherType: 'string',
    Round: 'integer',
  }),
  BallotCounts: shape('GpUnitId Type', {
    GpUnitId: 'ref ReportingUnit',
    Type: `word ${COUNT_TYPES}`,
    OtherType: 'string',
    BallotsCast: 'count',
    BallotsOutstanding: 'count',
    BallotsRejected: 'count',
  }),
  CountStatus: shape('Status Type', {
    Status: 'word completed in-process not-processed unknown',
    Type: `word ${COUNT_TYPES}`,
    OtherType: 'string',
  }),
  ExternalIdentifier: shape('Type Value', {
    Type: 'word fips local-level national-level ocd-id other state-level',
    OtherType: 'string',
    Label: 'string',
    Value: 'string',
  }),
  InternationalizedText: shape('Text', { Text: 'some LanguageString', Label: 'string' }),
  LanguageString: shape('Content Language', { Content: 'string', Language: 'string' }),
};

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;

/** Whether a value that is no object is of the kind. */
function isPlain(value: unknown, kind: string, words: readonly string[]): boolean {
  const text = typeof value === 'string' ? value : null;
  switch (kind) {
    case 'string':
    case 'boolean':
      return typeof value === kind;
    case 'integer':
      return Number.isSafeInteger(value);
    case 'count':
      return Number.isSafeInteger(value) && Number(value) >= 0;
    case 'word':
      return text !== null && words.includes(text);
    case 'date':
      return text !== null && /^\d{4}-\d\d-\d\d$/.test(text);
    case 'datetime':
      return text !== null && DATE_TIME.test(text);
    case 'colour':
      return text !== null && /^[0-9a-f]{6}$/.test(text);
    default:
      throw new Error(`no such rule: ${kind}`);
  }
}

/** What is wrong with a report; empty when nothing is. */
export function checkCdf(report: unknown): readonly string[] {
  const problems: string[] = [];
  const ids = new Map<string, string>();
  const references: { place: string; id: string; classes: readonly string[] }[] = [];

  const visit = (value: unknown, classes: readonly string[], place: string): void => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      problems.push(`${place}: no object`);
      return;
    }
    const object = value as Record<string, unknown>;
    const name = String(object['@type']).replace('ElectionResults.', '');
    const expected = SHAPES[name];
    if (
      expected === undefined ||
      !classes.includes(name) ||
      !String(object['@type']).startsWith('ElectionResults.')
    ) {
      problems.push(`${place}: @type ${String(object['@type'])}`);
      return;
    }
    for (const field of expected.required)
      if (object[field] === undefined) problems.push(`${place}.${field} is missing`);
    const id = object['@id'];
    if (typeof id === 'string') {
      if (ids.has(id)) problems.push(`${place}: the id ${id} is there twice`);
      if (!/^[A-Za-z][\w.-]*$/.test(id)) problems.push(`${place}: ${id} is no name`);
      ids.set(id, name);
    }
    for (const [field, content] of Object.entries(object)) {
      const rule = expected.fields[field];
      if (rule === undefined) problems.push(`${place}.${field} is not in the schema`);
      else follow(content, rule, `${place}.${field}`);
    }
  };

  const follow = (value: unknown, rule: string, place: string): void => {
    const [kind = '', ...rest] = rule.split(' ');
    const bad = (): void => {
      problems.push(`${place}: ${JSON.stringify(value)} is no ${kind} ${rest.join(' ')}`.slice(0, 300));
    };
    const list = Array.isArray(value) ? value : [];
    switch (kind) {
      case 'one':
        visit(value, rest, place);
        break;
      case 'some':
      case 'list':
        if (!Array.isArray(value) || (kind === 'some' && list.length === 0)) bad();
        for (const [i, item] of list.entries()) visit(item, rest, `${place}[${i}]`);
        break;
      case 'ref':
        references.push({ place, id: String(value), classes: rest });
        break;
      case 'refs':
        if (list.length === 0) bad();
        for (const id of list) references.push({ place, id: String(id), classes: rest });
        break;
      default:
        if (!isPlain(value, kind, rest)) bad();
    }
  };

  visit(report, ['ElectionReport'], 'report');
  for (const { place, id, classes } of references) {
    if (!classes.includes(ids.get(id) ?? ''))
      problems.push(`${place}: ${id} is no ${classes.join(' or ')} of the report`);
  }
  return problems;
}
