import { join } from 'node:path';
import type { Pool } from 'pg';
import { alertsOf } from '../../web/public/feeds/alerts.ts';
import { Alerts } from '../alerts/alerts.ts';
import { dropAll } from '../alerts/rows.ts';
import { makeVapidKey, VAPID_KEY_FILE, vapidKeysOf } from '../alerts/vapid.ts';
import { systemClock } from '../basics/clock.ts';
import { keptFile } from '../people/kept-file.ts';
import type { Metrics } from './metrics.ts';
import type { PublicSite } from './public/site.ts';
import type { BucketSize } from './public/token-buckets.ts';
import { TokenBuckets } from './public/token-buckets.ts';

/** Alerts by web push, as the operator wants them. */
export interface AlertOptions {
  /** Who sends, for the push services: the `https:` address of the site, or a `mailto:`. */
  readonly subject: string;
  /** Host names of push services beside those of the usual browsers. */
  readonly moreServices?: readonly string[];
  /** For tests: a push service of their own on this machine. */
  readonly loopback?: boolean;
}

interface Room {
  readonly db: Pool;
  readonly dataDir: string;
  readonly site: PublicSite;
  readonly leads: () => boolean;
  readonly metrics: Metrics;
  readonly log: (line: string) => void;
}

/** Least time between two readings of the database for the metrics. */
const FRESH_MS = 15_000;

/** Changes of subscriptions of one network: whole towns sit behind one address of a mobile network, so it is not small. */
export const ALERT_CALLS: BucketSize = { burst: 300, perSecond: 0.5 };

/** Opens alerts, and offers their key to pages: without it they show no way to ask for them. */
export async function openAlerts(options: AlertOptions, room: Room): Promise<Alerts> {
  const { db, site, leads, metrics, log } = room;
  const file = join(room.dataDir, VAPID_KEY_FILE);
  const keys = vapidKeysOf(await keptFile(file, makeVapidKey));
  if (keys === null) throw new Error(`${file} is not a key: restore it from a backup`);
  const { subject, moreServices = [], loopback = false } = options;
  const alerts = new Alerts({
    db,
    sending: { keys, subject, rules: { moreServices, loopback } },
    leads,
    view: () => site.cut?.view ?? null,
    alertsOf,
    clock: systemClock,
    limits: new TokenBuckets(ALERT_CALLS, systemClock),
    counted: (outcome) =>
      metrics.count('khanaen_push_messages_total', 'Messages to browsers by what became of them.', {
        outcome,
      }),
    log,
  });
  let readAt = Number.NEGATIVE_INFINITY;
  metrics.collect(async () => {
    if (performance.now() - readAt < FRESH_MS) return;
    readAt = performance.now();
    const { subscriptions, waiting } = await alerts.counts();
    metrics.gauge('khanaen_push_subscriptions', 'Browsers that asked for alerts.', subscriptions);
    metrics.gauge('khanaen_push_waiting', 'Messages to browsers that wait.', waiting);
  });
  const text = `${JSON.stringify({ key: alerts.publicKey })}\n`;
  site.offer('/v1/push.json', 'application/json', new TextEncoder().encode(text));
  alerts.start();
  return alerts;
}

/** Forgets every browser that asked for alerts: when alerts are given up, and after the election. */
export async function forgetAlerts(db: Pool, log: (line: string) => void): Promise<void> {
  const count = await dropAll(db);
  log(`alerts: ${count} subscriptions deleted`);
}
