import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PublicView } from '../publication/model.ts';
import type { TestDatabase } from '../store/testing/database.ts';
import { testDatabase } from '../store/testing/database.ts';
import { Alerts } from './alerts.ts';
import type { Alert } from './rows.ts';
import { tell } from './rows.ts';
import type { FakePush } from './testing/fake-push.ts';
import { fakePush, vapidClaims } from './testing/fake-push.ts';
import { makeVapidKey, vapidKeysOf } from './vapid.ts';

const keys = vapidKeysOf(makeVapidKey());
if (keys === null) throw new Error('no key');

let database: TestDatabase;
let service: FakePush;
/** What the public sees: a size of the ledger, and what is told of each of its facts. */
const now = { size: 0, leads: true, news: new Map<number, Alert>() };
const outcomes: string[] = [];
const logged: string[] = [];
const running: Alerts[] = [];

beforeAll(async () => {
  database = await testDatabase();
  service = await fakePush();
});
afterAll(async () => {
  await service.close();
  await database.close();
});
beforeEach(() => {
  Object.assign(now, { size: 0, leads: true, news: new Map() });
  outcomes.splice(0);
  logged.splice(0);
  service.got.splice(0);
  service.answers.splice(0);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((alerts) => alerts.stop()));
  await database.pool.query('truncate push_subscription, push_message, push_told');
});

/** A process that sends alerts. */
function process(): Alerts {
  const alerts = new Alerts({
    db: database.pool,
    sending: {
      keys: keys as NonNullable<typeof keys>,
      subject: 'https://x.example',
      rules: { loopback: true },
    },
    leads: () => now.leads,
    view: () => ({ head: { number: now.size, ledgerSize: now.size } }) as PublicView,
    alertsOf: (_, from) => [...now.news].flatMap(([seq, alert]) => (seq >= from ? [alert] : [])),
    counted: (outcome) => outcomes.push(outcome),
    limits: { take: () => 0 },
    clock: Date.now,
    log: (line) => logged.push(line),
  });
  alerts.start();
  running.push(alerts);
  return alerts;
}

const news = (seq: number, ...places: string[]): void => {
  const text = (words: string) => ({ title: `${words} ${seq}`, text: 'x', href: '/th/' });
  now.news.set(seq, { places, texts: { th: text('ข่าว'), en: text('news') } });
  now.size = seq + 1;
};

const follow = async (
  alerts: Alerts,
  name: string,
  places: readonly string[],
  language: 'th' | 'en' = 'th',
) => {
  const browser = service.browser(name);
  const { endpoint, p256dh, auth } = browser;
  expect(await alerts.subscribe({ endpoint, p256dh, auth, places, language })).toBe('kept');
  return browser;
};

const rows = async (sql: string) => (await database.pool.query(sql)).rows;
const soon = (look: () => unknown) => expect.poll(look, { timeout: 50_000, interval: 50 });
/** These came of the messages so far, and all of it is noted: an outcome is counted before its row is written. */
const ended = async (...kinds: string[]): Promise<void> => {
  await soon(() => outcomes).toStrictEqual(kinds);
  await soon(() => rows('select 1 from push_subscription where leaving is not null')).toStrictEqual([]);
};
/** Sends at once what waits for its time. */
const hurry = () => database.pool.query("update push_subscription set next_at = now() - interval '1 second'");

/** The process has noted where it begins. */
async function begun(alerts: Alerts): Promise<void> {
  alerts.cut();
  await soon(() => rows('select ledger_size from push_told')).toHaveLength(1);
}

