import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LiveTickets, ReportForm } from '../../../web/public/tickets/live.ts';
import type { TicketProblem } from '../../../web/public/tickets/words.ts';
import { ticketWordsOf } from '../../../web/public/tickets/words.ts';
import type { Language } from '../../basics/bilingual.ts';
import type { Clock } from '../../basics/clock.ts';
import { sha256Hex } from '../../basics/sha256.ts';
import { clientAddress, fromOtherSite } from '../public/client-address.ts';
import { respond } from '../public/respond.ts';
import { Served } from '../public/shelf.ts';
import type { PublicSite } from '../public/site.ts';
import type { BucketSize } from '../public/token-buckets.ts';
import { TokenBuckets } from '../public/token-buckets.ts';
import { MadeOnce } from './made-once.ts';
import { openTicketsJson } from './open-json.ts';
import type { SentForm } from './read-form.ts';
import { BodyMemory, MOST_BYTES, readForm } from './read-form.ts';
import type { LiveState, TicketRoom } from './room.ts';
import { checkReport, isUnit } from './sent-report.ts';

const REPORT = /^\/(th|en)\/report\/([^/?]+)$/;
const TICKETS = /^\/(th|en)\/tickets(?:\/[0-9]{1,15})?$/;
const PHOTO = /^\/tickets\/photos\/([0-9a-f]{64})$/;
const OPEN_JSON = '/v1/tickets-open.json';
const MINE = /^\/(?:(?:th|en)\/(?:report|tickets)(?:[/?]|$)|tickets\/photos\/|v1\/tickets-open\.json)/;

/** A family behind one router reports a whole school of stations; a carrier's thousands share some addresses. */
const REPORTS: BucketSize = { burst: 30, perSecond: 0.2 };
/** Bodies with photos that are in memory at the same time, as bytes that have come: who announces one and does not send it keeps nobody out. */
const BODIES_BYTES = 6 * MOST_BYTES;
/** A body without a photo. */
const SMALL = 64 * 1024;

const HTML = 'text/html; charset=utf-8';
const FRESH = 'public, max-age=3';
const NEVER = 'no-store';

export interface TicketDoorOptions {
  readonly site: PublicSite;
  /** Content security policy of pages. */
  readonly policy: string;
  readonly clock: Clock;
  readonly behindProxy: boolean;
  /** The address that people's browsers show; null: what each request says. */
  readonly origin: string | null;
  readonly reports?: BucketSize;
  /** How often one network may have the form of a unit made, with the searches; without end when absent. */
  readonly searches?: { take(request: IncomingMessage): number };
  readonly log: (line: string) => void;
}

/** What a form is shown with after something went wrong. */
interface Again {
  readonly problem: TicketProblem;
  readonly text?: string;
  readonly form: SentForm | null;
  /** The mark is given back where the same form may be sent once more: then it is one report, whatever arrived before. */
  readonly keepMark: boolean;
}

/**
 * Pages about readers' reports, and the form that they send: without scripts, account or cookie. Before the database is there, the
 * room is missing: then pages show what the cut has, and nothing is taken.
 */
export class TicketDoor {
  readonly #options: TicketDoorOptions;
  readonly #buckets: TokenBuckets;
  readonly #bodies = new BodyMemory(BODIES_BYTES);
  readonly #made = new MadeOnce<Made>();
  #room: TicketRoom | null = null;

  constructor(options: TicketDoorOptions) {
    this.#options = options;
    this.#buckets = new TokenBuckets(options.reports ?? REPORTS, options.clock);
  }

  open(room: TicketRoom | null): void {
    this.#room = room;
  }

