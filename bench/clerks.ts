import { type ChildProcess, fork, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { at } from '../src/basics/assert.ts';
import { loadElection } from '../src/cli/load-package.ts';
import { Http } from '../src/drill/http.ts';
import { Session } from '../src/drill/session.ts';
import type { Election, ReturnSpec } from '../src/election/lookup.ts';
import type { LoadNews, LoadOrder } from './clerks-load.ts';
import { Latencies } from './latency.ts';
import type { Cores } from './machine.ts';
import { cores, usage } from './machine.ts';
import { noisePhoto } from './noise-photo.ts';
import type { ReportRow } from './report.ts';
import { report, rounded } from './report.ts';

/**
 * Clerks of a whole country against one server: they log in, take forms, look at photos, type for 60 to 90 seconds and hand in;
 * one supervisor for ten of them watches progress and lists and decides. Everything on this machine, at 127.0.0.1.
 *
 *   npx tsx bench/clerks.ts --package DIR --clerks 2000 [--login-seconds 120] [--seconds 90] [--pace 1] [--write]
 *   npx tsx bench/clerks.ts --package DIR --clerks 400 --find            steps of pace until something gives way
 *   DATABASE_URL=postgres://… npx tsx bench/clerks.ts …                  an empty database of a server
 */
const { values } = parseArgs({
  options: {
    package: { type: 'string' },
    forms: { type: 'string', default: join(import.meta.dirname, '../../shared/data/th-2566/stations') },
    clerks: { type: 'string', default: '200' },
    'login-seconds': { type: 'string', default: '30' },
    seconds: { type: 'string', default: '60' },
    pace: { type: 'string', default: '1' },
    find: { type: 'boolean', default: false },
    processes: { type: 'string', default: '2' },
    'photo-kb': { type: 'string', default: '300' },
    port: { type: 'string', default: '18096' },
    write: { type: 'boolean', default: false },
  },
});
const CLERKS = Number(values.clerks);
const LOGIN = Number(values['login-seconds']);
const SECONDS = Number(values.seconds);
const MOST_SECONDS = 240;
const url = `http://127.0.0.1:${values.port}`;
const khanaen = join(import.meta.dirname, '..', 'bin', 'khanaen.cjs');
const dataDir = mkdtempSync(join(tmpdir(), 'khanaen-clerks-'));
const PASSWORD = 'ten-clerks-in-a-row-19';
const PER_SUPERVISOR = 10;
const databaseName = process.env['DATABASE_URL'] === undefined ? 'embedded' : 'server';

async function startServer(): Promise<ChildProcess> {
  const args = ['serve', '--package', values.package ?? '', '--data', dataDir, '--port', values.port];
  const easy = ['--own-password', 'optional', '--second-factor', 'optional'];
  const child = spawn(process.execPath, [khanaen, ...args, ...easy], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (child.exitCode === null) {
    const reply = await fetch(`${url}/readyz`).catch(() => null);
    if (reply?.ok) return child;
    await sleep(100);
  }
  throw new Error('the server ended');
}

/** Clerks by centre in proportion to the forms that a centre gets, four or more together, so that second entries find people. */
function placePeople(election: Election): LoadOrder['people'] {
  const forms = new Map<string, number>();
  for (const spec of election.returns)
    forms.set(spec.unit.centreId, (forms.get(spec.unit.centreId) ?? 0) + 1);
  const sorted = [...forms].sort((x, y) => y[1] - x[1]);
  const centres = sorted.slice(0, Math.max(1, Math.min(sorted.length, Math.floor(CLERKS / 4))));
  const people: LoadOrder['people'][number][] = [];
  for (let i = 0; i < CLERKS; i++) {
    const c = i % centres.length;
    const [centre] = at(centres, c);
    // every centre has an address of its own, as behind its own router
    const address = `127.1.${Math.floor(c / 250)}.${(c % 250) + 1}`;
    people.push({ name: `clerk-${i}`, centre, role: 'clerk', address });
    if (i % PER_SUPERVISOR === 0) people.push({ name: `lead-${i}`, centre, role: 'supervisor', address });
  }
  return people;
}

async function makeAccounts(admin: Session, people: LoadOrder['people']): Promise<void> {
  const lines = people.map((p) => `${p.name},${p.name},${p.role},${p.centre},${PASSWORD}`);
  lines.push(`sender,sender,supervisor,*,${PASSWORD}`);
  const body = `username,display_name,role,centres,password\n${lines.join('\n')}\n`;
  const headers = { 'content-type': 'text/csv' };
  const reply = await admin.send({ method: 'POST', path: '/api/people/import', headers, body });
  if (reply.status !== 200) throw new Error(Buffer.from(reply.body).toString('utf8').slice(0, 300));
}

/** Photos come in while people type, one centre after another. */
class Photos {
  readonly #who: Session;
  readonly #queues: ReturnSpec[][];
  #next = 0;
  readonly times = new Latencies();

  constructor(who: Session, election: Election, people: LoadOrder['people']) {
    this.#who = who;
    const byCentre = new Map<string, ReturnSpec[]>(people.map(({ centre }) => [centre, []]));
    for (const spec of election.returns) byCentre.get(spec.unit.centreId)?.push(spec);
    this.#queues = [...byCentre.values()];
  }

  /** Sends so many, eight at once. */
  async send(count: number): Promise<void> {
    let left = count;
    const lane = async () => {
      while (left-- > 0) await this.#one();
    };
    await Promise.all(Array.from({ length: 8 }, lane));
  }

  async #one(): Promise<void> {
    for (let tries = 0; tries < this.#queues.length; tries++) {
      const spec = at(this.#queues, this.#next++ % this.#queues.length).shift();
      if (spec === undefined) continue;
      const path = `/api/units/${encodeURIComponent(spec.unit.id)}/${encodeURIComponent(spec.contest.ballot)}/photos`;
      const headers = { 'content-type': 'image/png', 'x-source': 'line' };
      const body = noisePhoto(spec.index, Number(values['photo-kb']));
      const begun = performance.now();
      const reply = await this.#who.send({ method: 'POST', path, headers, body });
      this.times.add(performance.now() - begun);
      if (reply.status >= 300) this.times.errors += 1;
      return;
    }
  }
}

/** What the load processes tell, summed since the last `take`. */
class News {
  #kinds = new Map<string, Latencies>();
  readonly notes = new Map<string, number>();
  readonly loggedIn = new Map<number, number>();

  hear(load: number, news: LoadNews): void {
    for (const [kind, list] of Object.entries(news.kinds)) {
      const sum = this.#kinds.get(kind) ?? new Latencies();
      sum.merge(list);
      this.#kinds.set(kind, sum);
    }
    for (const text of news.notes) {
      const [count = '1', what = text] = text.split(' × ');
      this.notes.set(what, (this.notes.get(what) ?? 0) + Number(count));
    }
    this.loggedIn.set(load, news.loggedIn);
  }

  take(): Map<string, Latencies> {
    const taken = this.#kinds;
    this.#kinds = new Map();
    return taken;
  }

  /** Resolves when every load process has said something: they have read the package. */
  async fromAll(count: number): Promise<void> {
    while (this.loggedIn.size < count) await sleep(50);
  }

  get inside(): number {
    return [...this.loggedIn.values()].reduce((sum, n) => sum + n, 0);
  }
}

/** Starts the load processes; each takes every n-th person, so that all centres log in over the whole time. */
function startLoads(people: LoadOrder['people'], pace: number, news: News): ChildProcess[] {
  const count = Number(values.processes);
  return Array.from({ length: count }, (_, n) => {
    const load = fork(join(import.meta.dirname, 'clerks-load.ts'));
    load.on('message', (message) => news.hear(n, message as LoadNews));
    const order: LoadOrder = {
      url,
      packageDir: values.package ?? '',
      formsDir: values.forms,
      password: PASSWORD,
      people: people.filter((_person, i) => i % count === n),
      loginSeconds: LOGIN,
      seconds: MOST_SECONDS,
      pace,
      seed: n + 1,
    };
    load.send(order);
    return load;
  });
}

const ms = (value: number | null) => (value === null ? '' : rounded(value));

function rowOf(kind: string, list: Latencies, seconds: number): ReportRow {
  return {
    request: kind,
    'in all': list.count,
    'per second': rounded(list.count / seconds),
    'p50 ms': ms(list.quantile(0.5)),
    'p95 ms': ms(list.quantile(0.95)),
    'p99 ms': ms(list.quantile(0.99)),
    errors: list.errors,
  };
}

/** What is used up: one core is all that the server's own thread can have. */
function givesWay(used: Cores): string {
  if (used.server >= 0.9) return 'the server process: its one thread';
  if (used.machine >= 0.92) return 'the machine: all cores, load and database with it';
  return 'nothing yet';
}

/** One level: people log in, then the work is measured. */
async function level(stage: Stage): Promise<void> {
  const { server, people, photos, news, loads } = stage;
  const pace = Number(values.pace);
  await photos.send(Math.ceil(CLERKS * 0.8));
  loads.push(...startLoads(people, pace, news));
  await news.fromAll(loads.length);
  const supply = feed(photos, pace);
  const before = usage(server, loads);
  await sleep(LOGIN * 1000);
  const between = usage(server, loads);
  const entering = news.take();
  const inside = news.inside;
  await sleep(SECONDS * 1000);
  const after = usage(server, loads);
  const working = news.take();
  supply.stop();
  working.set('photo comes in', photos.times);
  const used = cores(between, after);
  const logIn = cores(before, between);
  const rows = [
    ...['page', 'script or style', 'log-in'].flatMap((kind) => {
      const list = entering.get(kind);
      return list === undefined ? [] : [rowOf(kind, list, LOGIN)];
    }),
    ...[...working]
      .filter(([kind]) => !entering.has(kind) || !['page', 'script or style', 'log-in'].includes(kind))
      .map(([kind, list]) => rowOf(kind, list, SECONDS)),
  ];
  console.log([...news.notes].map(([what, count]) => `${count} × ${what}`).join('\n'));
  report(
    `clerks-${CLERKS}`,
    `${CLERKS} clerks and ${people.length - CLERKS} supervisors against one server`,
    rows,
    {
      method: `${databaseName} PostgreSQL, server and ${values.processes} load processes on the same machine, ${values['photo-kb']} kB a photo; all log in within ${LOGIN} s (${inside} of ${people.length} were in), each centre from an address of its own; then ${SECONDS} s of work, ${rounded(75 / pace)} s a form. Cores used while logging in: server ${logIn.server}, database ${logIn.database}, load ${logIn.client}; at work: server ${used.server}, database ${used.database}, load ${used.client}. What gives way first: ${givesWay(used)}.`,
      write: values.write,
    },
  );
}

/** Steps of pace, each half as fast again, until entries take a second or something fails. */
async function find(stage: Stage): Promise<void> {
  const { server, people, photos, news, loads } = stage;
  await photos.send(Math.ceil(CLERKS * 1.2));
  loads.push(...startLoads(people, 1, news));
  await news.fromAll(loads.length);
  await sleep(LOGIN * 1000);
  const rows: ReportRow[] = [];
  const until = performance.now() + (MOST_SECONDS - LOGIN - 15) * 1000;
  for (let pace = 2; performance.now() < until; pace *= 1.5) {
    for (const load of loads) load.send({ pace });
    const supply = feed(photos, pace);
    await sleep(4_000);
    news.take();
    const before = usage(server, loads);
    await sleep(14_000);
    const used = cores(before, usage(server, loads));
    const kinds = news.take();
    supply.stop();
    const entries = kinds.get('entry, and the next') ?? new Latencies();
    const all = [...kinds.values()];
    const errors = all.reduce((n, list) => n + list.errors, 0);
    rows.push({
      'like clerks at work': Math.round(CLERKS * pace),
      'requests/s': rounded(all.reduce((n, list) => n + list.count, 0) / 14),
      'entries/s': rounded(entries.count / 14),
      'entry p50 ms': ms(entries.quantile(0.5)),
      'p95 ms': ms(entries.quantile(0.95)),
      'p99 ms': ms(entries.quantile(0.99)),
      'photo p95 ms': ms(kinds.get('photo')?.quantile(0.95) ?? null),
      'list p95 ms': ms(kinds.get('list of a centre')?.quantile(0.95) ?? null),
      errors,
      'cores: server': used.server,
      database: used.database,
      load: used.client,
      'machine busy': used.machine,
      'gives way': givesWay(used),
    });
    console.log(JSON.stringify(rows.at(-1)));
    if ((entries.quantile(0.95) ?? 0) > 1_000 || errors > 20) break;
  }
  console.log([...news.notes].map(([what, count]) => `${count} × ${what}`).join('\n'));
  report('clerks-find', 'How many clerks one server takes', rows, {
    method: `${databaseName} PostgreSQL, server and ${values.processes} load processes on the same machine, ${values['photo-kb']} kB a photo. ${CLERKS} clerks (and one supervisor for ten) type faster and faster, 14 s a step; the first column is how many clerks at 75 s a form would ask as much. It ends when the p95 of an entry passes a second.`,
    write: values.write,
  });
}

/** Keeps as many photos coming as forms are typed: one form is two entries. */
function feed(photos: Photos, pace: number): { stop: () => void } {
  const perSecond = (CLERKS / (75 / pace) / 2) * 1.1;
  let owed = 0;
  let busy = false;
  const timer = setInterval(() => {
    owed += perSecond / 4;
    const count = Math.floor(owed);
    if (busy || count === 0) return;
    owed -= count;
    busy = true;
    photos.send(count).finally(() => {
      busy = false;
    });
  }, 250);
  return { stop: () => clearInterval(timer) };
}

interface Stage {
  readonly server: ChildProcess;
  readonly people: LoadOrder['people'];
  readonly photos: Photos;
  readonly news: News;
  readonly loads: ChildProcess[];
}

async function main(): Promise<void> {
  if (values.package === undefined || !existsSync(values.forms)) {
    console.log('skipped: needs --package and forms (skipped: no ../shared)');
    return;
  }
  if (LOGIN + SECONDS > MOST_SECONDS) throw new Error(`a run takes at most ${MOST_SECONDS} s`);
  const loaded = await loadElection(values.package);
  if (!loaded.ok) throw new Error(at(loaded.error, 0).message.en);
  const server = await startServer();
  const http = new Http(url, 16);
  const loads: ChildProcess[] = [];
  try {
    const kept = readFileSync(join(dataDir, 'first-administrator.txt'), 'utf8').trim();
    const people = placePeople(loaded.value);
    await makeAccounts(new Session(http, 'admin', kept), people);
    const photos = new Photos(new Session(http, 'sender', PASSWORD), loaded.value, people);
    const stage: Stage = { server, people, photos, news: new News(), loads };
    await (values.find ? find(stage) : level(stage));
  } finally {
    for (const load of loads) load.kill('SIGTERM');
    await http.close();
    server.kill('SIGTERM');
    if (server.exitCode === null) await new Promise((resolve) => server.once('exit', resolve));
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
