import type { Bilingual } from '../../../../src/basics/bilingual.ts';

/** Shapes of the staff API that the desk uses: docs/formats/staff-api.md. */

export interface Me {
  readonly username: string;
  readonly displayName: string;
  /** Public id: facts and proposals name people by it. */
  readonly id: string;
  readonly role: 'clerk' | 'supervisor' | 'administrator' | 'observer';
  readonly may: readonly string[];
  readonly everyCentre: boolean;
  readonly centres: readonly { readonly id: string; readonly name: Bilingual }[];
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
  readonly answers?: readonly { readonly code: string; readonly text: string }[];
  readonly remarks?: string;
}

export interface Claim {
  readonly claim: string;
  readonly task: 'first' | 'second' | 'look-again' | 'third' | 'supervisor';
  readonly stage: string;
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
  readonly contest: { readonly kind: string; readonly title: Bilingual };
  readonly form: {
    readonly code: string;
    readonly title: Bilingual;
    readonly pages: number;
    readonly fields: readonly { readonly role: string; readonly number: string; readonly label: Bilingual }[];
  };
  readonly lines: readonly {
    readonly number: number;
    readonly name: Bilingual;
    readonly party: Bilingual | null;
  }[];
  readonly photos: readonly { readonly sha256: string; readonly url: string }[];
  readonly yours?: WireEntry;
  readonly disputed?: readonly string[];
  readonly entries?: readonly { readonly by: string; readonly entry: WireEntry }[];
  readonly findings?: readonly Finding[];
}

/** What became of a return. */
export interface Outcome {
  readonly outcome: string;
  readonly version: number;
  readonly findings: readonly Finding[];
}

export interface ListedReturn {
  readonly unit: string;
  readonly ballot: string;
  readonly stage: string;
  readonly version: number;
}
