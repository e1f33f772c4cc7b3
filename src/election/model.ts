import type { Bilingual } from '../basics/bilingual.ts';
import type { Brand } from '../basics/brand.ts';

export type PackageHash = Brand<string, 'PackageHash'>;
export type AreaId = Brand<string, 'AreaId'>;
export type UnitId = Brand<string, 'UnitId'>;
export type ContestId = Brand<string, 'ContestId'>;
export type PartyId = Brand<string, 'PartyId'>;
export type CandidateId = Brand<string, 'CandidateId'>;
export type CentreId = Brand<string, 'CentreId'>;
export type FormId = Brand<string, 'FormId'>;
/**
 * Names one ballot paper of a unit, e.g. `constituency`, `party-list`, `referendum`, `executive`, `council`.
 * A unit has at most one contest per ballot, so (unit, ballot) names a return.
 */
export type BallotId = Brand<string, 'BallotId'>;

export const AREA_KINDS = [
  'nation',
  'province',
  'local-body',
  'constituency',
  'district',
  'sub-district',
] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

/**
 * An area. `parentId` is null only for the nation. Constituencies hang under a province (or under a local body,
 * which hangs under a province); districts under a province; sub-districts under a district. Districts and
 * sub-districts cut across constituencies.
 */
export interface Area {
  readonly id: AreaId;
  readonly kind: AreaKind;
  readonly parentId: AreaId | null;
  /** Code of the Ministry of Interior, or the constituency number; empty when there is none. */
  readonly code: string;
  readonly name: Bilingual;
  /** Abbreviation, Thai (`กทม`); empty when there is none. */
  readonly abbreviation: string;
  /** Registered voters as published for the area, null when not published; pre-flight compares with the units. */
  readonly registered: number | null;
  /** Polling stations as published for the area, null when not published. */
  readonly stations: number | null;
  /** Description of what the area holds, one text per part (`zone` of ECT); may be empty. */
  readonly zones: readonly string[];
}

export const UNIT_KINDS = ['station', 'advance-in', 'advance-out', 'special'] as const;
/**
 * `station`: polling station (5/18). `advance-in`: advance votes inside the constituency (5/16). `advance-out`: a set of
 * out-of-constituency or overseas ballots (5/17). `special`: central place for disabled and elderly voters (5/16).
 */
export type UnitKind = (typeof UNIT_KINDS)[number];

export interface Unit {
  readonly id: UnitId;
  readonly kind: UnitKind;
  readonly constituencyId: AreaId;
  /** Null for sets that are counted for the constituency as a whole. */
  readonly districtId: AreaId | null;
  readonly subDistrictId: AreaId | null;
  /** Number of the station in its sub-district, or of the set (ชุดที่). */
  readonly number: number;
  readonly name: Bilingual;
  /** Voters on the unit's roll; null where there is no roll (5/16, 5/17). */
  readonly registered: number | null;
  /** Of these, registered to vote elsewhere in advance (they cannot vote here). */
  readonly advanceRegistered: number | null;
  /** The score centre that receives and enters the unit's returns. */
  readonly centreId: CentreId;
}

export const CONTEST_KINDS = ['constituency', 'party-list', 'referendum', 'executive', 'council'] as const;
export type ContestKind = (typeof CONTEST_KINDS)[number];

export interface Contest {
  readonly id: ContestId;
  readonly ballot: BallotId;
  readonly kind: ContestKind;
  /** Every unit whose constituency lies in this area votes in the contest. */
  readonly areaId: AreaId;
  /** Seats to fill: 1 for constituency and executive, m for council, 100 for party list, 0 for a referendum. */
  readonly seats: number;
  /** Marks a voter may make on the ballot: 1 except for a council of m seats. */
  readonly marks: number;
  readonly title: Bilingual;
}

export interface Party {
  readonly id: PartyId;
  /** Ballot number on the party-list ballot; null for a party without a list. */
  readonly listNumber: number | null;
  readonly name: Bilingual;
  readonly abbreviation: string;
  /** `#rrggbb`. */
  readonly colour: string;
  /** Names on the party's list: a party wins no more seats than that (MP Act s.128; domain 3.1 rule 5). */
  readonly listSize: number;
  readonly logoUrl: string;
}

export const CANDIDATE_STATUSES = ['standing', 'withdrawn', 'disqualified', 'deceased'] as const;
export type CandidateStatus = (typeof CANDIDATE_STATUSES)[number];