  /** False for every request that is none of these. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const url = request.url ?? '';
    if (!MINE.test(url)) return false;
    this.#route(request, response, url).catch((error: unknown) => {
      this.#options.log(`${request.method ?? ''} ${url.slice(0, 80)}: ${String(error)}`);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
    return true;
  }

  async #route(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
    const [path = '', query = ''] = url.split('?', 2);
    const report = REPORT.exec(path);
    const unit = report === null ? null : decoded(report[2] ?? '');
    const often = report === null ? 0 : (this.#options.searches?.take(request) ?? 0);
    if (often > 0) {
      request.resume();
      response.setHeader('retry-after', String(often));
      respond(request, response, servedOf(HTML, OFTEN, NEVER), this.#options.policy, 429);
      return;
    }
    const reading = request.method === 'GET' || request.method === 'HEAD';
    if (report !== null && unit !== null && request.method === 'POST') {
      await this.#take(request, response, report[1] === 'en' ? 'en' : 'th', unit);
    } else if (!reading) {
      request.resume();
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
    } else if (report !== null && unit !== null) {
      await this.#show(request, response, path, NEVER, { form: this.#emptyForm(unit) });
    } else if (path === OPEN_JSON) {
      await this.#openJson(request, response);
    } else if (PHOTO.test(path)) {
      await this.#photo(request, response, PHOTO.exec(path)?.[1] ?? '');
    } else {
      const sent = /^sent=(plain|photo|no-photo)$/.exec(query)?.[1] as LiveTickets['sent'] | undefined;
      const known = TICKETS.test(path) ? path : `${path.slice(0, 3)}/tickets/none`;
      await this.#show(request, response, known, sent === undefined ? FRESH : NEVER, { sent: sent ?? null });
    }
  }

  #emptyForm(unit: string): ReportForm {
    return { ...NO_FORM, mark: this.#room?.marks.make(unit) ?? '' };
  }

  async #show(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    cacheControl: string,
    more: { readonly form?: ReportForm; readonly sent?: LiveTickets['sent']; readonly status?: number },
  ): Promise<void> {
    const state = (await this.#room?.state()) ?? NO_STATE;
    const make = async (): Promise<Made> => {
      const page = await this.#options.site.pageNow(path, {
        ...state,
        form: more.form ?? null,
        sent: more.sent ?? null,
      });
      const { status, body } = page === null || page === 'unavailable' ? { status: 503, body: CLOSED } : page;
      return { status, served: servedOf(HTML, body, cacheControl) };
    };
    const shared = cacheControl === FRESH;
    const { status, served } = await (shared
      ? this.#made.at(path, [this.#options.site.cut, state], make)
      : make());
    if (status === 503) this.#made.forget(path);
    respond(request, response, served, this.#options.policy, status === 200 ? (more.status ?? 200) : status);
  }

  async #openJson(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const state = await this.#room?.state();
    const { cut } = this.#options.site;
    if (cut === null || state === undefined) {
      response.writeHead(503, { 'retry-after': '5' }).end();
      return;
    }
    const { served } = await this.#made.at(OPEN_JSON, [cut, state], async () => ({
      status: 200,
      served: servedOf('application/json', openTicketsJson(cut.view, state), FRESH),
    }));
    respond(request, response, served, this.#options.policy);
  }

  async #photo(request: IncomingMessage, response: ServerResponse, sha256: string): Promise<void> {
    const hidden = this.#options.site.cut?.view.policy.embargo !== false;
    const photo = hidden ? null : await this.#room?.photo(sha256).catch(() => undefined);
    if (photo === undefined) response.writeHead(503, { 'retry-after': '5' }).end();
    else if (photo === null) response.writeHead(404).end();
    else {
      const served = servedOf(photo.mediaType, photo.bytes, 'public, max-age=300');
      respond(request, response, served, this.#options.policy);
    }
  }

  /** A form has come. Whatever happens, the reader gets a page that says whether it was kept, with what was written. */
  async #take(
    request: IncomingMessage,
    response: ServerResponse,
    language: Language,
    unit: string,
  ): Promise<void> {
    const path = request.url?.split('?', 1)[0] ?? '';
    const again = async (status: number, given: Again, wait = 0): Promise<void> => {
      if (wait > 0) response.setHeader('retry-after', String(wait));
      const form = { ...NO_FORM, ...this.#formAgain(unit, given) };
      await this.#show(request, response, path, NEVER, { form, status });
    };
    const refuse = (status: number, problem: TicketProblem, wait = 0): Promise<void> => {
      request.resume();
      return again(status, { problem, form: null, keepMark: false }, wait);
    };
    const { site, behindProxy, origin } = this.#options;
    if (fromOtherSite(request, origin)) return refuse(403, 'other-site');
    const wait = this.#buckets.take(clientAddress(request, behindProxy));
    const small = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY) <= SMALL;
    if (wait > 0 && !small) return refuse(429, 'often', wait);
    // Small bodies need no place among those with photos.
    const form = await readForm(request, small ? undefined : this.#bodies);
    if (form === 'busy') return again(503, { problem: 'busy', form: null, keepMark: false }, 5);
    if (form === 'too-large') return again(413, { problem: 'too-large', form: null, keepMark: false });
    if (typeof form === 'string') return again(400, { problem: 'broken', form: null, keepMark: false });
    if (wait > 0) return again(429, { problem: 'often', form, keepMark: true }, wait);
    const view = site.cut?.view;
    const room = this.#room;
    if (view === undefined || room === null) return again(503, { problem: 'away', form, keepMark: true }, 5);
    if (!isUnit(view.election, unit)) return again(404, { problem: 'no-place', form, keepMark: false });
    const mark = room.marks.open(form.text('mark'), unit);
    if (typeof mark === 'string') return again(422, { problem: mark, form, keepMark: false });
    const report = checkReport(view, unit, form, language);
    if ('problem' in report) {
      return again(422, { problem: report.problem, text: report.text, form, keepMark: true });
    }
    const kept = await room.keep(mark.key, report, language).catch((error: unknown) => {
      this.#options.log(`a report was not kept: ${String(error)}`);
      return null;
    });
    if (kept === null) return again(503, { problem: 'away', form, keepMark: true }, 5);
    if (!kept.ok) return again(503, { problem: 'full', form, keepMark: true }, 600);
    const sent = report.photo === null ? 'plain' : kept.value.photoKept ? 'photo' : 'no-photo';
    const location = `/${language}/tickets/${kept.value.ticket}?sent=${sent}`;
    response.writeHead(303, { location, 'cache-control': NEVER, 'content-length': '0' }).end();
  }

  #formAgain(unit: string, { problem, text, form, keepMark }: Again): Partial<ReportForm> {
    const mark = keepMark ? (form?.text('mark') ?? '') : (this.#room?.marks.make(unit) ?? '');
    const short = (name: string, most: number) => (form?.text(name) ?? '').slice(0, most);
    return {
      mark,
      place: short('place', 20),
      claimed: short('claimed', 20),
      comment: short('comment', 2_000),
      problem,
      problemText: text ?? '',
      photoAgain: form !== null && form.file('photo') !== null,
    };
  }
}

