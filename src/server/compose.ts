import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { systemClock } from '../basics/clock.ts';
import { makeDesk } from '../centre/desk.ts';
import { makeEvening } from '../centre/evening/evening.ts';
import { publicPort } from '../centre/evening/public-state.ts';
import { RecentTimes } from '../centre/evening/recent-times.ts';
import { watchMailbox } from '../intake/mailbox/mailbox.ts';
import { PhoneLimits } from '../intake/phone/limits.ts';
import { signCheckpoint } from '../ledger/checkpoint.ts';
import { loadOrMakeAccountKey } from '../people/account-key.ts';
import { makeAccounts } from '../people/accounts.ts';
import { dutiesOf } from '../people/duties.ts';
import { ensureFirstAdministrator } from '../people/first-administrator.ts';
import type { Database } from '../store/database.ts';
import { openDatabase } from '../store/database.ts';
import { openElection } from '../store/election.ts';
import { GroupedQueries } from '../store/grouped-queries.ts';
import { openPhotoStore } from '../store/open-photo-store.ts';
import { removeLeftPhotos } from '../store/photo-leftovers.ts';
import type { PhotoStore } from '../store/photos.ts';
import { startScrub } from '../store/scrub.ts';
import { Sealer } from '../store/sealer.ts';
import { buildApp } from './app.ts';
import { Front } from './front.ts';
import { openIntakeRoom, printedPagesOf, printedPlacesOf } from './intake-room.ts';
import { openAlertsRoom, openDelivery, openLine } from './later-rooms.ts';
import { listen } from './listen.ts';
import { EMBED_POLICY, makeSite, PUBLIC_POLICY, publicPhotos } from './make-site.ts';
import { Metrics } from './metrics.ts';
import { noteKeyOf } from './note-key.ts';
import { bulletinDoor } from './press/bulletin-door.ts';
import type { PressRoom } from './press/press-room.ts';
import { openPressRoom } from './press/press-room.ts';
import { PrintingRoom } from './printing-room.ts';
import { Cards } from './public/cards.ts';
import { CutEvents, eventMetrics, newsOf } from './public/cut-events.ts';
import { publicHandler } from './public/handler.ts';
import { openPreviews, previewPathOf } from './public/previews.ts';
import { DRAWINGS, SearchLimit } from './public/search-limit.ts';
import type { PublicSite } from './public/site.ts';
import { loadSnapshot, saveSnapshot } from './public/snapshot.ts';
import { Publishing } from './publishing.ts';
import type { ServerOptions } from './server-options.ts';
import { EVENT_LISTENERS, policyOf } from './server-options.ts';
import { startThirdOpinion } from './third-opinion.ts';
import type { TicketDoor } from './tickets/door.ts';
import { makeTicketDoor, openTickets } from './tickets/open.ts';