export interface Candidate {
  readonly id: CandidateId;
  readonly contestId: ContestId;
  /** Number on the ballot. */
  readonly number: number;
  readonly name: Bilingual;
  /** Null for an independent (local elections) or where the reference file names none. */
  readonly partyId: PartyId | null;
  /** Only standing candidates have a line on returns; the number of another stays unused. */
  readonly status: CandidateStatus;
  readonly imageUrl: string;
}

/** An answer on a referendum ballot. */
export interface Choice {
  readonly contestId: ContestId;
  readonly number: number;
  /** `yes`, `no`, … unique in the contest. */
  readonly code: string;
  readonly name: Bilingual;
}

export const CENTRE_KINDS = ['district', 'constituency', 'local'] as const;
export type CentreKind = (typeof CENTRE_KINDS)[number];

export interface Centre {
  readonly id: CentreId;
  readonly kind: CentreKind;
  /** The district, constituency or local body that the centre serves. */
  readonly areaId: AreaId;
  readonly name: Bilingual;
  readonly phone: string;
}

/**
 * What a figure above the table of scores means. The order is the order of figures in every return, record and leaf.
 * `registered` 1.1, `present` 1.2, `received` 2.1, `used` 2.2, `valid` 2.2.1, `invalid` 2.2.2, `noVote` 2.2.3, `left` 2.3;
 * `envelopes`: envelopes received (5/17); `total`: grand total of scores as written; `signatures`: signatures on the form.
 */
export const HEAD_ROLES = [
  'registered',
  'present',
  'received',
  'used',
  'valid',
  'invalid',
  'noVote',
  'left',
  'envelopes',
  'total',
  'signatures',
] as const;
export type HeadRole = (typeof HEAD_ROLES)[number];

export interface FormField {
  readonly role: HeadRole;
  /** Number printed on the paper, e.g. `2.2.1`; empty when the paper prints none. */
  readonly number: string;
  readonly label: Bilingual;
}

/**
 * How scores in words are treated. `optional`: typed, or marked, where somebody looked at them, and compared with the digits.
 * `marks`: for every figure it is said whether the words agree, differ or are missing. `none`: not on this form.
 */
export const WORDS_MODES = ['optional', 'marks', 'none'] as const;
export type WordsMode = (typeof WORDS_MODES)[number];

/**
 * Where a figure stands on the printed form, in thousandths of the page: the desk moves the photo there. `x`, `y` are the upper
 * left corner.
 */
