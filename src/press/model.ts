import type { Bilingual } from '../basics/bilingual.ts';
import type { AreaKind, ContestKind, HeadRole, UnitKind } from '../election/model.ts';
import type { Coverage, UnitStatus } from '../publication/model.ts';
import type { SeatState } from '../publication/seat-state.ts';
import type { Figure } from '../returns/figures.ts';

/** The cut that a paper was made from. */
export interface PressCut {
  readonly number: number;
  /** As-of time, UTC, ISO 8601. */
  readonly at: string;
  readonly ledgerSize: number;
  readonly root: string;
  readonly package: string;
  readonly status: 'unofficial' | 'official';
  readonly drill: boolean;
}

export interface PressElection {
  readonly id: string;
  readonly title: Bilingual;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** A candidate, a list, a party or an answer with its votes. */
export interface PressRow {
  /** On the ballot; null where votes of several contests are summed by party. */
  readonly number: number | null;
  readonly name: Bilingual;
  /** Null: of no party, or the row is one. */
  readonly party: Bilingual | null;
  readonly votes: number;
}

/** Sums of one ballot in the area of a paper, over everything that is shown. */
export interface PressBallot {
  readonly ballot: string;
  readonly kind: ContestKind;
  readonly counted: number;
  readonly valid: number;
  readonly invalid: number;
  readonly noVote: number;
  /** 1.1 and 1.2 of the stations shown. */
  readonly registeredShown: number;
  readonly present: number;
  /** Most votes first, equal ones by number; `nothing`: no party and several contests, so that no list can be made. */
  readonly rowsAre: 'lines' | 'parties' | 'nothing';
  readonly rows: readonly PressRow[];
  /** Sum of all rows. */
  readonly votes: number;
}

/** Where a contest of persons stands. */
export interface PressContest {
  readonly area: Bilingual;
  /** Everybody in the area of the paper votes in it: an executive. */
  readonly whole: boolean;
  readonly kind: ContestKind;
  readonly state: SeatState;
  readonly seats: number;
  readonly shown: number;
  readonly expected: number;
  /** Most votes first: at most one more than there are seats; none before any figures. */
  readonly first: readonly PressRow[];
  /** Between the last who would be seated and the next; null when there is no next. */
  readonly margin: number | null;
}

/** Seats of a party in the area: constituencies by what may be said of them, and seats of the list on these figures. */
export interface PressSeats {
  readonly name: Bilingual;
  readonly certified: number;
  readonly decided: number;
  readonly leading: number;
  /** Null where there is no party list, or it is too early to say. */
  readonly list: number | null;
}

/** A place of a form that was changed. */
export interface PressChange {
  readonly label: Bilingual;
  readonly before: Figure;
  /** Null: the record was annulled. */
  readonly after: Figure | null;
}

export interface PressCorrection {
  readonly kind: 'corrected' | 'annulled';
  readonly seq: number;
  readonly at: string;
  readonly unit: string;
  /** Kind and number of the unit with its sub-district and constituency. */
  readonly place: Bilingual;
  readonly ballot: ContestKind;
  readonly version: number;
  readonly reason: string;
  readonly changes: readonly PressChange[];
}

/** All that a bulletin or a statement about an area may say. Plain data: it is kept as JSON. */
export interface PressFigures {
  readonly version: 1;
  readonly scope: { readonly id: string; readonly kind: AreaKind; readonly name: Bilingual };
  /** Path of the same page on the site, without the language: `/`, `/p/44`. */
  readonly path: string;
  readonly election: PressElection;
  readonly cut: PressCut;
  readonly policy: {
    readonly capPercent: number;
    readonly paused: boolean;
    readonly pauseReason: Bilingual;
    readonly embargo: boolean;
    /** Milliseconds UTC. */
    readonly firstRelease: number;
  };
  readonly registeredVoters: number;
  readonly coverage: Coverage;
  /** Time of the last fact that changed the area; null: none yet. */
  readonly changedAt: string | null;
  readonly ballots: readonly PressBallot[];
  /** Contests of persons by what may be said of them. */
  readonly states: Readonly<Record<SeatState, number>>;
  /** One by one where they fit on a page, else empty. */
  readonly contests: readonly PressContest[];
  /** Most seats first; empty where seats are no party's, or nothing can be said yet. */
  readonly seats: readonly PressSeats[];
  /** Seats of the party list; null where there is none in this area. */
  readonly listSeats: number | null;
  readonly corrections: {
    readonly total: number;
    /** Newest first. */
    readonly latest: readonly PressCorrection[];
  };
}

/** Which units are counted in an area since another cut, and what moved. */
export interface PressSince {
  /** The cut that is compared with. */
  readonly cut: number;
  readonly at: string;
  readonly units: number;
  /** Ballots counted more, by ballot in the order of the figures; may be negative after corrections. */
  readonly counted: readonly number[];
  readonly corrections: number;
  /** Changes of the first place among parties' seats and of the states, in numbers. */
  readonly certified: number;
  readonly decided: number;
  readonly leading: number;
  /** The first of a ballot's list is another one than before. */
  readonly newFirst: readonly { readonly ballot: ContestKind; readonly name: Bilingual }[];
}

/** One ballot of a unit's notice. */
export interface NoticeBallot {
  readonly kind: ContestKind;
  readonly formCode: string;
  readonly version: number;
  readonly acceptedAt: string;
  readonly seq: number;
  readonly head: readonly { readonly role: HeadRole; readonly label: Bilingual; readonly figure: Figure }[];
  readonly rows: readonly {
    readonly number: number;
    readonly name: Bilingual;
    readonly party: Bilingual | null;
    readonly figure: Figure;
  }[];
  /** Sum of the rows. */
  readonly votes: number;
  /** Set on a version later than the first. */
  readonly corrected: { readonly reason: Bilingual; readonly changes: readonly PressChange[] } | null;
}

/** What the notice of one unit says. */
export interface NoticeContent {
  readonly unit: string;
  readonly kind: UnitKind;
  readonly number: number;
  readonly name: Bilingual;
  /** Sub-district, district, constituency, province: those that the unit has. */
  readonly places: readonly Bilingual[];
  readonly path: string;
  readonly election: PressElection;
  readonly cut: PressCut;
  readonly ballots: readonly NoticeBallot[];
}

/** One contest on the poster of a sub-district: its units in the sub-district, and their sums. */
export interface PosterContest {
  readonly kind: ContestKind;
  /** The area that votes in it. */
  readonly area: Bilingual;
  /** In the order of the ballot. */
  readonly lines: readonly {
    readonly number: number;
    readonly name: Bilingual;
    readonly party: Bilingual | null;
  }[];
  readonly units: readonly {
    readonly label: Bilingual;
    readonly name: Bilingual;
    readonly status: UnitStatus;
    /** Null: not shown. */
    readonly figures: {
      readonly counted: number;
      readonly valid: number;
      readonly invalid: number;
      readonly noVote: number;
      readonly votes: readonly number[];
    } | null;
  }[];
}

export interface PosterContent {
  readonly area: string;
  readonly name: Bilingual;
  readonly places: readonly Bilingual[];
  readonly path: string;
  readonly election: PressElection;
  readonly cut: PressCut;
  readonly shown: number;
  readonly expected: number;
  readonly contests: readonly PosterContest[];
}
