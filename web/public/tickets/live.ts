import type { Figure } from '../../../src/returns/figures.ts';
import type { TicketLevel, TicketStage } from '../../../src/returns/ticket-terms.ts';
import type { TicketProblem } from './words.ts';

/** A ticket as it stands now, beside the cut: open, joined with another one, answered a moment ago, or with something released. */
export interface LiveTicket {
  readonly id: string;
  readonly unitIndex: number;
  readonly ballotIndex: number;
  readonly version: number;
  readonly figure: number;
  readonly claimed: Figure;
  readonly stage: TicketStage;
  readonly level: TicketLevel;
  readonly mergedInto: string | null;
  readonly reports: number;
  /** Milliseconds UTC. */
  readonly openedAt: number;
  /** The newest answer that this state knows of: one that was read before an answer came must not contradict it. */
  readonly answeredAt: number | null;
  /** Words and photos (SHA-256) that somebody released. */
  readonly comments: readonly string[];
  readonly photos: readonly string[];
}

/** The form of a page where a reader reports something, with what was written into it before. */
export interface ReportForm {
  /** Opaque text that the form sends back. */
  readonly mark: string;
  readonly place: string;
  readonly claimed: string;
  readonly comment: string;
  readonly problem: TicketProblem | null;
  /** More about the problem, in the page's language. */
  readonly problemText: string;
  /** A photo was chosen before; browsers want it chosen anew. */
  readonly photoAgain: boolean;
}

/** What the server knows beside the cut. A static copy knows nothing of it. */
export interface LiveTickets {
  readonly tickets: readonly LiveTicket[];
  /** When they were read, milliseconds UTC; null: never. */
  readonly at: number | null;
  /** False while the database does not answer. */
  readonly live: boolean;
  readonly form: ReportForm | null;
  /** The page is shown to the one who has just sent a report. */
  readonly sent: 'plain' | 'photo' | 'no-photo' | null;
}
