import type { Bilingual } from '../basics/bilingual.ts';
import type { Election } from '../election/lookup.ts';
import type { Figure, Figures } from '../returns/figures.ts';
import type { ContestOutcome, SeatTable, TallyReader } from '../tally/model.ts';

/** What every file and page of a cut carries. */
export interface CutHead {
  /** Publication number, 1, 2, 3 … without gaps. */
  readonly number: number;
  /** As-of time, UTC, ISO 8601 with milliseconds. */
  readonly at: string;
  /** The cut shows the facts 0 … ledgerSize - 1, and nothing later. */
  readonly ledgerSize: number;
  /** RFC 6962 root over these facts, hexadecimal. */
  readonly root: string;
  readonly package: string;
  readonly election: string;
  readonly drill: boolean;
  /** Results stay unofficial until certified; printed on every file. */
  readonly status: 'unofficial' | 'official';
}

/**
 * Where a unit stands for the public. `awaited`: nothing. `photographed`: at least one photo, no record. `partly`: records of
 * some but not all of its ballots (shown of none: pairing). `held-back`: complete, held by the cap, an embargo or a pause.
 * `shown`: its figures are in the totals.
 */
export type UnitStatus = 'awaited' | 'photographed' | 'partly' | 'held-back' | 'shown';

/** Counts of units in an area, for stations and for everything else (advance, special). */
export interface CoverageCounts {
  readonly expected: number;
  /** Complete: records of all ballots are in (shown + heldBack). */
  readonly received: number;
  readonly shown: number;
  readonly heldBack: number;
  readonly partly: number;
}

export interface Coverage {
  readonly stations: CoverageCounts;
  readonly others: CoverageCounts;
}

/** One accepted version of a return, as the public sees it. */
export interface PublicVersion {
  readonly version: number;
  /** Place in the ledger. */
  readonly seq: number;
  readonly at: string;
  readonly figures: Figures;
  /** SHA-256 of the public copies: /photos/<hash>. */
  readonly photos: readonly string[];
  readonly findings: readonly { readonly code: string; readonly answer: string | null }[];
  readonly asWritten: { readonly codes: readonly string[]; readonly reason: string } | null;
  /** Set when a reading behind it was made by somebody who had seen another; why a head allowed that. */
  readonly notBlind: { readonly reason: string } | null;
  /** Of a correction: readings of second persons that differed before one agreed. */
  readonly differed: number;
  /** Null for version 1. */
  readonly reason: { readonly code: string; readonly text: string } | null;
  readonly remarks: string;
  /** Order number when this version was annulled, else null. */
  readonly annulled: {
    readonly order: string;
    readonly reason: string;
    readonly seq: number;
    readonly at: string;
  } | null;
}

/** Where a photo came from: the public gets a copy, and can hold the file itself against its hash. */
export interface PhotoNote {
  /** SHA-256 of the file as it came. */
  readonly original: string;
  /** `upload`, `line`, `phone`, `mailbox`, … */
  readonly source: string;
  /** When it was received, ISO 8601. */
  readonly at: string;
}

export interface PublicUnit {
  readonly status: UnitStatus;
  /** By ballot index of the election: versions of the return, oldest first; empty unless the unit is or was shown. */
  readonly versions: readonly (readonly PublicVersion[])[];
  /** By ballot index: photos received so far (public copies), shown from the first minute after the embargo. */
  readonly photos: readonly (readonly string[])[];
  /** By the hash of each public copy that this unit names. */
  readonly photoNotes: ReadonlyMap<string, PhotoNote>;
  /** By ballot index: photos that were shown here and were moved to another unit or put aside since; the log has both facts. */
  readonly gone: readonly (readonly string[])[];
  /** By ballot index: photos that are held back because names and signatures could not be covered. */
  readonly heldPhotos: readonly number[];
  /** In the order in which they were opened; none before the first release. */
  readonly cases: readonly PublicCase[];
}

/** Something about a return that a body decides (docs/cases.md): what the ledger says of it. */
export interface PublicCase {
  readonly id: string;
  readonly ballotIndex: number;
  /** A rule code, or one of returns/case-terms.ts; so are decision and body of the order. */
  readonly trigger: string;
  readonly openedAt: string;
  /** English may be empty. */
  readonly summary: Bilingual;
  readonly order: {
    readonly decision: string;
    readonly body: string;
    readonly number: string;
    readonly date: string;
  } | null;
  /** How it ended; null while it is open. `changed`: a later version of the return came of it; null where no fact says so. */
  readonly closed: {
    readonly at: string;
    readonly order: string;
    readonly effect: Bilingual;
    readonly changed: boolean | null;
  } | null;
  /** The last time that it was opened again. */
  readonly reopened: { readonly at: string; readonly reason: Bilingual } | null;
}

