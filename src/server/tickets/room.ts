import type { LiveTicket } from '../../../web/public/tickets/live.ts';
import { at } from '../../basics/assert.ts';
import type { Language } from '../../basics/bilingual.ts';
import type { Clock } from '../../basics/clock.ts';
import type { Result } from '../../basics/result.ts';
import type { Desk } from '../../centre/desk.ts';
import { forgetReports } from '../../centre/tickets/forget.ts';
import { auditLetGo } from '../../centre/tickets/let-go.ts';
import type { TicketLimits } from '../../centre/tickets/limits.ts';
import { TICKET_LIMITS } from '../../centre/tickets/limits.ts';
import { publicTickets, releasedPhoto } from '../../centre/tickets/public-rows.ts';
import type { KeptReport, ReportRefusal } from '../../centre/tickets/report.ts';
import { keepReport } from '../../centre/tickets/report.ts';
import type { BoardState } from './board.ts';
import { TicketBoard } from './board.ts';
import { FormMarks } from './form-mark.ts';
import type { CheckedReport } from './sent-report.ts';

export interface TicketRoomOptions {
  readonly desk: Desk;
  /** HMAC of a text by the installation's key. */
  readonly mark: (text: string) => Buffer;
  readonly clock: Clock;
  readonly limits?: Partial<TicketLimits>;
  readonly log: (line: string) => void;
}

export interface LiveState {
  readonly tickets: readonly LiveTicket[];
  readonly at: number | null;
  readonly live: boolean;
}

const FORGET_EVERY_MS = 3_600_000;
/** One line of audit for what was let go since the last one. */
const AUDIT_EVERY_MS = 60_000;
/** Released photos that are kept in memory, and how long: one may be taken back. */
const PHOTOS = 24;
const PHOTO_MS = 60_000;

type Picture = { readonly bytes: Uint8Array; readonly mediaType: string };

/** Readers' reports as a server process runs them: what is open, the marks of forms, keeping a report. */
export class TicketRoom {
  readonly marks: FormMarks;
  readonly #desk: Desk;
  readonly #clock: Clock;
  readonly #limits: TicketLimits;
  readonly #board: TicketBoard;
  readonly #timers: readonly NodeJS.Timeout[];
  #made: { readonly of: BoardState; readonly state: LiveState } | null = null;
  /** Photos that a list names. */
  #named: { readonly of: BoardState | null; readonly photos: ReadonlySet<string> } = {
    of: null,
    photos: new Set(),
  };
  readonly #photos = new Map<string, { readonly until: number; readonly found: Promise<Picture | null> }>();

  constructor({ desk, mark, clock, limits, log }: TicketRoomOptions) {
    this.#desk = desk;
    this.#clock = clock;
    this.#limits = { ...TICKET_LIMITS, ...limits };
    this.marks = new FormMarks(mark, clock);
    this.#board = new TicketBoard(() => publicTickets(desk.db), clock);
    const every = (ms: number, work: () => Promise<unknown>, failed: string) =>
      setInterval(() => {
        work().catch((error: unknown) => log(`${failed}: ${String(error)}`));
      }, ms).unref();
    this.#timers = [
      every(FORGET_EVERY_MS, () => forgetReports(desk.db), 'old reports were not deleted'),
      every(AUDIT_EVERY_MS, () => auditLetGo(desk.db), 'reports that were let go are not in the audit yet'),
    ];
  }

  /** The same object until something may have changed. */
  async state(): Promise<LiveState> {
    const state = await this.#board.state();
    if (this.#made?.of !== state) {
      const tickets = state.rows.map((row) => this.#liveOf(row));
      this.#made = { of: state, state: { tickets, at: state.at, live: state.live } };
    }
    return this.#made.state;
  }

  async keep(
    key: string,
    report: CheckedReport,
    language: Language,
  ): Promise<Result<KeptReport, ReportRefusal>> {
    const { returnIndex, ...rest } = report;
    const spec = at(this.#desk.election.returns, returnIndex);
    const kept = await keepReport(this.#desk, { ...rest, key, spec, language }, this.#limits);
    if (kept.ok && kept.value.added) await this.#board.renew();
    return kept;
  }

  /** A photo that somebody released. What the list does not name costs no look into the database, however many ask. Throws while none was read. */
  async photo(sha256: string): Promise<Picture | null> {
    const board = await this.#board.state();
    if (board.at === null) throw new Error('the list of reports was not read yet');
    return this.#namedBy(board).has(sha256) ? this.#pictureOf(sha256) : null;
  }

  #namedBy(board: BoardState): ReadonlySet<string> {
    if (this.#named.of !== board)
      this.#named = { of: board, photos: new Set(board.rows.flatMap(({ photos }) => photos)) };
    return this.#named.photos;
  }

  #pictureOf(sha256: string): Promise<Picture | null> {
    const now = this.#clock();
    const known = this.#photos.get(sha256);
    if (known !== undefined && known.until > now) return known.found;
    const found = releasedPhoto(this.#desk.db, sha256);
    this.#photos.delete(sha256);
    this.#photos.set(sha256, { until: now + PHOTO_MS, found });
    found.catch(() => this.#photos.delete(sha256));
    for (const [oldest] of this.#photos) {
      if (this.#photos.size <= PHOTOS) break;
      this.#photos.delete(oldest);
    }
    return found;
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  #liveOf(row: Awaited<ReturnType<typeof publicTickets>>[number]): LiveTicket {
    const { unitIndex, ballotIndex } = at(this.#desk.election.returns, row.return_id);
    return {
      id: String(row.ticket_id),
      unitIndex,
      ballotIndex,
      version: row.version,
      figure: row.figure,
      claimed: row.claimed,
      stage: row.stage,
      level: row.level,
      mergedInto: row.merged_into === null ? null : String(row.merged_into),
      reports: row.reports,
      openedAt: row.opened_at.getTime(),
      answeredAt: row.answered_at?.getTime() ?? null,
      comments: row.comments,
      photos: row.photos,
    };
  }
}
