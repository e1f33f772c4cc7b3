import type { BallotId, CentreId, UnitId } from '../election/model.ts';

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
  | 'two-units';

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

/** The one door: every channel comes through it, the same rules hold for all. Idempotent by the arrival's key. */
export type Door = (arrival: Arrival) => Promise<Outcome>;