/** An answered report of readers: the notice at the station is said to show another figure (docs/tickets.md). */
export interface PublicTicket {
  readonly id: string;
  readonly unitIndex: number;
  readonly ballotIndex: number;
  /** Newest version of the return when it was answered; 0: none. */
  readonly version: number;
  /** Place in `figures`, and what the notice is said to show there. */
  readonly figure: number;
  readonly claimed: Figure;
  readonly reports: number;
  readonly openedAt: string;
  /** How often it was answered; more than once when it was opened again. */
  readonly answers: number;
  readonly answer: {
    readonly seq: number;
    readonly at: string;
    /** One of returns/ticket-terms.ts. */
    readonly code: string;
    /** English may be empty. */
    readonly text: Bilingual;
    readonly case: string | null;
  };
}

/** A unit that is complete and not shown. */
export interface HeldUnit {
  readonly unitIndex: number;
  readonly why: 'cap' | 'embargo' | 'pause';
  /** Place among the complete stations of its constituency in ledger order, from 1; null for advance and special units. */
  readonly position: number | null;
  /** Place in the ledger of the record that completed it; null while publication is paused and the unit came later. */
  readonly completedBy: number | null;
}

/** A unit with records of some but not all of its ballots. */
export interface PartlyUnit {
  readonly unitIndex: number;
  /** Ballot indexes whose record is missing. */
  readonly missing: readonly number[];
}

/** The last fact that changed what the public sees of an area. */
export interface AreaChange {
  readonly seq: number;
  readonly at: string;
}

/** How a contest was certified. */
export interface PublicCertification {
  readonly order: string;
  readonly seq: number;
  readonly at: string;
}

/** A change of something that was already public. */
export interface CorrectionEvent {
  readonly kind: 'corrected' | 'annulled';
  readonly seq: number;
  /** Place of the fact that made it public: its own, or the end of a pause. */
  readonly shownBy: number;
  readonly at: string;
  readonly unitIndex: number;
  readonly ballotIndex: number;
  readonly version: number;
  readonly before: Figures;
  /** Null when annulled. */
  readonly after: Figures | null;
  readonly reason: string;
}

export interface EffectivePolicy {
  readonly capPercent: number;
  readonly capReason: Bilingual;
  readonly capSource: string;
  readonly paused: boolean;
  readonly pauseReason: string;
  /** The same for readers of English; as `pauseReason` when nobody wrote one. */
  readonly pauseReasonEn: string;
  /** True while no figures may be public. */
  readonly embargo: boolean;
  readonly firstRelease: number;
}

/** A change of policy that somebody thinks of. */
export interface PolicyChange {
  readonly capPercent: number;
  readonly paused: boolean;
}

/** What a change of policy would do to the public units, all by unit index in package order. */
export interface PolicyEffect {
  /** Would be shown, and are not. */
  readonly released: readonly number[];
  /** Are shown, and would not be. */
  readonly hidden: readonly number[];
  /** Are shown and would stay so, with corrected figures (corrections that waited for the end of a pause). */
  readonly changed: readonly number[];
}

/** Two of the three times of a form (the third, when it was accepted, stands in its version). Null: not yet, or not public. */
export interface FormTimes {
  /** Its first photo was received. */
  readonly receivedAt: string | null;
  /** Time of the fact by which its newest public version came to count. */
  readonly shownAt: string | null;
}

/** The published state at one fixed moment of the ledger's clock. Contests and parties by index. */
export interface Moment {
  /** Milliseconds UTC. */
  readonly at: number;
  readonly ledgerSize: number;
  /** Units and stations shown. */
  readonly units: number;
  readonly stations: number;
  /** Ballots counted, by ballot index. */
  readonly counted: readonly number[];
  /** Party and its seats, list and constituencies together, if these figures stayed; parties without seats left out. */
  readonly seats: readonly (readonly [party: number, seats: number])[];
  /** Contests whose leader changed since the moment before; line -1: nobody, or too few stations to say. */
  readonly leaders: readonly (readonly [contest: number, line: number])[];
}

/** Another line took the first place of a single-seat contest. One that soon flips back is two of these. */
export interface LeadFlip {
  readonly contest: number;
  /** Time of the fact by which it became public, milliseconds UTC, and its place in the ledger. */
  readonly at: number;
  readonly seq: number;
  readonly before: number;
  /** -1: nobody leads any more. */
  readonly after: number;
}

