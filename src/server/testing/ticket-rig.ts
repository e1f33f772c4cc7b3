import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../basics/clock.ts';
import { makeDesk } from '../../centre/desk.ts';
import type { TicketLimits } from '../../centre/tickets/limits.ts';
import { parseFact } from '../../ledger/encoding.ts';
import type { Fact } from '../../ledger/facts.ts';
import { AccountKey } from '../../people/account-key.ts';
import { Publication } from '../../publication/publication.ts';
import { DiskPhotoStore } from '../../store/photo-disk.ts';
import { makeSite, PUBLIC_POLICY } from '../make-site.ts';
import { publicHandler } from '../public/handler.ts';
import { SearchLimit } from '../public/search-limit.ts';
import type { PublicSite } from '../public/site.ts';
import type { BucketSize } from '../public/token-buckets.ts';
import { TicketDoor } from '../tickets/door.ts';
import { TicketRoom } from '../tickets/room.ts';
import type { StaffApp, StaffAppOptions } from './staff-app.ts';
import { staffApp } from './staff-app.ts';
import { accept, specOf } from './steps.ts';

/** What a reader's browser gets. */
export interface ReaderAnswer {
  readonly status: number;
  readonly html: string;
  readonly location: string;
  readonly headers: Headers;
}

export interface TicketRig {
  readonly staff: StaffApp;
  readonly site: PublicSite;
  readonly door: TicketDoor;
  readonly url: string;
  /** Milliseconds that a reader's clock is ahead. */
  ahead: number;
  /** Makes a cut of all facts that are in the inbox. */
  cut(): Promise<void>;
  get(path: string): Promise<ReaderAnswer>;
  /** Opens the form of a unit, waits as people do, and sends it. */
  report(
    fields: Readonly<Record<string, string>>,
    photo?: Uint8Array,
    headers?: Record<string, string>,
  ): Promise<ReaderAnswer>;
  close(): Promise<void>;
}

export const TICKET_UNIT = '44-01-S1-001';

/** The staff's application, a site with one unit shown, and the door for readers, all on one database. */
export async function ticketRig(
  options: {
    readonly limits?: Partial<TicketLimits>;
    readonly reports?: BucketSize;
    /** How often one network may open forms. */
    readonly searches?: BucketSize;
    readonly reach?: StaffAppOptions['reach'];
    /** Built browser files; pages go without when not given. */
    readonly assetsFolder?: string;
  } = {},
): Promise<TicketRig> {
  const staff = await staffApp(options.reach === undefined ? {} : { reach: options.reach });
  const { election, database } = staff;
  const db = options.reach === undefined ? database.pool : await options.reach(database.url);
  const one = await staff.person('clerk-1', ['D1']);
  const two = await staff.person('clerk-2', ['D1']);
  for (const ballot of election.ballots) await accept(one, two, specOf(staff, TICKET_UNIT, ballot));
  const { assetsFolder } = options;
  const site = makeSite(election, 'key', {
    reports: true,
    ...(assetsFolder === undefined ? {} : { assetsFolder }),
  });
  const state = { ahead: 0, cuts: 0 };
  const clock: Clock = () => Date.now() + state.ahead;
  const key = new AccountKey(new Uint8Array(32).fill(9));
  const room = new TicketRoom({
    desk: makeDesk({ db, election, photos: new DiskPhotoStore('/nowhere') }),
    mark: (text) => key.mark(text),
    clock,
    log: () => undefined,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  const door = new TicketDoor({
    site,
    policy: PUBLIC_POLICY,
    clock,
    behindProxy: false,
    origin: null,
    log: () => undefined,
    ...(options.searches === undefined ? {} : { searches: new SearchLimit(clock, false, options.searches) }),
    reports: options.reports ?? { burst: 1000, perSecond: 1000 },
  });
  door.open(room);
  const answer = publicHandler(site, { read: async () => null }, PUBLIC_POLICY);
  const server: Server = createServer((request, response) => {
    if (!door.answer(request, response) && !answer(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const rig: TicketRig = {
    staff,
    site,
    door,
    url,
    get ahead() {
      return state.ahead;
    },
    set ahead(ms) {
      state.ahead = ms;
    },
    async cut() {
      const rows = await staff.rows('select body from fact_inbox order by fact_id');
      const facts = rows.flatMap((row): Fact[] => {
        const fact = parseFact(String(row['body']));
        return fact.ok ? [fact.value] : [];
      });
      const publication = new Publication(election);
      facts.forEach((fact, seq) => {
        publication.apply({ seq, fact });
      });
      state.cuts++;
      const { firstRelease } = election.pkg.manifest.publication;
      const at = new Date(Math.max(Date.now(), firstRelease)).toISOString();
      site.install(
        publication.makeCut({ number: state.cuts, at, ledgerSize: facts.length, root: '0'.repeat(64) }),
      );
    },
    async get(path) {
      return answerOf(await fetch(url + path, { redirect: 'manual' }));
    },
    async report(fields, photo, headers = {}) {
      const path = `/th/report/${TICKET_UNIT}`;
      const { html } = await rig.get(path);
      const mark = /name="mark" value="([^"]+)"/.exec(html)?.[1] ?? '';
      state.ahead += 5_000;
      const body = new FormData();
      for (const [name, value] of Object.entries({ mark, website: '', ...fields })) body.set(name, value);
      if (photo !== undefined) body.set('photo', new Blob([new Uint8Array(photo)]), 'notice.jpg');
      else body.set('photo', new Blob([]), '');
      return answerOf(await fetch(url + path, { method: 'POST', body, headers, redirect: 'manual' }));
    },
    async close() {
      room.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await staff.close();
    },
  };
  await rig.cut();
  return rig;
}

async function answerOf(response: Response): Promise<ReaderAnswer> {
  const { status, headers } = response;
  return { status, headers, html: await response.text(), location: headers.get('location') ?? '' };
}