interface Made {
  readonly status: number;
  readonly served: Served;
}

/** What is known before the database is there. */
const NO_STATE: LiveState = { tickets: [], at: null, live: false };

function servedOf(mediaType: string, body: string | Uint8Array, cacheControl: string): Served {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return new Served({ bytes, mediaType, sha256: sha256Hex(bytes), cacheControl });
}

const NO_FORM: ReportForm = {
  mark: '',
  place: '',
  claimed: '',
  comment: '',
  problem: null,
  problemText: '',
  photoAgain: false,
};

/** Before the first cut there is no page to show. */
const CLOSED = plainPage(ticketWordsOf('th').closed, ticketWordsOf('en').closed);
/** Made once: who asks without end is not worth a page. */
const OFTEN = plainPage(
  'มีการเปิดแบบแจ้งจากเครือข่ายเดียวกันถี่เกินไป และยังไม่มีการบันทึกเรื่องใด กรุณารอสักครู่แล้วลองใหม่',
  'The form was asked for too often from your network, and nothing was kept. Please wait a little and try again.',
);

function plainPage(th: string, en: string): string {
  const title = ticketWordsOf('th').report;
  return `<!doctype html><html lang="th"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head><body><h1>${title}</h1><p>${th}</p><p lang="en">${en}</p></body></html>\n`;
}

/** Percent-decoding undone; null for an ill-formed text. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
