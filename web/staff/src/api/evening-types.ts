import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import type { Status } from '../../../../src/returns/desk-status.ts';
import type { Role } from '../../../../src/rights/roles.ts';

export type { Status } from '../../../../src/returns/desk-status.ts';
export { STATUSES } from '../../../../src/returns/desk-status.ts';

/** Shapes of the evening's calls as the desk uses them: docs/formats/staff-api.md, "Running the evening". Times are seconds since 1970. */

/** A part of the election that a screen looks at; empty: the whole area of duty. */
export interface Scope {
  readonly centre?: string;
  readonly area?: string;
}

/** Somebody who holds a return; observers and clerks get no name. */
export interface Holder {
  readonly id: string;
  readonly name: string | null;
}

export interface StationReturn {
  readonly ballot: string;
  readonly status: Status;
  /** When it came to this status; 0: from the beginning. */
  readonly since: number;
  readonly version: number;
  readonly holder: Holder | null;
  /** Until when it is held. */
  readonly until: number;
}

export interface Station {
  readonly id: string;
  readonly kind: string;
  readonly number: number;
  readonly name: string;
  readonly place: string;
  readonly centre: string;
  readonly status: Status;
  readonly why: 'cap' | 'embargo' | 'pause' | null;
  readonly priority: number;
  readonly reason: { readonly code: string; readonly note: string; readonly at: number } | null;
  readonly contact: { readonly name: string; readonly phone: string } | null;
  readonly returns: readonly StationReturn[];
  /** What a search looks into. */
  readonly key: string;
}

/** The list as the server sends it: short arrays, see the description of the format. */
export interface StationsReply {
  readonly revision: string;
  readonly at: number;
  readonly full: boolean;
  readonly cut: number | null;
  readonly total: number;
  readonly next: number | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly statuses: readonly Status[];
  readonly ballots: readonly string[];
  readonly kinds: readonly string[];
  readonly centres: readonly string[];
  readonly places: readonly string[];
  readonly people: readonly (readonly [string, string | null])[];
  readonly units: readonly WireStation[];
  readonly gone: readonly string[];
}

export type WireStation = readonly [
  id: string,
  kind: number,
  number: number,
  name: string,
  place: number,
  centre: number,
  status: number,
  why: Station['why'],
  priority: number,
  reason: readonly [string, string, number] | null,
  contact: readonly [string, string] | null,
  returns: readonly (readonly number[])[],
];

export interface Waiting {
  readonly count: number;
  readonly oldest: number | null;
}

/** Seconds that a step takes. */
export interface StepTimes {
  readonly count: number;
  readonly p50: number | null;
  readonly p95: number | null;
}

export const TASKS = ['first', 'second', 'third', 'lookAgain', 'supervisor'] as const;
export type TaskName = (typeof TASKS)[number];

export type Grouping = 'total' | 'centre' | 'constituency' | 'province';

/** Per minute, over the last 5 and the last 15 minutes. */
export type Rate = readonly [number, number];

export interface Forecast {
  readonly at: number;
  readonly earliest: number;
  readonly latest: number | null;
  readonly limit: 'typing' | 'arrivals';
}

export interface NumbersRow {
  readonly kind: Grouping;
  readonly id: string;
  readonly name: Bilingual;
  readonly units: { readonly expected: number; readonly missing: number; readonly complete: number };
  readonly returns: number;
  readonly statuses: Readonly<Partial<Record<Status, number>>>;
  readonly waiting: Readonly<Record<TaskName, Waiting>>;
  readonly rate: Readonly<Record<'arrived' | 'first' | 'second' | 'accepted', Rate>>;
  readonly forecast: Forecast | null;
  readonly differences: { readonly of: number; readonly differed: number };
  readonly corrections: { readonly of: number; readonly corrected: number };
  readonly findings: Readonly<Record<string, number>>;
  readonly onDuty: number;
  readonly latency: Readonly<Record<'first' | 'second' | 'accepted', StepTimes>> & {
    readonly public?: StepTimes;
  };
}

