import { createHash, sign as signBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderPage } from '../../web/public/render-page.tsx';
import { pageStyleHash } from '../../web/public/style.ts';
import { systemClock } from '../basics/clock.ts';
import { makeDesk } from '../centre/desk.ts';
import type { Election } from '../election/lookup.ts';
import { writePackage } from '../election/write.ts';
import { checkImage } from '../intake/public-copy.ts';
import { signCheckpoint } from '../ledger/checkpoint.ts';
import { ensureFirstAdministrator } from '../people/first-administrator.ts';
import { LoginLimits } from '../people/login-limits.ts';
import { PasswordQueue } from '../people/password-queue.ts';
import { Sessions } from '../people/sessions.ts';
import { renderUnitJson } from '../publication/v1/unit.ts';
import { openDatabase } from '../store/database.ts';
import { openElection } from '../store/election.ts';
import { DiskPhotoStore } from '../store/photo-disk.ts';
import { Sealer } from '../store/sealer.ts';
import { loadOrMakeKey } from '../store/signing-key.ts';
import { buildApp } from './app.ts';
import { Metrics } from './metrics.ts';
import { readAssets } from './public/assets.ts';
import { publicHandler } from './public/handler.ts';
import { PublicSite } from './public/site.ts';
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
  readonly log: (message: string) => void;
}

export interface RunningServer {
  readonly url: string;
  /** Resolves when the first cut is on the site. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}
