import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Alerts } from '../alerts/alerts.ts';
import type { FakePush } from '../alerts/testing/fake-push.ts';
import { fakePush } from '../alerts/testing/fake-push.ts';
import { makeVapidKey, vapidKeysOf } from '../alerts/vapid.ts';
import { ALERT_CALLS } from './alerts-room.ts';
import { TokenBuckets } from './public/token-buckets.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import { StaffClient } from './testing/staff-client.ts';

const keys = vapidKeysOf(makeVapidKey());
if (keys === null) throw new Error('no key');

describe('alerts of readers', () => {
  let staff: StaffApp;
  let service: FakePush;
  let reader: StaffClient;
  let now = 0;
  beforeAll(async () => {
    service = await fakePush();
    staff = await staffApp({
      alerts: (db) =>
        new Alerts({
          db,
          sending: { keys, subject: 'https://x.example', rules: { loopback: true } },
          leads: () => false,
          view: () => null,
          alertsOf: () => [],
          counted: () => undefined,
          limits: new TokenBuckets(ALERT_CALLS, () => now),
          clock: () => now,
          log: () => undefined,
        }),
    });
    reader = new StaffClient(staff.app, '');
  });
  afterAll(async () => {
    await staff.close();
    await service.close();
  });

  const wish = () => {
    const browser = service.browser('one');
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
    return {
      endpoint: browser.endpoint,
      keys: { p256dh: text(browser.p256dh), auth: text(browser.auth) },
      places: ['c/MKM_1', 'p/MKM'],
      language: 'th',
    };
  };
  const kept = () => staff.rows('select endpoint, places, language, made_on from push_subscription');

  test('are kept with places and language and the day, and deleted at once', async () => {
    const wanted = wish();
    expect((await reader.post('/api/alerts/subscribe', wanted)).status).toBe(204);
    expect(await kept()).toMatchObject([
      { endpoint: wanted.endpoint, places: wanted.places, language: 'th' },
    ]);
    const columns = await staff.rows(
      "select column_name from information_schema.columns where table_name = 'push_subscription' and data_type like 'timestamp%'",
    );
    expect(columns.map((row) => row['column_name'])).toStrictEqual(['next_at']); // when to send, not when somebody came
    expect((await reader.post('/api/alerts/unsubscribe', { endpoint: wanted.endpoint })).status).toBe(204);
    expect(await kept()).toStrictEqual([]);
  });

  test('are refused when anything about them is wrong', async () => {
    const good = wish();
    const { p256dh, auth } = good.keys;
    for (const bad of [
      {},
      { ...good, endpoint: 'https://evil.example/x' },
      { ...good, endpoint: 'http://10.0.0.1/x' },
      { ...good, endpoint: `${good.endpoint}${'x'.repeat(1000)}` },
      { ...good, keys: { p256dh: p256dh.slice(4), auth } },
      { ...good, keys: { p256dh, auth: auth.slice(0, 10) } },
      { ...good, keys: { p256dh } },
      { ...good, places: [] },
      { ...good, places: ['c/NOWHERE_1'] },
      { ...good, places: ['p/MKM_1'] },
      { ...good, places: ['u/1'] },
      { ...good, places: ['c/%E0%A4%A'] },
      { ...good, places: Array.from({ length: 11 }, () => 'c/MKM_1') },
      { ...good, language: 'de' },
      { ...good, name: 'somebody' },
    ])
      expect(
        (await reader.post('/api/alerts/subscribe', bad)).status,
        JSON.stringify(bad).slice(0, 200),
      ).toBe(400);
    expect((await reader.post('/api/alerts/subscribe', { ...good, x: 'x'.repeat(5000) })).status).toBe(413);
    expect(await kept()).toStrictEqual([]);
  });

  test('may be changed a few hundred times by one network, then later again', async () => {
    now += 600_000;
    let last = 204;
    for (let i = 0; i < 305 && last === 204; i++) {
      last = (await reader.post('/api/alerts/unsubscribe', { endpoint: 'https://fcm.googleapis.com/x' }))
        .status;
    }
    expect(last).toBe(503);
    now += 600_000;
    const again = await reader.post('/api/alerts/unsubscribe', { endpoint: 'https://fcm.googleapis.com/x' });
    expect(again.status).toBe(204);
  });
});

test('without alerts there is nothing to ask', async () => {
  const staff = await staffApp();
  const reader = new StaffClient(staff.app, '');
  expect((await reader.post('/api/alerts/unsubscribe', { endpoint: 'x' })).status).toBe(404);
  await staff.close();
});
