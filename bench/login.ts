import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hash } from '@node-rs/argon2';
import { Secret, TOTP } from 'otpauth';
import { Agent, request } from 'undici';
import { makeDesk } from '../src/centre/desk.ts';
import { makeEvening } from '../src/centre/evening/evening.ts';
import { indexElection } from '../src/election/lookup.ts';
import { tinyPackage } from '../src/election/testing/tiny.ts';
import { PhoneLimits } from '../src/intake/phone/limits.ts';
import { loadOrMakeAccountKey } from '../src/people/account-key.ts';
import type { Accounts } from '../src/people/accounts.ts';
import { makeAccounts } from '../src/people/accounts.ts';
import { dutiesOf } from '../src/people/duties.ts';
import { hashPassword } from '../src/people/password.ts';
import type { PersonId, Role } from '../src/people/person.ts';
import { insertPeople } from '../src/people/person-rows.ts';
import { beginCodes, confirmCodes } from '../src/people/totp.ts';
import { buildApp } from '../src/server/app.ts';
import { openIntakeRoom } from '../src/server/intake-room.ts';
import { Metrics } from '../src/server/metrics.ts';
import { noteKeyOf } from '../src/server/note-key.ts';
import { PressRoom } from '../src/server/press/press-room.ts';
import { PrintingRoom } from '../src/server/printing-room.ts';
import { openDatabase } from '../src/store/database.ts';
import { openElection } from '../src/store/election.ts';
import { DiskPhotoStore } from '../src/store/photo-disk.ts';
import { report, rounded } from './report.ts';

/**
 * The evening begins: 2,000 people log in within five minutes, a fifth of them with a code as second factor, while others
 * already type. A minute of it is played at the same rate; then 400 come at one moment. Over HTTP, embedded database.
 *
 *   npx tsx bench/login.ts [--write]
 */
const PEOPLE = 2000;
const WITHIN_SECONDS = 300;
const SAMPLE_SECONDS = 60;
const AT_ONCE = 400;
const WITH_CODES = 5; // every fifth
const PASSWORD = 'three blue buckets';
const SHAPES = [
  { memoryCost: 19_456, timeCost: 2, parallelism: 1 },
  { memoryCost: 47_104, timeCost: 1, parallelism: 1 },
  { memoryCost: 65_536, timeCost: 3, parallelism: 1 },
] as const;

const sample = Math.round((PEOPLE / WITHIN_SECONDS) * SAMPLE_SECONDS);
const dir = mkdtempSync(join(tmpdir(), 'khanaen-bench-login-'));
const agent = new Agent({ connections: 64, pipelining: 1 });

