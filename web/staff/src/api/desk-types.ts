import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import type { FormPlace } from '../../../../src/election/model.ts';
import type { Role } from '../../../../src/rights/roles.ts';

/** Shapes of the staff API that the desk uses: docs/formats/staff-api.md. */

export interface Me {
  readonly username: string;
  readonly displayName: string;
  /** Public id: facts and proposals name people by it. */
  readonly id: string;
  readonly role: Role;
  readonly may: readonly string[];
  readonly everyCentre: boolean;
  readonly centres: readonly { readonly id: string; readonly name: Bilingual }[];
  /** Whole areas of duty, e.g. `province:MKM`. */
  readonly areas: readonly string[];
  /** What must be done before anything else works. */
  readonly waitsFor: 'own-password' | 'second-factor' | null;
  readonly secondFactor: { readonly asked: boolean; readonly set: boolean };
  /** A session ends after `idleSeconds` without a call, and in any case in `endsInSeconds`. */
  readonly session: { readonly idleSeconds: number; readonly endsInSeconds: number };
  readonly election: { readonly title: Bilingual; readonly package: string; readonly drill: boolean };
}

export interface Finding {
  readonly code: string;
  readonly level: 'error' | 'warning' | 'info';
  readonly fields: readonly string[];
  readonly message: Bilingual;
}

export type WireFigure = number | '-' | '' | '?';

export interface WireEntry {
  readonly head: Readonly<Record<string, WireFigure>>;
  readonly votes: Readonly<Record<string, WireFigure>>;
  /** Number in words, or a mark, by role or ballot number. */
  readonly words?: Readonly<Record<string, string>>;
  readonly answers?: readonly { readonly code: string; readonly text: string }[];
  readonly remarks?: string;
}

/** Levels and parameters of the rules, to ask while a form is typed. */
export interface ClaimRules {
  readonly signaturesRequired: number;
  readonly bookSize: number;
  readonly levels: readonly {
    readonly code: string;
    readonly level: string;
    readonly parameters?: Readonly<Record<string, number>>;
  }[];
}

/** The paper: its places in paper order, and where they stand on the photo when that is known. */
export interface ClaimForm {
  readonly code: string;
  readonly title: Bilingual;
  readonly pages: number;
  readonly words: 'optional' | 'marks' | 'none';
  readonly fields: readonly { readonly role: string; readonly number: string; readonly label: Bilingual }[];
  readonly places?: readonly FormPlace[];
  /** The places hold on pages that lie straight only, not on photos as they came. */
  readonly placesOn?: 'straight';
}

/** A photo to work from; `page` where it is known, `straight` where `url` is the page laid straight and `whole` the photo itself. */
export interface ClaimPhoto {
  readonly sha256: string;
  readonly url: string;
  readonly whole?: string;
  readonly page?: number | null;
  readonly straight?: 'geometry' | 'outline';
}

export interface Claim {
  readonly claim: string;
  readonly task: 'first' | 'second' | 'look-again' | 'third' | 'supervisor';
  readonly stage: string;
  readonly round: number;
  readonly deadline: string;
  readonly unit: {
    readonly id: string;
    readonly kind: 'station' | 'advance-in' | 'advance-out' | 'special';
    readonly number: number;
    readonly name: Bilingual;
    readonly centre: string;
    readonly constituency: { readonly id: string; readonly name: Bilingual };
    readonly district: Bilingual | null;
    readonly subDistrict: Bilingual | null;
  };
  readonly ballot: string;
  readonly contest: { readonly kind: string; readonly title: Bilingual; readonly marks: number };
  readonly form: ClaimForm;
  readonly lines: readonly {
    readonly number: number;
    readonly name: Bilingual;
    readonly party: Bilingual | null;
  }[];
  readonly photos: readonly ClaimPhoto[];
  readonly rules: ClaimRules;
  /** What the unit's other forms say, once their records are live: by ballot, then by role. */
  readonly siblings: Readonly<Record<string, Readonly<Record<string, WireFigure>>>>;
  readonly yours?: WireEntry;
  readonly disputed?: readonly string[];
  readonly entries?: readonly { readonly by: string; readonly entry: WireEntry }[];
  readonly findings?: readonly Finding[];
  /** An entry in doubt that is not shown before it is asked for: its errors by code. */
  readonly covered?: { readonly codes: readonly string[] };
}

/** What waits in the queue and is not for the one who asks. */
export interface WaitingGroup {
  readonly stage: string;
  readonly why: string;
  readonly returns: number;
  readonly nobody: number;
  readonly roles: readonly Role[];
  readonly units: readonly { readonly unit: string; readonly ballot: string }[];
}

/** What became of a return. */
export interface Outcome {
  readonly outcome: string;
  readonly version: number;
  readonly findings: readonly Finding[];
  /** The next claim, when it was asked for. */
  readonly next?: Claim | null;
}

/** Returns taken along, and how many a browser keeps ready by itself. */
export interface TakenAlong {
  readonly claims: readonly Claim[];
  readonly keep: number;
}
