import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'undici';
import { loadElection } from '../src/cli/load-package.ts';
import { readNightForms } from '../src/drill/forms-file.ts';
import { randomFrom } from '../src/drill/random.ts';
import { truthOf } from '../src/drill/truth.ts';
import { withTypo } from '../src/drill/typos.ts';
import { valueAt, wireEntry } from '../src/drill/wire.ts';
import type { LatencyJson } from './latency.ts';
import { Latencies } from './latency.ts';

/** What the bench tells a load process. */
export interface LoadOrder {
  readonly url: string;
  readonly packageDir: string;
  readonly formsDir: string;
  readonly password: string;
  readonly people: readonly {
    readonly name: string;
    readonly centre: string;
    readonly role: string;
    readonly address: string;
  }[];
  /** Seconds over which these people log in. */
  readonly loginSeconds: number;
  /** Seconds from the first log-in to the end. */
  readonly seconds: number;
  /** 1: a form takes 60 to 90 seconds; 10: a tenth of it. */
  readonly pace: number;
  readonly seed: number;
}

/** What a load process tells: every second what happened since, and at the end the same with `done`. */
export interface LoadNews {
  readonly kinds: Readonly<Record<string, LatencyJson>>;
  readonly notes: readonly string[];
  readonly loggedIn: number;
  readonly done: boolean;
}

/** Share of entries with a mistake, so that third persons and supervisors have work. */
const TYPOS = 0.02;
const TIMEOUT_MS = 30_000;

interface Answer {
  readonly status: number;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

interface Task {
  readonly claim: string;
  readonly task: string;
  readonly unit: { readonly id: string };
  readonly ballot: string;
  readonly photos: readonly { readonly url: string }[];
  readonly disputed?: readonly string[];
  readonly entries?: readonly unknown[];
  readonly stage: string;
  readonly findings?: readonly { readonly code: string; readonly level: string }[];
}

async function run(order: LoadOrder): Promise<void> {
  const loaded = await loadElection(order.packageDir);
  if (!loaded.ok) throw new Error('the package cannot be read');
  const election = loaded.value;
  const forms = await readNightForms(election, order.formsDir);
  if (!('rows' in forms)) throw new Error('the forms cannot be read');
  const { rows } = forms;
  const signatures = Math.max(5, election.pkg.manifest.signaturesRequired);
  const kinds = new Map<string, Latencies>();
  const notes = new Map<string, number>();
  let loggedIn = 0;
  let { pace } = order;
  process.on('message', (change: { readonly pace?: number }) => {
    pace = change.pace ?? pace;
  });
  const of = (kind: string) => {
    let list = kinds.get(kind);
    if (list === undefined) {
      list = new Latencies();
      kinds.set(kind, list);
    }
    return list;
  };
  const note = (text: string) => notes.set(text, (notes.get(text) ?? 0) + 1);
  let endsAt = 0;
  const over = () => Date.now() >= endsAt;

  /** A browser of one person: one kept connection, from the address of its centre. */
  class Desk {
    readonly #client: Client;
    #cookie = '';

    constructor(address: string) {
      this.#client = new Client(order.url, {
        pipelining: 1,
        // Shorter than the server's silence of 72 s: else both ends may act at once, one ending the connection, one asking on it.
        keepAliveTimeout: 60_000,
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
        connect: { localAddress: address, timeout: 10_000 },
      });
    }