interface Somebody {
  readonly name: string;
  readonly secret: Secret | null;
  cookie: string;
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function spread(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  return {
    'p50 ms': rounded(at(sorted, 0.5)),
    'p95 ms': rounded(at(sorted, 0.95)),
    'slowest ms': rounded(sorted.at(-1) ?? 0),
  };
}

async function call(url: string, cookie: string, body?: object) {
  const reply = await request(url, {
    dispatcher: agent,
    method: body === undefined ? 'GET' : 'POST',
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const json = (await reply.body.json()) as Record<string, unknown>;
  return { status: reply.statusCode, json, cookies: [reply.headers['set-cookie'] ?? []].flat() };
}

/** Milliseconds from the name to the session, with the second step of those who have one. */
async function logIn(base: string, who: Somebody): Promise<number> {
  const begun = performance.now();
  let reply = await call(`${base}/api/login`, '', { username: who.name, password: PASSWORD });
  if (reply.status === 202 && who.secret !== null) {
    const code = new TOTP({ secret: who.secret }).generate();
    reply = await call(`${base}/api/login/second`, '', { ticket: reply.json['ticket'], code });
  }
  if (reply.status !== 200) throw new Error(`${who.name}: ${reply.status} ${JSON.stringify(reply.json)}`);
  who.cookie = reply.cookies.map((line) => line.split(';', 1)[0]).join('; ');
  return performance.now() - begun;
}

async function makePeople(accounts: Accounts): Promise<Somebody[]> {
  const passwordHash = await hashPassword(PASSWORD);
  const count = sample + AT_ONCE;
  const nameOf = (i: number) => `person-${i}`;
  const role = (i: number): Role => (i % WITH_CODES === 0 ? 'supervisor' : 'clerk');
  const everyCentre = true;
  await insertPeople(
    accounts.db,
    Array.from({ length: count }, (_, i) => ({
      username: nameOf(i),
      displayName: nameOf(i),
      role: role(i),
      everyCentre,
      centreIds: [],
      passwordHash,
    })),
    null,
  );
  const { rows } = await accounts.db.query<{ username: string; id: PersonId }>(
    'select username, person_id as id from person',
  );
  const ids = new Map(rows.map((row) => [row.username, row.id]));
  const people: Somebody[] = [];
  for (let i = 0; i < count; i++) {
    const id = ids.get(nameOf(i));
    if (id === undefined) throw new Error(`no ${nameOf(i)}`);
    people.push({
      name: nameOf(i),
      secret: role(i) === 'supervisor' ? await setUp(accounts, id) : null,
      cookie: '',
    });
  }
  return people;
}

async function setUp(accounts: Accounts, id: PersonId): Promise<Secret> {
  const setup = await beginCodes(accounts, id, 'x', 'Khanaen');
  const secret = Secret.fromBase32(setup?.secret ?? '');
  // The code of the step before: the one of now is for the login.
  const code = new TOTP({ secret }).generate({ timestamp: Date.now() - 30_000 });
  if (!(await confirmCodes(accounts, id, code))) throw new Error('the code was refused');
  return secret;
}

const db = await openDatabase({ databaseUrl: undefined, dataDir: dir, log: () => undefined });
const election = indexElection(tinyPackage());
await openElection(db, election);
const duties = dutiesOf(election);
const accounts = makeAccounts({
  db: db.pool,
  clock: Date.now,
  key: await loadOrMakeAccountKey(dir),
  duties,
  policy: { ownPassword: true, secondFactor: 'required' },
});
const desk = makeDesk({ db: db.pool, election, photos: new DiskPhotoStore(dir) });
const { intake, pictures } = await openIntakeRoom(desk, dir, (line) => console.error(line));
const printing = new PrintingRoom({
  election,
  dataDir: dir,
  key: pictures.formKey,
  log: (line) => console.error(line),
});
const press = new PressRoom({
  election,
  dataDir: dir,
  steady: async () => null,
  clock: Date.now,
  origin: null,
  log: (line) => console.error(line),
});
const app = await buildApp({
  db: db.pool,
  printing,
  press,
  election,
  desk,
  intake,
  pictures,
  phoneLimits: new PhoneLimits(Date.now),
  signer: (await noteKeyOf(dir, election.pkg.manifest.id)).signer,
  evening: makeEvening({
    db: db.pool,
    election,
    duties,
    publicState: () => null,
    publicTimes: () => ({ count: 0, p50: null, p95: null }),
  }),
  accounts,
  origin: null,
  metrics: new Metrics(),
  clock: Date.now,
  secureCookies: false,
  trustProxy: false,
  log: (line) => console.error(line),
  notReady: () => null,
  publicWindow: () => ({ view: null, alarm: null }),
});
await app.listen({ port: 0, host: '127.0.0.1' });
const base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
const people = await makePeople(accounts);

/** Somebody who works while the others come: a call every tenth of a second. */
const pings: number[] = [];
let working = true;
async function work(cookie: string): Promise<void> {
  while (working) {
    const begun = performance.now();
    await call(`${base}/api/progress`, cookie);
    pings.push(performance.now() - begun);
    await sleep(100);
  }
}

const [first, ...others] = people.slice(0, sample);
if (first === undefined) throw new Error('nobody');
await logIn(base, first);
const atWork = work(first.cookie);

const usage = process.cpuUsage();
const begun = performance.now();
const steady = await Promise.all(
  others.map(async (who) => {
    // Drawn arrivals, as people come: evenly spread over the minute, each on their own.
    await sleep(Math.random() * SAMPLE_SECONDS * 1000);
    return logIn(base, who);
  }),
);
const elapsed = performance.now() - begun;
const spent = process.cpuUsage(usage);
const core = (spent.user + spent.system) / 1000 / elapsed;
const steadyPings = pings.splice(0);

const crowdBegun = performance.now();
const crowd = await Promise.all(people.slice(sample).map((who) => logIn(base, who)));
const crowdSeconds = (performance.now() - crowdBegun) / 1000;
working = false;
await atWork;

report(
  'login',
  `${PEOPLE} people log in within five minutes`,
  [
    {
      what: `${others.length} in ${SAMPLE_SECONDS} s (the rate of ${PEOPLE} in ${WITHIN_SECONDS} s)`,
      ...spread(steady),
      'logins/s': rounded(others.length / (elapsed / 1000)),
      'cores of server and client': core.toFixed(2),
      'p95 ms of those at work': spread(steadyPings)['p95 ms'],
    },
    {
      what: `${AT_ONCE} at one moment`,
      ...spread(crowd),
      'logins/s': rounded(AT_ONCE / crowdSeconds),
      'cores of server and client': '',
      'p95 ms of those at work': spread(pings)['p95 ms'],
    },
  ],
  {
    method: `Over HTTP, server and client in one process, embedded database on the same machine; every ${WITH_CODES}th person with a code as second factor, all passwords Argon2id at full cost, two checks at a time.`,
  },
);

const costs = [];
for (const shape of SHAPES) {
  const times: number[] = [];
  for (let i = 0; i < 12; i++) {
    const start = performance.now();
    await hash(PASSWORD, shape);
    times.push(performance.now() - start);
  }
  const ms = at(
    times.toSorted((a, b) => a - b),
    0.5,
  );
  costs.push({
    Argon2id: `${Math.round(shape.memoryCost / 1024)} MiB, ${shape.timeCost} pass${shape.timeCost === 1 ? '' : 'es'}, 1 lane`,
    'ms of one core': rounded(ms),
    [`part of two cores for ${PEOPLE} in ${WITHIN_SECONDS} s`]: `${rounded(((ms * PEOPLE) / 1000 / WITHIN_SECONDS / 2) * 100)} %`,
  });
}
report('login-cost', 'What a password check costs', costs, {
  method: 'Median of twelve, one after another.',
});

await app.close();
await agent.close();
await db.close();
rmSync(dir, { recursive: true, force: true });
