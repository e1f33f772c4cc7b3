import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { Alerts } from '../../alerts/alerts.ts';
import type { Clock } from '../../basics/clock.ts';
import { makeDesk } from '../../centre/desk.ts';
import { makeEvening } from '../../centre/evening/evening.ts';
import { publicPort } from '../../centre/evening/public-state.ts';
import type { FileLimits } from '../../centre/most-files.ts';
import type { DeliveryConfig } from '../../delivery/config/model.ts';
import { Delivery } from '../../delivery/delivery.ts';
import type { Election } from '../../election/lookup.ts';
import { indexElection } from '../../election/lookup.ts';
import type { TinyOptions } from '../../election/testing/tiny.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import type { Intake } from '../../intake/door.ts';
import type { LineConfig } from '../../intake/line/config.ts';
import { openIntake } from '../../intake/open.ts';
import { PhoneLimits } from '../../intake/phone/limits.ts';
import { FORM_KEY, StandInReader } from '../../intake/testing/stand-ins.ts';
import { AccountKey } from '../../people/account-key.ts';
import type { AccountPolicy, Accounts } from '../../people/accounts.ts';
import { makeAccounts } from '../../people/accounts.ts';
import { dutiesOf } from '../../people/duties.ts';
import { hashPassword } from '../../people/password.ts';
import type { PersonId, Role } from '../../people/person.ts';
import { insertPeople } from '../../people/person-rows.ts';
import { SESSION_COOKIE } from '../../people/sessions.ts';
import { openElection } from '../../store/election.ts';
import { DiskPhotoStore } from '../../store/photo-disk.ts';
import type { PhotoStore } from '../../store/photos.ts';
import type { TestDatabase } from '../../store/testing/database.ts';
import { testDatabase } from '../../store/testing/database.ts';
import { buildApp } from '../app.ts';
import type { AppDeps } from '../deps.ts';
import { openLineRoom } from '../line-room.ts';
import { Metrics } from '../metrics.ts';
import { PressRoom } from '../press/press-room.ts';
import { PrintingRoom } from '../printing-room.ts';
import { StaffClient } from './staff-client.ts';
import { testSigner } from './test-signer.ts';

export const TEST_PASSWORD = 'a-password-for-tests';