    async ask(kind: string, method: 'GET' | 'POST', path: string, body?: object): Promise<Answer | null> {
      const begun = performance.now();
      try {
        const reply = await this.#client.request({
          method,
          path,
          headers: {
            'accept-encoding': 'br',
            ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          body: body === undefined ? null : JSON.stringify(body),
        });
        const bytes = Buffer.from(await reply.body.arrayBuffer());
        of(kind).add(performance.now() - begun);
        const cookies = reply.headers['set-cookie'];
        if (cookies !== undefined) {
          this.#cookie = [cookies]
            .flat()
            .map((cookie) => cookie.split(';', 1)[0] ?? '')
            .join('; ');
        }
        const missing = method === 'GET' && kind !== 'me' && reply.statusCode >= 400;
        if (missing || reply.statusCode >= 500 || reply.statusCode === 429) {
          of(kind).errors += 1;
          note(`${kind}: ${reply.statusCode} ${bytes.toString('utf8').slice(0, 80)}`);
        }
        return { status: reply.statusCode, body: bytes, headers: reply.headers };
      } catch (error) {
        of(kind).errors += 1;
        note(`${kind}: ${error instanceof Error ? error.message : String(error)}`);
        return null;
      }
    }

    close(): Promise<void> {
      return this.#client.destroy();
    }
  }

  const parse = <T>(answer: Answer | null): T | null =>
    answer?.status === 200 ? (JSON.parse(answer.body.toString('utf8')) as T) : null;

  /** The page as a browser loads it the first time, then name and password. Until it works: people try again. */
  async function enter(desk: Desk, name: string): Promise<boolean> {
    const page = await desk.ask('page', 'GET', '/staff');
    const files = [...(page?.body.toString('utf8') ?? '').matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)];
    for (const [, path] of files) if (path !== undefined) await desk.ask('script or style', 'GET', path);
    await desk.ask('me', 'GET', '/api/me');
    while (!over()) {
      const reply = await desk.ask('log-in', 'POST', '/api/login', {
        username: name,
        password: order.password,
      });
      if (reply?.status === 200) return true;
      if (reply !== null && reply.status < 500 && reply.status !== 429) note(`log-in: ${reply.status}`);
      await sleep(3_000);
    }
    return false;
  }

  async function clerk(who: LoadOrder['people'][number], wait: number): Promise<void> {
    await sleep(wait);
    const random = randomFrom(order.seed, who.name);
    const desk = new Desk(who.address);
    try {
      if (!(await enter(desk, who.name))) return;
      loggedIn += 1;
      if (who.role === 'supervisor') await supervise(desk, who.centre, random);
      else await typeOn(desk, who.centre, random);
    } finally {
      await desk.close();
    }
  }

  async function typeOn(desk: Desk, centre: string, random: ReturnType<typeof randomFrom>): Promise<void> {
    let task: Task | null = null;
    while (!over()) {
      if (task === null) {
        const reply = await desk.ask('take the next', 'POST', '/api/queue/next', { centre, resume: true });
        task = parse<Task>(reply);
        if (task === null) {
          await sleep((8_000 + random.int(0, 4_000)) / pace);
          continue;
        }
      }
      for (const { url } of task.photos) await desk.ask('photo', 'GET', url);
      // the figures are found before the person looks away from the photo: 60 to 90 seconds for a form
      await sleep(random.int(60_000, 90_000) / pace);
      if (over()) return;
      task = await handIn(desk, task, random);
    }
  }

  async function handIn(desk: Desk, task: Task, random: ReturnType<typeof randomFrom>): Promise<Task | null> {
    const spec = election.findReturn(task.unit.id, task.ballot);
    const row = spec === undefined ? null : rows[spec.index];
    if (spec === undefined || row === null || row === undefined) return null;
    const truth = truthOf(spec, row, signatures);
    const typed = task.task !== 'third' && random.chance(TYPOS) ? withTypo(truth, random) : truth;
    const third = task.task === 'third';
    const values = (task.disputed ?? []).map((place) => [place, valueAt(spec, truth, place) ?? 0]);
    const work = third ? { values: Object.fromEntries(values) } : wireEntry(spec, typed);
    const path = `/api/units/${encodeURIComponent(task.unit.id)}/${task.ballot}/${third ? 'decision' : 'entries'}?next=1`;
    const answers: { code: string; text: string }[] = [];
    for (let round = 0; round < 4; round++) {
      const body = { claim: task.claim, durationMs: 75_000, answers, ...work };
      const reply = await desk.ask(third ? 'decision' : 'entry, and the next', 'POST', path, body);
      if (reply === null) return null;
      if (reply.status === 200) {
        return (JSON.parse(reply.body.toString('utf8')) as { next?: Task | null }).next ?? null;
      }
      const { error } = JSON.parse(reply.body.toString('utf8')) as {
        error?: { code: string; reason?: string; findings?: { code: string; level: string }[] };
      };
      if (error?.reason !== 'unanswered-warnings') {
        note(`refused: ${error?.code ?? ''} ${error?.reason ?? ''}`);
        return null;
      }
      for (const { code, level } of error.findings ?? [])
        if (level === 'warning' && !answers.some((a) => a.code === code))
          answers.push({ code, text: 'ตรวจกับภาพแบบแล้ว ตรงตามแบบ' });
      await sleep(5_000 / pace);
    }
    return null;
  }

  /** Looks at progress and at the list of returns as the screens do, and decides what waits for a third person. */
  async function supervise(desk: Desk, centre: string, random: ReturnType<typeof randomFrom>): Promise<void> {
    const list = `/api/centres/${encodeURIComponent(centre)}/returns`;
    for (let turn = 0; !over(); turn++) {
      await desk.ask('progress', 'GET', `/api/progress?centre=${encodeURIComponent(centre)}`);
      if (turn % 2 === 0) await desk.ask('list of a centre', 'GET', list);
      const wish = { centre, tasks: ['third'], resume: true };
      const task = parse<Task>(await desk.ask('take the next', 'POST', '/api/queue/next', wish));
      if (task !== null) {
        for (const { url } of task.photos) await desk.ask('photo', 'GET', url);
        await sleep(15_000 / pace);
        await handIn(desk, task, random);
      }
      await sleep(random.int(8_000, 12_000) / pace);
    }
  }

  const tell = (done: boolean) => {
    const news: LoadNews = {
      kinds: Object.fromEntries([...kinds].map(([kind, list]) => [kind, list.toJson()])),
      notes: [...notes].map(([text, count]) => `${count} × ${text}`),
      loggedIn,
      done,
    };
    kinds.clear();
    notes.clear();
    process.send?.(news);
  };
  // the first news says that this process is ready
  tell(false);
  endsAt = Date.now() + order.seconds * 1000;
  const timer = setInterval(() => tell(false), 1_000);
  const each = (order.loginSeconds * 1000) / Math.max(1, order.people.length);
  await Promise.all(order.people.map((who, i) => clerk(who, i * each)));
  clearInterval(timer);
  tell(true);
}

process.once('message', (order: LoadOrder) => {
  run(order).then(
    () => process.disconnect(),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