describe('alerts', () => {
  it('reach the browsers that follow the place, sealed for each, and no other', async () => {
    const alerts = process();
    const one = await follow(alerts, 'one', ['c/A_1', 'p/B']);
    const two = await follow(alerts, 'two', ['p/A'], 'en');
    await follow(alerts, 'three', ['c/C_1']);
    await begun(alerts);
    news(5, 'c/A_1', 'p/A');
    alerts.cut();
    await soon(() => service.got.length).toBe(2);
    const of = (name: string) => service.got.find(({ path }) => path === `/${name}`);
    const message = of('one');
    expect(one.open(message?.body ?? Buffer.of())).toStrictEqual({
      t: 'ข่าว 5',
      b: 'x',
      u: '/th/',
      l: 'th',
      c: 6,
    });
    expect(two.open(of('two')?.body ?? Buffer.of())).toMatchObject({ t: 'news 5', l: 'en' });
    expect(message?.body.length).toBeLessThan(1000);
    expect(message?.headers).toMatchObject({
      ttl: '3600',
      topic: 'khanaen',
      'content-encoding': 'aes128gcm',
    });
    const { key, claims } = vapidClaims(message?.headers.authorization);
    expect([key, claims['aud'], claims['sub']]).toStrictEqual([
      keys?.publicKey,
      service.url,
      'https://x.example',
    ]);
    await ended('sent', 'sent');
  });

  it('tell nothing of what was there before they were switched on', async () => {
    news(5, 'c/A_1');
    const alerts = process();
    await follow(alerts, 'one', ['c/A_1']);
    await begun(alerts);
    news(9, 'c/A_1');
    alerts.cut();
    await soon(() => service.got.length).toBe(1);
    expect(await rows('select ledger_size from push_told')).toStrictEqual([{ ledger_size: 10 }]);
  });

  it('send only the newest of what waits, and pause between two', async () => {
    const alerts = process();
    const one = await follow(alerts, 'one', ['c/A_1']);
    await begun(alerts);
    news(1, 'c/A_1');
    alerts.cut();
    await ended('sent');
    for (const seq of [2, 3, 4]) {
      news(seq, 'c/A_1');
      alerts.cut();
      await soon(async () => (await rows('select ledger_size from push_told'))[0]).toStrictEqual({
        ledger_size: seq + 1,
      });
    }
    expect(service.got).toHaveLength(1); // a minute has not passed
    await hurry();
    await ended('sent', 'sent');
    expect(one.open(service.got[1]?.body ?? Buffer.of())).toMatchObject({ t: 'ข่าว 4' });
    expect(await rows('select waiting, leaving from push_subscription')).toStrictEqual([
      { waiting: null, leaving: null },
    ]);
  });

  it('are kept for no key that nothing can be sealed with', async () => {
    const alerts = process();
    const { endpoint, auth } = service.browser('made-up');
    const p256dh = Buffer.concat([Buffer.of(4), Buffer.alloc(64, 0xff)]);
    expect(await alerts.subscribe({ endpoint, p256dh, auth, places: ['c/A_1'], language: 'th' })).toBe(
      'bad-key',
    );
    expect(await rows('select 1 from push_subscription')).toStrictEqual([]);
  });

  it('forget a browser that its push service does not know any more, or that asks for it', async () => {
    const alerts = process();
    const one = await follow(alerts, 'one', ['c/A_1']);
    await follow(alerts, 'two', ['c/A_1']);
    await alerts.unsubscribe(one.endpoint);
    expect(await rows('select endpoint from push_subscription')).toHaveLength(1);
    await begun(alerts);
    service.answers.push(410);
    news(1, 'c/A_1');
    alerts.cut();
    await soon(() => rows('select endpoint from push_subscription')).toStrictEqual([]);
  });

  it('wait as long as the push service asks, and try again', async () => {
    const alerts = process();
    await follow(alerts, 'one', ['c/A_1']);
    await begun(alerts);
    service.answers.push([429, { 'retry-after': '120' }], 503);
    news(1, 'c/A_1');
    alerts.cut();
    await ended('away');
    const [row] = await rows(
      'select extract(epoch from next_at - now())::float8 as wait, leaving from push_subscription',
    );
    expect(row.wait).toBeGreaterThan(100);
    expect(row.leaving).toBeNull();
    await hurry();
    await ended('away', 'away');
    await hurry();
    await ended('away', 'away', 'sent');
  });

  it('give up a browser after it was refused again and again, and stop nothing else', async () => {
    const alerts = process();
    await follow(alerts, 'bad', ['c/A_1']);
    await begun(alerts);
    await database.pool.query('update push_subscription set refused = 4');
    service.answers.push(400);
    news(1, 'c/A_1');
    alerts.cut();
    await ended('refused');
    const later = process(); // it cleans up when it starts
    later.cut();
    await soon(() => rows('select 1 from push_subscription')).toStrictEqual([]);
    expect(logged).toStrictEqual([]);
  });

  it('never send twice what may have arrived: a connection that broke, a process that died', async () => {
    const alerts = process();
    await follow(alerts, 'one', ['c/A_1']);
    await begun(alerts);
    service.answers.push('reset');
    news(1, 'c/A_1');
    alerts.cut();
    await ended('unknown');
    await hurry();
    // A process took the next one, and nobody heard of it again.
    await tell(database.pool, 2, 3, 3, [{ places: ['c/A_1'], texts: news2() }]);
    await alerts.stop();
    await database.pool.query(
      "update push_subscription set leaving = waiting, waiting = waiting, next_at = now() - interval '1 minute'",
    );
    now.size = 3;
    process();
    await soon(() => rows('select waiting, leaving from push_subscription')).toStrictEqual([
      { waiting: null, leaving: null },
    ]);
    expect(service.got).toHaveLength(1);
  });

  it('are told once by two processes that lead after one another', async () => {
    const first = process();
    await follow(first, 'one', ['c/A_1']);
    await begun(first);
    news(1, 'c/A_1');
    first.cut();
    await ended('sent');
    await first.stop();
    const second = process();
    second.cut();
    news(2, 'c/A_1');
    second.cut();
    await hurry();
    await ended('sent', 'sent');
    expect(service.got).toHaveLength(2);
  });

  it('are sent by the leader alone', async () => {
    const alerts = process();
    await follow(alerts, 'one', ['c/A_1']);
    await begun(alerts);
    now.leads = false;
    news(1, 'c/A_1');
    alerts.cut();
    now.leads = true;
    alerts.cut();
    await ended('sent');
  });

  it('go on after the database was away', async () => {
    const alerts = process();
    await follow(alerts, 'one', ['c/A_1']);
    await begun(alerts);
    const query = vi.spyOn(database.pool, 'connect').mockImplementationOnce(() => {
      throw new Error('away');
    });
    news(1, 'c/A_1');
    alerts.cut();
    await soon(() => logged).toStrictEqual(['alerts wait: Error: away']);
    query.mockRestore(); // no further cut comes
    await ended('sent');
  });

  it('change with the wish of the browser, and take no other address', async () => {
    const alerts = process();
    const one = await follow(alerts, 'one', ['c/A_1']);
    const { endpoint, p256dh, auth } = one;
    await alerts.subscribe({ endpoint, p256dh, auth, places: ['p/B'], language: 'en' });
    expect(await rows('select places, language from push_subscription')).toStrictEqual([
      { places: ['p/B'], language: 'en' },
    ]);
    const bad = { p256dh, auth, places: ['p/B'], language: 'en' } as const;
    expect(await alerts.subscribe({ ...bad, endpoint: 'https://evil.example/x' })).toBe('bad-endpoint');
    expect(await alerts.counts()).toStrictEqual({ subscriptions: 1, waiting: 0 });
  });
});

function news2(): Alert['texts'] {
  const text = { title: 'x', text: 'x', href: '/' };
  return { th: text, en: text };
}
