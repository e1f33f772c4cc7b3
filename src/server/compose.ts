import { sign as signBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../basics/clock.ts';
import { makeDesk } from '../centre/desk.ts';
import type { Election } from '../election/lookup.ts';
import { signCheckpoint } from '../ledger/checkpoint.ts';
import { encodeNoteKey } from '../ledger/note.ts';
import { ensureFirstAdministrator } from '../people/first-administrator.ts';
import { LoginLimits } from '../people/login-limits.ts';
import { PasswordQueue } from '../people/password-queue.ts';
import { Sessions } from '../people/sessions.ts';
import type { Database } from '../store/database.ts';
import { openDatabase } from '../store/database.ts';
import { openElection } from '../store/election.ts';
import { DiskPhotoStore } from '../store/photo-disk.ts';
import { Sealer } from '../store/sealer.ts';
import { loadOrMakeKey } from '../store/signing-key.ts';
import { buildApp } from './app.ts';
import { makeSite, PUBLIC_POLICY, publicPhotos } from './make-site.ts';
import { Metrics } from './metrics.ts';
import { publicHandler } from './public/handler.ts';
import { Publishing } from './publishing.ts';

export interface ServerOptions {
  readonly election: Election;
  /** Photos, keys, and the embedded database's files. */
  readonly dataDir: string;
  /** A PostgreSQL server; without it, the embedded one. */
  readonly databaseUrl: string | undefined;
  /** 0 takes a free port. */
  readonly port: number;
  readonly host: string;
  /** Least time between two cuts, milliseconds. */
  readonly cutIntervalMs: number;
  /** Behind a proxy that ends https: cookies are marked secure and the client's address is taken from the proxy. */
  readonly behindProxy?: boolean;
  readonly log: (message: string) => void;
}

export interface RunningServer {
  readonly url: string;
  /** Resolves when the first cut is on the site. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** The one place where everything is wired. Opens the database, starts sealing and publishing, and listens. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
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
    return await run(options, db);
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function run(options: ServerOptions, db: Database): Promise<RunningServer> {
  const { election, dataDir, log } = options;
  const clock = systemClock;
  const metrics = new Metrics();
  const photos = new DiskPhotoStore(dataDir);
  const key = await loadOrMakeKey(dataDir);
  const noteKey = { name: `khanaen/${election.pkg.manifest.id}`, publicKey: key.publicBytes };
  const signer = { key: noteKey, sign: (message: Uint8Array) => signBytes(null, message, key.privateKey) };
  const site = makeSite(election, encodeNoteKey(noteKey));

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
          origin: noteKey.name,
          size: ledgerSize,
          root,
          extensions: [`cut ${number}`, `package ${election.pkg.hash}`, `manifest ${manifestSha256}`],
        },
        signer,
      ),
    intervalMs: options.cutIntervalMs,
    log,
    onCut: (cut) => {
      metrics.gauge('khanaen_cut_number', 'Number of the newest cut.', cut.head.number);
      metrics.gauge('khanaen_cut_ledger_size', 'Facts in the newest cut.', cut.head.ledgerSize);
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
    metrics.gauge('khanaen_leads', '1 while this process seals and publishes.', sealer.leads ? 1 : 0);
  });

  const answerPublic = publicHandler(site, publicPhotos(photos, site), PUBLIC_POLICY);
  const app = await buildApp(
    {
      db: db.pool,
      election,
      desk: makeDesk({ db: db.pool, election, photos, onAccepted: () => sealer.nudge() }),
      sessions: new Sessions(db.pool, clock),
      limits: new LoginLimits(clock),
      passwords: new PasswordQueue(),
      metrics,
      clock,
      secureCookies: options.behindProxy ?? false,
      trustProxy: options.behindProxy ?? false,
      log,
      notReady: () => publishing.alarm ?? (site.cut === null ? 'the ledger is still being read' : null),
    },
    {
      serverFactory: (handler) =>
        createServer((request, response) => {
          if (!answerPublic(request, response)) handler(request, response);
        }),
    },
  );
  await app.listen({ port: options.port, host: options.host });
  const { port } = app.server.address() as AddressInfo;
  sealer.start();
  await publishing.start();

  return {
    url: `http://${options.host === '0.0.0.0' || options.host === '127.0.0.1' ? 'localhost' : options.host}:${port}`,
    ready,
    async close() {
      await app.close();
      await publishing.stop();
      await sealer.stop();
      await db.close();
    },
  };
}