export interface RunningServer {
  readonly url: string;
  /** Resolves when the first cut is on the site. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/**
 * The one place where everything is wired. Listens first, with what was public before; then opens the database, starts sealing
 * and publishing, and lets the staff API in.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { election, dataDir } = options;
  const key = await noteKeyOf(dataDir, election.pkg.manifest.id);
  const behindProxy = options.behindProxy ?? false;
  const events = new CutEvents({ limit: options.eventListeners ?? EVENT_LISTENERS, behindProxy });
  const site = makeSite(election, key.line, {
    origin: options.origin,
    events: events.limit > 0,
    reports: true,
    previewPath: previewPathOf,
  });
  const snapshotFolder = join(dataDir, 'last-cut');
  const before = await loadSnapshot(snapshotFolder, election.pkg.hash);
  if (before !== null) site.installSnapshot(before);
  const photos = await openPhotoStore(dataDir, options.photoStore);
  const previews = openPreviews(dataDir);
  removeLeftPhotos(dataDir, systemClock()).catch((error: unknown) =>
    options.log(`half-written photos could not be removed: ${String(error)}`),
  );
  const drawings = new SearchLimit(systemClock, behindProxy, DRAWINGS);
  const searches = new SearchLimit(systemClock, behindProxy);
  const tickets = makeTicketDoor(site, options, searches);
  const answerPublic = publicHandler(site, publicPhotos(photos, site, previews), PUBLIC_POLICY, {
    embedPolicy: EMBED_POLICY,
    cards: new Cards(site, systemClock),
    drawings,
    searches,
    ...(events.limit > 0 ? { events } : {}),
  });
  const press = await openPressRoom(site, options);
  const answerBulletin = bulletinDoor(press.bulletins.shelf, PUBLIC_POLICY, drawings);
  const front = new Front(
    (...call) => tickets.answer(...call) || answerBulletin(...call) || answerPublic(...call),
  );
  const url = await listen(front.server, options);
  press.standIn(url);
  try {
    const inside = await openInside({
      ...options,
      site,
      events,
      photos,
      key,
      tickets,
      press,
      snapshotFolder,
    });
    front.open(inside.api);
    return {
      url,
      ready: inside.ready,
      async close() {
        events.close();
        await front.close();
        await inside.close();
        await previews.close();
      },
    };
  } catch (error) {
    events.close();
    await front.close();
    await previews.close();
    throw error;
  }
}

interface InsideOptions extends ServerOptions {
  readonly site: PublicSite;
  readonly events: CutEvents;
  readonly tickets: TicketDoor;
  readonly photos: PhotoStore;
  readonly key: Awaited<ReturnType<typeof noteKeyOf>>;
  readonly press: PressRoom;
  readonly snapshotFolder: string;
}

interface Inside {
  readonly api: RequestListener;
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** Everything that needs the database: desk, sealer, publisher. */
async function openInside(options: InsideOptions): Promise<Inside> {
  const { election, dataDir, log } = options;
  const db = await openDatabase({
    databaseUrl: options.databaseUrl,
    dataDir,
    log: (text) => log(`${text.th} · ${text.en}`),
  });
  try {
    await openElection(db, election);
    const first = await ensureFirstAdministrator(db.pool, dataDir);
    if (first !== null) {
      log(`ผู้ดูแลระบบคนแรก · first administrator: ${first.username} / ${first.password} (${first.file})`);
    }
    return await wire(options, db);
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function wire(options: InsideOptions, db: Database): Promise<Inside> {
  const { election, log, site, events, photos, key } = options;
  const clock = systemClock;
  const metrics = new Metrics();
  const publicTimes = new RecentTimes();
  let firstCut: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    firstCut = resolve;
  });
  const sealer = new Sealer(db, {
    log: (text) => log(text.en),
    onSealed: () => publishing.nudge(),
  });
  const publishing: Publishing = new Publishing({
    db,
    election,
    site,
    leads: () => sealer.leads,
    clock,
    sign: ({ number, ledgerSize, root, manifestSha256 }) =>
      signCheckpoint(
        {
          origin: key.signer.key.name,
          size: ledgerSize,
          root,
          extensions: [`cut ${number}`, `package ${election.pkg.hash}`, `manifest ${manifestSha256}`],
        },
        key.signer,
      ),
    intervalMs: options.cutIntervalMs,
    saveSnapshot: (snapshot) => saveSnapshot(options.snapshotFolder, snapshot),
    log,
    onPublished: (seconds) => {
      publicTimes.add(seconds);
      metrics.time(
        'khanaen_accepted_to_public_seconds',
        'From an accepted record to a cut that shows or holds it.',
        seconds,
      );
    },
    onCut: (cut, row) => {
      metrics.gauge('khanaen_cut_number', 'Number of the newest cut.', cut.head.number);
      metrics.gauge('khanaen_cut_ledger_size', 'Facts in the newest cut.', cut.head.ledgerSize);
      delivery?.offer(cut, row);
      alerts?.cut();
      events.publish(newsOf(cut));
      firstCut();
    },
  });
  metrics.collect(() => {
    metrics.gauge('khanaen_ledger_size', 'Facts read from the ledger.', publishing.ledgerSize);
    metrics.gauge(
      'khanaen_publication_held',
      '1 while the two tallies differ.',
      publishing.alarm === null ? 0 : 1,
    );
    eventMetrics(metrics, events);
    metrics.gauge('khanaen_leads', '1 while this process seals and publishes.', sealer.leads ? 1 : 0);
  });
  const queries = new GroupedQueries(db);
  const duties = dutiesOf(election);
  const desk = makeDesk({
    db: queries,
    election,
    photos,
    onAccepted: () => sealer.nudge(),
    printedPages: printedPagesOf(election),
    printedPlaces: printedPlacesOf(election),
    ...(options.takeAlong === undefined ? {} : { reserve: { kept: options.takeAlong } }),
    ...(options.files === undefined ? {} : { files: options.files }),
  });
  const closeTickets = await openTickets(options.tickets, options, desk);
  const room = await openIntakeRoom(desk, options.dataDir, log);
  const printing = new PrintingRoom({
    election,
    dataDir: options.dataDir,
    key: room.pictures.formKey,
    log,
  });
  await printing.open();
  const scrub = startScrub({ pool: db.pool, photos, log });
  const mailbox =
    options.mailbox === undefined
      ? null
      : watchMailbox({
          dir: options.mailbox,
          election,
          intake: room.intake,
          reader: room.pictures.reader,
          photos,
          log,
        });
  const lineRoom = options.line === undefined ? null : await openLine(options.line, db, room, log);
  const delivery =
    options.deliver === undefined
      ? null
      : await openDelivery(options.deliver, () => sealer.leads, metrics, options, db);
  const alerts =
    options.alerts === undefined
      ? null
      : await openAlertsRoom(options.alerts, options, db, () => sealer.leads, metrics);
  const app = await buildApp({
    db: db.pool,
    election,
    evening: makeEvening({
      db: db.pool,
      election,
      duties,
      publicState: publicPort(() => site.cut?.view ?? null),
      publicTimes: () => publicTimes.value,
    }),
    desk,
    intake: room.intake,
    ...(lineRoom === null ? {} : { line: lineRoom.line }),
    ...(delivery === null ? {} : { delivery: delivery.delivery }),
    ...(alerts === null ? {} : { alerts }),
    pictures: room.pictures,
    printing,
    press: options.press,
    phoneLimits: new PhoneLimits(clock),
    signer: key.signer,
    accounts: makeAccounts({
      db: db.pool,
      clock,
      key: await loadOrMakeAccountKey(options.dataDir),
      duties,
      policy: policyOf(options),
    }),
    origin: options.origin ?? null,
    metrics,
    clock,
    secureCookies: options.behindProxy ?? false,
    trustProxy: options.behindProxy ?? false,
    log,
    notReady: () => publishing.alarm ?? (site.cut === null ? 'the ledger is still being read' : null),
    publicWindow: () => ({ view: site.cut?.view ?? null, alarm: publishing.alarm }),
  });
  sealer.start();
  options.press.start();
  const thirdOpinion =
    options.readDigits === true
      ? startThirdOpinion(room.pictures, options.dataDir, () => sealer.leads, site)
      : null;
  const reading = publishing.start();
  reading.catch((error: unknown) => log(`the ledger cannot be read: ${String(error)}`));
  return {
    api: (request, response) => app.routing(request, response),
    ready: Promise.all([ready, reading]).then(() => undefined),
    async close() {
      closeTickets();
      await app.close();
      await printing.close();
      await options.press.close();
      await thirdOpinion?.stop();
      await lineRoom?.close();
      await scrub.stop();
      await mailbox?.stop();
      await room.close();
      await reading.catch(() => undefined);
      await publishing.stop();
      await delivery?.delivery.stop();
      await alerts?.stop();
      await sealer.stop();
      await queries.close();
      await db.close();
    },
  };
}
