import type { Bilingual } from '../../basics/bilingual.ts';
import type { ContestId } from '../../election/model.ts';

/**
 * What two persons can do to publication. `cap`: another share of stations; `release`: no cap any more; `pause`: publication
 * stands still; `open`: it goes on; `draw`: a lot between equal votes; `certification`: the authority has announced a result.
 */
export type ProposalValue =
  | { readonly kind: 'cap'; readonly capPercent: number }
  | { readonly kind: 'release' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'open' }
  | {
      readonly kind: 'draw';
      readonly contest: ContestId;
      /** Ballot or list numbers, the first one goes before the others. */
      readonly order: readonly number[];
      /** Where the lot was drawn, and who saw it. Kept here and in the audit, never published. */
      readonly place: string;
      readonly witnesses: string;
    }
  | {
      readonly kind: 'certification';
      readonly contest: ContestId;
      readonly order: string;
      /** Of the order, `YYYY-MM-DD`. */
      readonly date: string;
    };

export type ProposalKind = ProposalValue['kind'];

/** `expired` is a proposal that nobody decided in time. */
export type ProposalState = 'waiting' | 'confirmed' | 'refused' | 'withdrawn' | 'expired';

/** Somebody who proposed or decided, as the screens name them. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Proposal {
  readonly id: number;
  readonly value: ProposalValue;
  readonly reason: Bilingual;
  readonly reference: string;
  readonly proposedBy: Named;
  /** UTC, ISO 8601. */
  readonly proposedAt: string;
  readonly expiresAt: string;
  readonly state: ProposalState;
  readonly decidedBy: Named | null;
  readonly decidedAt: string | null;
  /** Why it was refused or withdrawn. */
  readonly answer: string;
  /** An emergency pause, which one person may do. */
  readonly alone: boolean;
  /** How many changes of the same subject are in force: a confirmation names it, so that nobody confirms what has moved on. */
  readonly revision: number;
}

/** What somebody proposes. */
export interface Draft {
  readonly value: ProposalValue;
  readonly reason: Bilingual;
  readonly reference: string;
}

/** What the second person says. */
export interface Confirmation {
  /** `revision` of the proposal as the person saw it. */
  readonly revision: number;
  /** The order of a lot, typed a second time from the minutes; nothing for other kinds. */
  readonly order?: readonly number[];
}

/** Why a proposal or an answer to one cannot stand. */
export type ControlRefusal =
  | 'unknown-proposal'
  | 'closed'
  | 'expired'
  | 'same-person'
  | 'one-hand'
  | 'not-yours'
  | 'moved'
  | 'no-change'
  | 'unknown-contest'
  | 'wrong-order'
  | 'order-differs'
  | 'reason-missing';

/** Minutes within which a second person must confirm. */
export const PROPOSAL_MINUTES = 30;

/** What a proposal is about: changes of one subject are decided one after the other. */
export function subjectOf(value: ProposalValue): string {
  return value.kind === 'draw' || value.kind === 'certification' ? value.contest : 'publication';
}