export interface FormPlace {
  /** A head role, or `row:` and the row of the table of scores as printed, from 1. */
  readonly place: string;
  /** From 1. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Parts of a printed form, in the order of the paper (docs/formats/forms.md). `scope`, `digits` and `numerals` say how, the rest say what
 * is printed.
 */
export const FORM_PART_KINDS = [
  'scope',
  'digits',
  'numerals',
  'colour',
  'copy',
  'title',
  'intro',
  'section',
  'figure',
  'column',
  'table',
  'tally',
  'total',
  'announce',
  'signatures',
  'reason',
  'note',
] as const;
export type FormPartKind = (typeof FORM_PART_KINDS)[number];

/** Figures of a summary form (6/1) that no return has: ballots counted at stations, in advance votes, in absentee sets, in all. */
export const SUMMARY_ROLES = [
  'counted-stations',
  'counted-advance-in',
  'counted-advance-out',
  'counted',
] as const;

export interface FormPart {
  readonly part: FormPartKind;
  /** Which: a role, a column, a kind of signature, … ; empty where the part has no kinds. */
  readonly key: string;
  /** As printed, in Thai, with blanks in braces that the package fills in. May be empty. */
  readonly text: string;
  /** Printed behind a figure's boxes: คน, บัตร, ซอง; else empty. */
  readonly after: string;
  /** Boxes, lines, signatures or millimetres, as the part has them; null: what is usual. */
  readonly amount: number | null;
}

/** A printed form type. Form sets are data of the election, not code. */
export interface Form {
  readonly id: FormId;
  /** As printed, e.g. `ส.ส. 5/18 (บช.)`. */
  readonly code: string;
  readonly ballot: BallotId;
  readonly unitKinds: readonly UnitKind[];
  readonly title: Bilingual;
  readonly pages: number;
  readonly words: WordsMode;
  /** In the order of the paper. A role that is missing here is not on this form. */
  readonly fields: readonly FormField[];
  /** Absent when nobody has measured the form. */
  readonly places?: readonly FormPlace[];
  /** What is printed on it, in the order of the paper; absent: the standard texts. */
  readonly parts?: readonly FormPart[];
}

export const RULE_CODES = [
  'C1',
  'C2',
  'C3',
  'C4',
  'C5',
  'C6',
  'C7',
  'C8',
  'C9',
  'C10',
  'C11',
  'C12',
  'C13',
  'C14',
  'C15',
  'C16',
  'C17',
  'C18',
  'C19',
  'C20',
  'C21',
  'C22',
] as const;
export type RuleCode = (typeof RULE_CODES)[number];

export type RuleLevel = 'error' | 'warning' | 'info' | 'off';

/** Level and parameters of a check (domain 2.5). What a code checks is code; how severe it is, is data. */
export interface Rule {
  readonly code: RuleCode;
  readonly level: RuleLevel;
  /** Named numbers, e.g. `tolerance`; empty when the rule has none. */
  readonly parameters: ReadonlyMap<string, number>;
}

export interface CapPolicy {
  /** Whole percent, 1 to 100, of the stations of each constituency that may be shown (S1.12). */
  readonly percent: number;
  readonly reason: Bilingual;
  /** Law, regulation or resolution that orders the cap. */
  readonly source: string;
  /** When the cap ends; null: when an administrator lifts it. Milliseconds UTC. */
  readonly until: number | null;
}

export interface PublicationPolicy {
  /** No figure is public before this moment (polls close). Milliseconds UTC. */
  readonly embargoUntil: number;
  /** First cut with figures (18.45 in 2566, S1.11). */
  readonly firstRelease: number;
  /** Planned time by which all figures are public (23.00 in 2566, S1.11). */
  readonly completeBy: number;
  readonly cap: CapPolicy;
  /** The public sees photos only with the names and signatures of the committee covered. Absent: as they came, without metadata. */
  readonly maskCommittee?: true;
}

export const ELECTION_KINDS = ['general', 'referendum', 'local'] as const;
export type ElectionKind = (typeof ELECTION_KINDS)[number];

export interface Manifest {
  /** Short, file-name safe, e.g. `th-2566`. */
  readonly id: string;
  readonly kind: ElectionKind;
  readonly title: Bilingual;
  /** `YYYY-MM-DD` in Thailand, Gregorian. */
  readonly electionDay: string;
  /** True for rehearsals: every page and file then says so. */
  readonly drill: boolean;
  readonly publication: PublicationPolicy;
  /** Signatures that a return must bear (C13). */
  readonly signaturesRequired: number;
  /** Ballots in a book (C10): 20 in 2566, 25 in the local elections of 2556. */
  readonly bookSize: number;
  /** Where the package comes from. */
  readonly source: string;
}

/** One closed line of an area's border; an area may have several (islands, holes: what an odd number of lines encloses). */
export interface Boundary {
  readonly areaId: AreaId;
  /** Longitude and latitude in turn, ten-thousandths of a degree (WGS 84); the last point joins the first. */
  readonly points: readonly number[];
}

/** `votes` and `seats` are of a party; the others of the area: 1.1 and 1.2 of its stations. */
export const PREVIOUS_ITEMS = ['registered', 'present', 'votes', 'seats'] as const;
export type PreviousItem = (typeof PREVIOUS_ITEMS)[number];

/** A figure of the election before, of an area whose boundaries are the same today. */
export interface PreviousFigure {
  readonly areaId: AreaId;
  readonly ballot: BallotId;
  readonly item: PreviousItem;
  /** Set for `votes` and `seats`. */
  readonly partyId: PartyId | null;
  readonly value: number;
}

/** One election, parsed and consistent. `hash` is its identity on every file, print and record. */
export interface ElectionPackage {
  readonly hash: PackageHash;
  readonly manifest: Manifest;
  /** Parents before children. */
  readonly areas: readonly Area[];
  readonly units: readonly Unit[];
  readonly contests: readonly Contest[];
  readonly parties: readonly Party[];
  readonly candidates: readonly Candidate[];
  readonly choices: readonly Choice[];
  readonly centres: readonly Centre[];
  readonly forms: readonly Form[];
  readonly rules: readonly Rule[];
  /** Absent: the package has no map. Several lines of an area follow each other in package order. */
  readonly boundaries?: readonly Boundary[];
  /** Absent: nothing to compare with. An area without figures has other boundaries than before. */
  readonly previous?: readonly PreviousFigure[];
}