export interface StaffApp {
  readonly app: FastifyInstance;
  readonly database: TestDatabase;
  readonly election: Election;
  readonly accounts: Accounts;
  readonly logged: readonly string[];
  /** Sees on photos what a test says. */
  readonly reader: StandInReader;
  readonly intake: Intake;
  /** Somebody who is logged in; made at the first call. Names start with the role: `clerk-1`, `supervisor-2`. */
  person(name: string, centres?: readonly string[] | '*'): Promise<StaffClient>;
  rows(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export interface StaffAppOptions extends TinyOptions {
  readonly claimSeconds?: number;
  readonly files?: Partial<FileLimits>;
  readonly accounts?: Partial<AccountPolicy>;
  readonly clock?: Clock;
  /** The address that browsers show; missing: what each request says. */
  readonly origin?: string;
  readonly trustProxy?: boolean;
  /** Another election than the tiny one. */
  readonly election?: Election;
  /** Another way to the database than the test's own pool. */
  readonly reach?: (url: string) => Promise<Pool>;
  readonly photoStore?: (dir: string) => PhotoStore;
  /** Official accounts of LINE; none when not given. */
  readonly line?: LineConfig;
  /** Places to which cuts are brought: they are listed, and nothing is sent. */
  readonly deliver?: DeliveryConfig;
  /** Alerts by web push; none when not given. */
  readonly alerts?: (db: Pool) => Alerts;
  /** What the public sees; nothing when not given. */
  readonly publicWindow?: AppDeps['publicWindow'];
}

let hash: Promise<string> | null = null;

/** Never started: a test writes the rows itself. */
function idleDelivery(config: DeliveryConfig, db: Pool, dataDir: string): Delivery {
  const leads = () => false;
  return new Delivery({
    config,
    db,
    dataDir,
    election: 'e',
    leads,
    clock: Date.now,
    random: Math.random,
    log: () => undefined,
  });
}

/** The real application with a real database and photos on disk, listening nowhere. */
export async function staffApp(options: StaffAppOptions = {}): Promise<StaffApp> {
  const database = await testDatabase();
  const election = options.election ?? indexElection(tinyPackage(options));
  await openElection(database, election);
  const dir = await mkdtemp(join(tmpdir(), 'khanaen-photos-'));
  const db = options.reach === undefined ? database.pool : await options.reach(database.url);
  const photos = options.photoStore?.(dir) ?? new DiskPhotoStore(dir);
  const clock = options.clock ?? Date.now;
  const accounts = makeAccounts({
    db,
    clock,
    key: new AccountKey(new Uint8Array(32).fill(7)),
    duties: dutiesOf(election),
    policy: { ownPassword: true, secondFactor: 'optional', ...options.accounts },
  });
  const { sessions } = accounts;
  const logged: string[] = [];
  const claim = options.claimSeconds === undefined ? {} : { claimSeconds: options.claimSeconds };
  const publicWindow = options.publicWindow ?? (() => ({ view: null, alarm: null }));
  const desk = makeDesk({
    db,
    election,
    photos,
    ...claim,
    ...(options.files === undefined ? {} : { files: options.files }),
  });
  const reader = new StandInReader();
  const pictures = {
    desk,
    reader,
    formKey: FORM_KEY,
    geometryOf: () => null,
    log: (line: string) => logged.push(line),
    lookEveryMs: 100,
  };
  const intake = openIntake(pictures);
  intake.start();
  const lineRoom =
    options.line === undefined
      ? null
      : await openLineRoom(options.line, db, { intake, pictures }, pictures.log);
  const printing = new PrintingRoom({
    election,
    dataDir: dir,
    key: FORM_KEY,
    log: (line) => logged.push(line),
  });
  await printing.open();
  const press = new PressRoom({
    election,
    dataDir: dir,
    steady: async () => publicWindow().view,
    clock,
    origin: options.origin ?? null,
    log: (line) => logged.push(line),
  });
  await press.open();
  const app = await buildApp({
    db,
    election,
    evening: makeEvening({
      db,
      election,
      duties: dutiesOf(election),
      publicState: publicPort(() => publicWindow().view),
      publicTimes: () => ({ count: 0, p50: null, p95: null }),
      freshMs: 0,
    }),
    desk,
    intake,
    pictures,
    printing,
    press,
    ...(lineRoom === null ? {} : { line: lineRoom.line }),
    ...(options.deliver === undefined ? {} : { delivery: idleDelivery(options.deliver, database.pool, dir) }),
    ...(options.alerts === undefined ? {} : { alerts: options.alerts(db) }),
    phoneLimits: new PhoneLimits(clock),
    signer: testSigner(),
    accounts,
    origin: options.origin ?? null,
    metrics: new Metrics(),
    clock,
    secureCookies: false,
    trustProxy: options.trustProxy ?? false,
    log: (line) => logged.push(line),
    notReady: () => null,
    publicWindow,
  });
  hash ??= hashPassword(TEST_PASSWORD);
  const passwordHash = await hash;
  const people = new Map<string, StaffClient>();
  const rows = async (sql: string, values: unknown[] = []) => {
    const result = await database.pool.query<Record<string, unknown>>(sql, values);
    return result.rows;
  };
  return {
    app,
    database,
    election,
    accounts,
    logged,
    reader,
    intake,
    rows,
    async person(name, centres = '*') {
      const known = people.get(name);
      if (known !== undefined) return known;
      const role = name.split('-')[0] as Role;
      const everyCentre = centres === '*';
      const centreIds = everyCentre ? [] : centres;
      const draft = { username: name, displayName: name, role, everyCentre, centreIds, passwordHash };
      await insertPeople(database.pool, [draft], null);
      const [row] = await rows('select person_id, public_id from person where username = $1', [name]);
      const personId = Number(row?.['person_id']);
      const token = await sessions.start(personId as PersonId, { address: '127.0.0.1' });
      const client = new StaffClient(app, `${SESSION_COOKIE}=${token}`, personId, String(row?.['public_id']));
      people.set(name, client);
      return client;
    },
    async close() {
      await lineRoom?.close();
      await intake.stop();
      await app.close();
      await database.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
