import type { RuleCode } from '../election/model.ts';

/**
 * Everything that changes the result or its rules. A fact is published as it stands here, so it holds no personal data:
 * people appear as opaque per-election ids (`p` + hexadecimal digits). `at` is UTC, ISO 8601 with milliseconds.
 */
export type Fact =
  | PackageOpened
  | PhotoReceived
  | PhotoMoved
  | RecordAccepted
  | RecordCorrected
  | RecordAnnulled
  | CaseOpened
  | CaseOrdered
  | CaseClosed
  | CaseReopened
  | TicketAnswered
  | PolicyChanged
  | DrawHeld
  | ResultCertified;

export type FactKind = Fact['kind'];

interface FactBase {
  readonly at: string;
}

export interface PackageOpened extends FactBase {
  readonly kind: 'package-opened';
  readonly election: string;
  /** SHA-256 of the canonical package, hexadecimal. */
  readonly package: string;
}

export interface PhotoReceived extends FactBase {
  readonly kind: 'photo-received';
  readonly unit: string;
  readonly ballot: string;
  /** SHA-256 of the file as it came, and of the copy without personal metadata that the public gets. */
  readonly original: string;
  readonly photo: string;
  readonly bytes: number;
  readonly source: string;
  /**
   * Where the package covers names and signatures: hash of the covered copy, the only one that the public gets; null: they could not be
   * covered, and the photo is held back. Absent: the public gets `photo`.
   */
  readonly masked?: string | null;
  /** `p0`: it came by a channel in which nobody has an account (LINE, a committee's phone, a mailbox). */
  readonly by: string;
}

/** A photo no longer stands where `photo-received` put it. Where it went to, a fact `photo-received` of its own says it. */
export interface PhotoMoved extends FactBase {
  readonly kind: 'photo-moved';
  /** Where it stood. */
  readonly unit: string;
  readonly ballot: string;
  readonly original: string;
  readonly photo: string;
  /** Where it is now; null: kept, and shown nowhere. */
  readonly to: { readonly unit: string; readonly ballot: string } | null;
  /** One of the closed list in returns/photo-reasons.ts. */
  readonly reason: string;
  readonly by: string;
}

/** An error that was accepted because the paper says so (domain 2.5, last line). */
export interface AsWritten {
  readonly codes: readonly RuleCode[];
  readonly reason: string;
  /** The second person. */
  readonly by: string;
}

interface RecordBody extends FactBase {
  readonly unit: string;
  readonly ballot: string;
  /** 1 for the first record of a return, then one more each time. */
  readonly version: number;
  /** See returns/figures.ts: head, then scores; negative codes for blank (-1), dash (-2), illegible (-3), no place (-4). */
  readonly figures: readonly number[];
  /** Public copies, SHA-256. */
  readonly photos: readonly string[];
  /** Who typed (two or three people), and who accepted. */
  readonly enteredBy: readonly string[];
  readonly acceptedBy: string;
  /** Codes of warnings and information that stand on the record, with the answers given. */
  readonly findings: readonly { readonly code: RuleCode; readonly answer: string | null }[];
  readonly asWritten: AsWritten | null;
  readonly remarks: string;
  /** There when a reading behind the record was not blind: why, and which head allowed it. */
  readonly notBlind?: { readonly reason: string; readonly by: string };
}

export interface RecordAccepted extends RecordBody {
  readonly kind: 'record-accepted';
}

export interface RecordCorrected extends RecordBody {
  readonly kind: 'record-corrected';
  /** One of the closed list of reason codes in returns/, and a text for the public. */
  readonly reason: { readonly code: string; readonly text: string };
  readonly confirmedBy: string;
  /** How many readings differed from the proposal before one agreed; missing for none. */
  readonly differed?: number;
}

export interface RecordAnnulled extends FactBase {
  readonly kind: 'record-annulled';
  readonly unit: string;
  readonly ballot: string;
  /** The version that no longer counts. */
  readonly version: number;
  readonly order: string;
  readonly reason: string;
  readonly by: string;
}

