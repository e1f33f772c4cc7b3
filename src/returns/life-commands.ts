import type { RuleCode } from '../election/model.ts';
import type { CorrectionReason } from './correction-reasons.ts';
import type { TypedEntry } from './entry.ts';
import type { Figure } from './figures.ts';
import type { Answer, FieldRef } from './finding.ts';
import type { Stage } from './life-state.ts';

/** A photo of a page came in. Allowed at every stage: more pages, a better picture, or the form of a new vote after an annulment. */
export interface ReceivePhoto {
  readonly kind: 'receive-photo';
}

export interface MarkUnreadable {
  readonly kind: 'mark-unreadable';
  readonly reason: string;
}

/** First or second entry, by stage. */
export interface Enter {
  readonly kind: 'enter';
  readonly entry: TypedEntry;
}

/** The first typist types again after errors. */
export interface LookAgain {
  readonly kind: 'look-again';
  readonly entry: TypedEntry;
}

/** A supervisor lets the errors of the first entry stand. `codes` are the errors that the supervisor saw; they must be those that stand. */
export interface AcceptAsWritten {
  readonly kind: 'accept-as-written';
  readonly codes: readonly RuleCode[];
  readonly reason: string;
}

/**
 * A head lets somebody who has seen what others typed make the next reading (the second entry, or the third person's): in a small
 * office nobody else may be there. The reason stands on the record, for everybody.
 */
export interface AllowNotBlind {
  readonly kind: 'allow-not-blind';
  readonly reason: string;
}

/** A third person gives values for exactly the disputed places. */
export interface Decide {
  readonly kind: 'decide';
  readonly values: ReadonlyMap<FieldRef, Figure>;
  readonly answers: readonly Answer[];
  readonly remarks: string;
}

/** A supervisor types the whole form. `overrideCodes` are the errors that are to stand as written; empty when none. */
export interface Settle {
  readonly kind: 'settle';
  readonly entry: TypedEntry;
  readonly reason: string;
  readonly overrideCodes: readonly RuleCode[];
}

/** The whole form again, or only the places that change. */
export type Change =
  | { readonly kind: 'whole'; readonly entry: TypedEntry }
  | {
      readonly kind: 'places';
      readonly values: ReadonlyMap<FieldRef, Figure>;
      readonly answers: readonly Answer[];
      readonly remarks: string;
    };

export interface ProposeCorrection {
  readonly kind: 'propose-correction';
  readonly change: Change;
  readonly reason: CorrectionReason;
  readonly overrideCodes: readonly RuleCode[];
}

/** The second person reads the changed places on the paper, without seeing the new figures, and types them. */
export interface ConfirmCorrection {
  readonly kind: 'confirm-correction';
  /** Exactly the places that the proposal changes. */
  readonly values: ReadonlyMap<FieldRef, Figure>;
}

export interface RejectCorrection {
  readonly kind: 'reject-correction';
  readonly reason: string;
}

/** An order of the authority takes the record out of the count (domain 3.5). */
export interface Annul {
  readonly kind: 'annul';
  readonly order: string;
  readonly reason: string;
}

/** A supervisor puts the entries of this round aside (wrong form typed, typist gone); typing starts again. The entries stay in the store. */
export interface SetAside {
  readonly kind: 'set-aside';
  readonly reason: string;
}

export type ReturnCommand =
  | ReceivePhoto
  | MarkUnreadable
  | Enter
  | LookAgain
  | AcceptAsWritten
  | AllowNotBlind
  | Decide
  | Settle
  | ProposeCorrection
  | ConfirmCorrection
  | RejectCorrection
  | Annul
  | SetAside;

export type CommandKind = ReturnCommand['kind'];

/** Which commands a stage takes. One table for the server and the screens; a test holds `decide` against it. */
export const ALLOWED_COMMANDS: Readonly<Record<Stage, readonly CommandKind[]>> = {
  expected: ['receive-photo'],
  received: ['receive-photo', 'mark-unreadable', 'enter'],
  unreadable: ['receive-photo'],
  'in-doubt': ['receive-photo', 'look-again', 'accept-as-written', 'set-aside'],
  'entered-once': ['receive-photo', 'enter', 'allow-not-blind', 'set-aside'],
  differs: ['receive-photo', 'decide', 'allow-not-blind', 'set-aside'],
  'with-supervisor': ['receive-photo', 'settle', 'set-aside'],
  accepted: ['receive-photo', 'propose-correction', 'annul'],
  'correction-proposed': ['receive-photo', 'confirm-correction', 'reject-correction', 'annul'],
  annulled: ['receive-photo'],
};

export function allowedCommands(state: { readonly stage: Stage }): readonly CommandKind[] {
  return ALLOWED_COMMANDS[state.stage];
}

/** The least duty that a person needs for a command; rights over a centre are checked elsewhere. */
export const COMMAND_DUTY: Readonly<Record<CommandKind, 'clerk' | 'supervisor' | 'head'>> = {
  'receive-photo': 'clerk',
  'mark-unreadable': 'clerk',
  enter: 'clerk',
  'look-again': 'clerk',
  'accept-as-written': 'supervisor',
  'allow-not-blind': 'head',
  decide: 'clerk',
  settle: 'supervisor',
  'propose-correction': 'supervisor',
  'confirm-correction': 'supervisor',
  'reject-correction': 'supervisor',
  annul: 'supervisor',
  'set-aside': 'supervisor',
};
