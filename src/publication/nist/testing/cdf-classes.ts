/**
 * What the JSON schema of NIST SP 1500-100 version 2 says of every class that we write, in a short notation of our own. A class is a line of
 * fields: `!` must be there; after `:` stands what it holds. Fields whose classes we never write are left out, so that what passes here passes the
 * whole schema. Read from NIST_V2_election_results_reporting.json (58,116 bytes, branch `version2` of usnistgov/ElectionResultsReporting).
 *
 * `text integer number boolean date datetime colour`: plain values. `word W`: one of the words of W. `one C`: an object. `list C…`: none or
 * more objects. `some C`: at least one. `ref C…`, `refs C…`, `somerefs C…`: ids of objects of these classes.
 */
export type FieldRule = string;
export type ClassFields = Readonly<Record<string, FieldRule>>;

const IDENTIFIED: ClassFields = { '@id!': 'text', ExternalIdentifier: 'list ExternalIdentifier' };

const CONTEST: ClassFields = {
  ...IDENTIFIED,
  Abbreviation: 'text',
  BallotSubTitle: 'one InternationalizedText',
  BallotTitle: 'one InternationalizedText',
  ContestSelection: 'list PartySelection BallotMeasureSelection CandidateSelection',
  CountStatus: 'list CountStatus',
  'ElectionDistrictId!': 'ref ReportingUnit',
  HasRotation: 'boolean',
  'Name!': 'text',
  OtherCounts: 'list OtherCounts',
  OtherVoteVariation: 'text',
  SequenceOrder: 'integer',
  SubUnitsReported: 'integer',
  TotalSubUnits: 'integer',
  VoteVariation: 'word VoteVariation',
};

const SELECTION: ClassFields = {
  '@id!': 'text',
  SequenceOrder: 'integer',
  VoteCounts: 'list VoteCounts',
};

const COUNTS: ClassFields = {
  'GpUnitId!': 'ref ReportingUnit',
  IsSuppressedForPrivacy: 'boolean',
  OtherType: 'text',
  Round: 'integer',
  'Type!': 'word CountItemType',
};

