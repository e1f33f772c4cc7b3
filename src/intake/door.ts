import type { BallotId, CentreId, UnitId } from '../election/model.ts';
import type { Person } from '../people/person.ts';

/** How a photo came. Published with it. */
export const CHANNELS = ['line', 'phone', 'upload', 'mailbox'] as const;
export type Channel = (typeof CHANNELS)[number];

/** One image as it came in, by whichever channel. */
export interface Arrival {
  /** Names this arrival for ever (message id, upload id, file name and hash): the same key again is the same arrival. */
  readonly key: string;
  readonly channel: Channel;
  readonly bytes: Uint8Array;
  /** Who sent it, in words for the desk (never published). */
  readonly sender: string;
  /** The centre whose group, mailbox or desk it came to; null: not known. */
  readonly centre: CentreId | null;
  /** The unit to which the sender is bound; null: not bound. */
  readonly unit: UnitId | null;
  /** Text of the page's code when the sender's device has read it already. */
  readonly code: string | null;
  /** When the sender sent it, milliseconds UTC; null: not known. */
  readonly sentAt: number | null;
  /** What the sender wrote with it, or the name of the file: helps people, places nothing by itself. */
  readonly words?: string;
  /** Which page of its unit the sender says it is: counts where the photo bears no code of its own. */
  readonly says?: { readonly ballot: BallotId; readonly page: number };
  /** Who sent it, where that is somebody with an account. */
  readonly person?: Person;
}

/** A page that a unit still owes. */
export interface OwedPage {
  readonly ballot: BallotId;
  /** As printed, e.g. `ส.ส. 5/18 (บช.)`. */
  readonly formCode: string;
  readonly page: number;
}

/** Why a person must look before the photo has its place. */
export type Doubt =
  | 'no-code'
  | 'unknown-code'
  | 'other-election'
  | 'codes-disagree'
  | 'not-the-senders-unit'
  | 'not-the-centres-unit'
  | 'two-units'
  /** The reader could not open it, or it took too long: a person looks at it as it came. */
  | 'not-read';

/** What became of an arrival; the sender is told at once, in their own channel. */
export type Outcome =
  | {
      readonly kind: 'placed';
      readonly receipt: string;
      readonly unit: UnitId;
      readonly ballot: BallotId;
      readonly formCode: string;
      readonly page: number;
      readonly missing: readonly OwedPage[];
    }
  | { readonly kind: 'waiting'; readonly receipt: string; readonly doubt: Doubt }
  /** The very image was here before; nothing changed. */
  | { readonly kind: 'known'; readonly receipt: string }
  /** The unit has sent this page already; the photo is kept beside it and a person chooses. */
  | {
      readonly kind: 'second-photo';
      readonly receipt: string;
      readonly unit: UnitId;
      readonly formCode: string;
      readonly page: number;
    }
  /** Kept, but the sender is asked for a better one. */
  | { readonly kind: 'blurred'; readonly receipt: string }
  /** Not taken: `reason` is a code of the image check. */
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * The one door: every channel comes through it, the same rules hold for all. Idempotent by the arrival's key: the same key again
 * gets the outcome as it stands now. Resolves when the photo was read and placed, or has come to a person; it is safely kept long
 * before that ({@link Intake.keep}).
 */
export type Door = (arrival: Arrival) => Promise<Outcome>;

/** An outcome that came later than the answer at the door: after a restart, or by a person at the inbox. */
export interface Settled {
  readonly key: string;
  readonly channel: Channel;
  readonly sender: string;
  readonly outcome: Outcome;
}

/** The intake of one server process. */
export interface Intake {
  readonly door: Door;
  /**
   * Keeps an arrival durably and comes back at once with its receipt; it is read by and by. For channels that must answer before
   * the photo is read. A refusal says why it was not taken.
   */
  keep(
    arrival: Arrival,
  ): Promise<
    | { readonly kind: 'kept'; readonly receipt: string; readonly again: boolean }
    | { readonly kind: 'refused'; readonly reason: string }
  >;
  /** The outcome of a key as it stands; null while it is unread, or was never here. */
  outcomeOf(key: string): Promise<Outcome | null>;
  /** Tells of every outcome that no caller of {@link Door} in this process waits for. Gives the way to stop. */
  onSettled(tell: (settled: Settled) => void): () => void;
  /** Tells those who listen how the arrival of a key stands now: after a person has settled it. */
  settled(key: string): Promise<void>;
  /** Pages that a unit still owes. */
  owed(unit: UnitId): Promise<readonly OwedPage[]>;
  /** Starts to pick up what was kept and not read, by this process or by another that died. */
  start(): void;
  /** Finishes what is being read. What is left waits for the next start. */
  stop(): Promise<void>;
}
