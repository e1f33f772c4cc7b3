import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import type { Claim, Finding } from '../api/desk-types.ts';

/** What can be done with a return under a claim and can wait for the line. */
export type KeptAct = 'entries' | 'decision' | 'settlement' | 'unreadable' | 'release';

/** What the server said when it did not take an entry. */
export interface KeptRefusal {
  readonly status: number;
  readonly code: string;
  readonly text: Bilingual;
  readonly findings: readonly Finding[];
  readonly problems: readonly { readonly field?: string | null; readonly message?: Bilingual }[];
}

/** Finished work on its way to the server. The claim is its key: sent twice, it counts once. */
export interface KeptEntry {
  readonly claim: Claim;
  readonly act: KeptAct;
  readonly body: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970, by this computer. */
  readonly finishedAt: number;
  /** Null while it waits to be sent. */
  readonly refusal: KeptRefusal | null;
}