/** Every class has `@type` besides, which must be there and name it. */
export const CDF_CLASSES: Readonly<Record<string, ClassFields>> = {
  ElectionReport: {
    Election: 'list Election',
    ExternalIdentifier: 'list ExternalIdentifier',
    'Format!': 'word ReportDetailLevel',
    'GeneratedDate!': 'datetime',
    GpUnit: 'list ReportingUnit',
    IsTest: 'boolean',
    'Issuer!': 'text',
    'IssuerAbbreviation!': 'text',
    Notes: 'text',
    Party: 'list Party',
    'SequenceEnd!': 'integer',
    'SequenceStart!': 'integer',
    'Status!': 'word ResultsStatus',
    TestType: 'text',
    'VendorApplicationId!': 'text',
  },
  Election: {
    BallotCounts: 'list BallotCounts',
    Candidate: 'list Candidate',
    Contest: 'list PartyContest BallotMeasureContest CandidateContest',
    CountStatus: 'list CountStatus',
    'ElectionScopeId!': 'ref ReportingUnit',
    'EndDate!': 'date',
    ExternalIdentifier: 'list ExternalIdentifier',
    'Name!': 'one InternationalizedText',
    OtherType: 'text',
    'StartDate!': 'date',
    'Type!': 'word ElectionType',
  },
  ReportingUnit: {
    ...IDENTIFIED,
    ComposingGpUnitIds: 'refs ReportingUnit',
    CountStatus: 'list CountStatus',
    IsDistricted: 'boolean',
    IsMailOnly: 'boolean',
    Name: 'one InternationalizedText',
    Number: 'text',
    OtherType: 'text',
    SubUnitsReported: 'integer',
    TotalSubUnits: 'integer',
    'Type!': 'word ReportingUnitType',
    VotersParticipated: 'integer',
    VotersRegistered: 'integer',
  },
  Party: {
    ...IDENTIFIED,
    Abbreviation: 'one InternationalizedText',
    Color: 'colour',
    IsRecognizedParty: 'boolean',
    'Name!': 'one InternationalizedText',
    PartyScopeGpUnitIds: 'refs ReportingUnit',
    Slogan: 'one InternationalizedText',
  },
  Candidate: {
    ...IDENTIFIED,
    'BallotName!': 'one InternationalizedText',
    CampaignSlogan: 'one InternationalizedText',
    FileDate: 'date',
    IsIncumbent: 'boolean',
    IsTopTicket: 'boolean',
    PartyId: 'ref Party',
    PostElectionStatus: 'word CandidatePostElectionStatus',
    PreElectionStatus: 'word CandidatePreElectionStatus',
  },
  CandidateContest: {
    ...CONTEST,
    NumberElected: 'integer',
    NumberRunoff: 'integer',
    PrimaryPartyIds: 'refs Party',
    'VotesAllowed!': 'integer',
  },
  PartyContest: CONTEST,
  BallotMeasureContest: {
    ...CONTEST,
    ConStatement: 'one InternationalizedText',
    EffectOfAbstain: 'one InternationalizedText',
    FullText: 'one InternationalizedText',
    OtherType: 'text',
    PassageThreshold: 'one InternationalizedText',
    ProStatement: 'one InternationalizedText',
    SummaryText: 'one InternationalizedText',
    Type: 'word BallotMeasureType',
  },
  CandidateSelection: {
    ...SELECTION,
    CandidateIds: 'refs Candidate',
    EndorsementPartyIds: 'refs Party',
    IsWriteIn: 'boolean',
  },
  PartySelection: { ...SELECTION, 'PartyIds!': 'somerefs Party' },
  BallotMeasureSelection: { ...SELECTION, ...IDENTIFIED, 'Selection!': 'one InternationalizedText' },
  VoteCounts: { ...COUNTS, 'Count!': 'number' },
  BallotCounts: {
    ...COUNTS,
    BallotsCast: 'integer',
    BallotsOutstanding: 'integer',
    BallotsRejected: 'integer',
  },
  OtherCounts: {
    'GpUnitId!': 'ref ReportingUnit',
    Overvotes: 'number',
    Undervotes: 'number',
    WriteIns: 'integer',
  },
  CountStatus: { OtherType: 'text', 'Status!': 'word CountItemStatus', 'Type!': 'word CountItemType' },
  ExternalIdentifier: { Label: 'text', OtherType: 'text', 'Type!': 'word IdentifierType', 'Value!': 'text' },
  InternationalizedText: { Label: 'text', 'Text!': 'some LanguageString' },
  LanguageString: { 'Content!': 'text', 'Language!': 'text' },
};

/** The words of every enumeration that we use. */
export const CDF_WORDS: Readonly<Record<string, string>> = {
  BallotMeasureType: 'ballot-measure initiative other recall referendum',
  CandidatePostElectionStatus: 'advanced-to-runoff defeated projected-winner winner withdrawn',
  CandidatePreElectionStatus: 'filed qualified withdrawn',
  CountItemStatus: 'completed in-process not-processed unknown',
  CountItemType:
    'absentee absentee-fwab absentee-in-person absentee-mail early election-day other provisional seats total uocava write-in',
  ElectionType: 'general other partisan-primary-closed partisan-primary-open primary runoff special',
  IdentifierType: 'fips local-level national-level ocd-id other state-level',
  ReportDetailLevel: 'precinct-level summary-contest',
  ReportingUnitType:
    'ballot-batch ballot-style-area borough city city-council combined-precinct congressional country county county-council drop-box judicial municipality other polling-place precinct school special split-precinct state state-house state-senate town township utility village vote-center ward water',
  ResultsStatus: 'certified correction pre-election recount unofficial-complete unofficial-partial',
  VoteVariation:
    'approval borda cumulative majority n-of-m other plurality proportional range rcv super-majority',
};