export interface CaseOpened extends FactBase {
  readonly kind: 'case-opened';
  readonly case: string;
  readonly unit: string;
  readonly ballot: string;
  /** Rule code that opened it, or one of returns/case-terms.ts (`objection`, `recount`, …). */
  readonly trigger: string;
  readonly summary: string;
  /** The same summary in English, where there is one. */
  readonly summaryEn?: string;
}

/** What a body decided about a case. A later order takes the place of an earlier one. */
export interface CaseOrdered extends FactBase {
  readonly kind: 'case-ordered';
  readonly case: string;
  /** One of the closed lists in returns/case-terms.ts. */
  readonly decision: string;
  readonly body: string;
  readonly order: string;
  /** Day of the order, `YYYY-MM-DD`. */
  readonly date: string;
}

export interface CaseClosed extends FactBase {
  readonly kind: 'case-closed';
  readonly case: string;
  /** Number of the order; empty when none was needed. */
  readonly order: string;
  readonly effect: string;
  readonly effectEn?: string;
  /** What was decided in the end; missing in facts of older versions. */
  readonly decision?: string;
  /** Newest version of the return when the case was closed, and whether it was made after the order. */
  readonly version?: number;
  readonly changed?: boolean;
}

export interface CaseReopened extends FactBase {
  readonly kind: 'case-reopened';
  readonly case: string;
  readonly reason: string;
  readonly reasonEn?: string;
}

/**
 * What was answered to readers who said that a posted notice differs from what is published (docs/tickets.md). A later answer to the
 * same ticket takes the place of an earlier one. Reports without an answer are no facts.
 */
export interface TicketAnswered extends FactBase {
  readonly kind: 'ticket-answered';
  /** Number that the readers got. */
  readonly ticket: string;
  readonly unit: string;
  readonly ballot: string;
  /** Newest version of the return when it was answered; 0: none. */
  readonly version: number;
  /** Place in `figures`. */
  readonly figure: number;
  /** What the notice says there, as the readers say; codes as in `figures`. */
  readonly claimed: number;
  /** How many reports said so, and when the first came. */
  readonly reports: number;
  readonly openedAt: string;
  /** One of returns/ticket-terms.ts. */
  readonly answer: string;
  readonly text: string;
  readonly textEn?: string;
  /** The case that the authority decides. */
  readonly case?: string;
  readonly by: string;
}

export interface PolicyChanged extends FactBase {
  readonly kind: 'policy-changed';
  /** New cap in whole percent; 100 lifts it. */
  readonly capPercent: number;
  /** Publication stops where it stands while true; the reason is shown. */
  readonly paused: boolean;
  readonly reason: string;
  /** The same reason in English, where somebody wrote one. */
  readonly reasonEn?: string;
  readonly by: string;
  /** The second person. Missing when one person paused publication in an emergency, and in facts of older versions. */
  readonly confirmedBy?: string;
}

/** A lot that decided equal votes (MP Act s.128; S2.112). */
export interface DrawHeld extends FactBase {
  readonly kind: 'draw-held';
  readonly contest: string;
  /** Ballot numbers (or party list numbers) in the order that the lot gave: the first one goes before the others. */
  readonly order: readonly number[];
  readonly by: string;
  /** The second person. Missing in facts of older versions. */
  readonly confirmedBy?: string;
}

export interface ResultCertified extends FactBase {
  readonly kind: 'result-certified';
  readonly contest: string;
  readonly order: string;
  /** Date of the order, `YYYY-MM-DD`. Missing in facts of older versions. */
  readonly date?: string;
  readonly by: string;
  /** The second person. Missing in facts of older versions. */
  readonly confirmedBy?: string;
}

/** A fact with its place in the ledger. `seq` starts at 0 and has no gaps. */
export interface SealedFact {
  readonly seq: number;
  readonly fact: Fact;
}