/** The holder of a seat can no longer be overtaken; or, after an annulment or a correction, can again. */
export interface SeatCall {
  readonly contest: number;
  readonly at: number;
  readonly seq: number;
  /** -1: nobody holds it (no vote is first). */
  readonly line: number;
  readonly decided: boolean;
}

/** Something that happened to publication itself. `shownBy`: place of the fact that made it public; `seq` is its own. */
export type PublicEvent = { readonly at: string; readonly seq: number; readonly shownBy: number } & (
  | { readonly kind: 'paused' | 'resumed'; readonly reason: Bilingual }
  /** Whole percent; 100: no cap. */
  | {
      readonly kind: 'cap-changed';
      readonly before: number;
      readonly now: number;
      readonly reason: Bilingual;
    }
  /** The cap's own date has passed. */
  | { readonly kind: 'cap-ended'; readonly before: number }
  | { readonly kind: 'draw-held'; readonly contest: number; readonly order: readonly number[] }
  | { readonly kind: 'certified'; readonly contest: number; readonly order: string }
);

/** How the count went: every 5 minutes for 12 hours after the first release, then every hour; oldest first. */
export interface Story {
  readonly moments: readonly Moment[];
  readonly flips: readonly LeadFlip[];
  readonly calls: readonly SeatCall[];
}

/**
 * The published state: a function of (package, facts up to ledgerSize, cut number, time) and of nothing else. Pages and files
 * are rendered from it, so they always agree.
 */
export interface PublicView {
  readonly election: Election;
  readonly head: CutHead;
  readonly policy: EffectivePolicy;
  /** Totals of shown units only. */
  readonly tally: TallyReader;
  coverage(areaIndex: number): Coverage;
  unit(unitIndex: number): PublicUnit;
  unitStatus(unitIndex: number): UnitStatus;
  formTimes(returnIndex: number): FormTimes;
  /** Version of a return that is in the totals; 0 when its unit is not shown. */
  shownVersion(returnIndex: number): number;
  /** Null for party list and referendum. */
  outcome(contestIndex: number): ContestOutcome | null;
  /** Null where the election has no party list. */
  readonly seats: SeatTable | null;
  /** Newest first. */
  readonly corrections: readonly CorrectionEvent[];
  /** Answered reports of readers, the newest answer first; none before the first release. */
  readonly tickets: readonly PublicTicket[];
  ticket(id: string): PublicTicket | null;
  ticketsOf(unitIndex: number): readonly PublicTicket[];
  /**
   * What readers may want to list forms by: rule codes of the findings on the newest shown version, and FORM_MARKS
   * (publication/form-marks.ts). Empty when the unit is not shown.
   */
  marks(returnIndex: number): readonly string[];
  /** Units of a constituency by mark. Kept from cut to cut while nothing of the constituency changes. */
  marked(constituencyIndex: number): ReadonlyMap<string, readonly number[]>;
  /** Complete units of a constituency that are not shown, in package order. */
  held(constituencyIndex: number): readonly HeldUnit[];
  /** Units of a constituency with one ballot in and another missing, in package order. */
  partly(constituencyIndex: number): readonly PartlyUnit[];
  /** Stations of a constituency that the cap lets through: floor(cap × stations). */
  capSlots(constituencyIndex: number): number;
  /** Null when no fact has touched the area or its parts. */
  changed(areaIndex: number): AreaChange | null;
  /** Ballot numbers in the order of a lot that was drawn; null when there was none. */
  draw(contestIndex: number): readonly number[] | null;
  certification(contestIndex: number): PublicCertification | null;
  /** How the count went up to the facts of this cut. */
  readonly story: Story;
  /** What happened to publication itself, in order of publication. */
  readonly events: readonly PublicEvent[];
  /** What would change for the public if this policy were ordered now. An embargo hides everything until it ends. */
  ifPolicy(change: PolicyChange): PolicyEffect;
}

/** One file of a cut. Bytes never change once made. */
export interface CutFile {
  /** Path that programs ask for, e.g. `/data/stats/stats_cons.json`. */
  readonly path: string;
  /** Path that never changes its bytes, e.g. `/v1/f/<first 16 hex digits>/nation.json`. */
  readonly immutablePath: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export interface Cut {
  readonly head: CutHead;
  readonly files: ReadonlyMap<string, CutFile>;
  /** Paths whose bytes differ from the cut before. */
  readonly changed: readonly string[];
  readonly view: PublicView;
  /** SHA-256 of the manifest file: names the whole cut. */
  readonly manifestSha256: string;
}