export interface Numbers {
  readonly at: number;
  readonly cut: number | null;
  readonly rows: readonly NumbersRow[];
}

/** How many returns took each step in every block of `step` seconds, the oldest block first. */
export interface Course {
  readonly at: number;
  readonly from: number;
  readonly step: number;
  readonly returns: number;
  /** Before the first block. */
  readonly before: Readonly<Record<'arrived' | 'first' | 'second' | 'accepted', number>>;
  readonly counts: Readonly<Record<'arrived' | 'first' | 'second' | 'accepted', readonly number[]>>;
}

export interface StuckReturn {
  readonly unit: string;
  readonly ballot: string;
  readonly name: Bilingual;
  readonly centre: string;
  readonly status: Status;
  readonly since: number;
  readonly why: readonly string[];
  readonly who: {
    readonly roles: readonly Role[];
    readonly onDuty: number;
    readonly people: readonly { readonly id: string; readonly name: string }[];
  };
  /** Public id of who holds it now. */
  readonly holder: string | null;
  readonly lapses: number;
}

export interface PersonOnDuty {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly centres: readonly string[];
  readonly lastWork: { readonly unit: string; readonly ballot: string; readonly at: number } | null;
  readonly holds: readonly { readonly unit: string; readonly ballot: string }[];
}

export interface WaitingCorrection {
  readonly unit: string;
  readonly unitName: Bilingual;
  readonly ballot: string;
  readonly centre: string;
  readonly by: string;
  readonly at: string;
}

export interface OpenCase {
  readonly case: string;
  readonly unit: string;
  readonly unitName: Bilingual;
  readonly ballot: string;
  readonly centre: string;
  readonly trigger: string;
  readonly opened: string;
  readonly order: object | null;
}

/** Times are ISO 8601 from here on; people stand as their public ids. */
export interface MissingHistory {
  readonly contact: { readonly name: string; readonly phone: string } | null;
  readonly reasons: readonly {
    readonly code: string;
    readonly note: string;
    readonly by: string;
    readonly at: string;
  }[];
}

/** What an import of contacts would do. */
export interface ContactPreview {
  readonly count: number;
  readonly first: readonly { readonly unit: string; readonly name: string; readonly phone: string }[];
}

export interface MissingCode {
  readonly code: string;
  readonly text: Bilingual;
}

export type AreaKind = 'centre' | 'constituency' | 'province' | 'nation';

export interface Place {
  readonly kind: AreaKind;
  readonly id: string;
}

export interface NamedPlace extends Place {
  readonly name: Bilingual;
}

export const IMPORTANCES = ['normal', 'important', 'urgent'] as const;
export type Importance = (typeof IMPORTANCES)[number];

/** What holds now and concerns the person. */
export interface Notices {
  readonly pauses: readonly {
    readonly id: string;
    readonly area: NamedPlace;
    readonly message: Bilingual;
    readonly since: string;
  }[];
  readonly announcements: readonly {
    readonly id: string;
    readonly area: NamedPlace;
    readonly importance: Importance;
    readonly text: Bilingual;
    readonly from: string;
    readonly until: string;
    readonly seen: boolean;
  }[];
}

export interface Pause {
  readonly id: string;
  readonly area: NamedPlace;
  readonly message: Bilingual;
  readonly by: string;
  readonly since: string;
  readonly resumed: { readonly by: string; readonly at: string } | null;
}

export interface Announcement {
  readonly id: string;
  readonly area: NamedPlace;
  readonly importance: Importance;
  readonly text: Bilingual;
  readonly from: string;
  readonly until: string;
  readonly by: string;
  readonly withdrawn: string | null;
  readonly seenBy: number;
}

/** Who has said that they have seen an announcement, and who of those at work has not. */
export interface Readers {
  readonly seen: readonly { readonly id: string; readonly name: string; readonly at: string }[];
  readonly notYet: readonly { readonly id: string; readonly name: string }[];
}
