import type { Pool } from 'pg';
import type { TargetConfig } from '../delivery/config/model.ts';
import { TARGET_STATES, targetStates } from '../delivery/status.ts';
import type { Metrics } from './metrics.ts';

/** Least time between two readings of the database, however often /metrics is asked for. */
const FRESH_MS = 5_000;

/** Adds how far every place is to the metrics. Names of places are the operator's own. */
export function collectDelivery(metrics: Metrics, db: Pool, targets: readonly TargetConfig[]): void {
  let readAt = -FRESH_MS;
  metrics.collect(async () => {
    if (performance.now() - readAt < FRESH_MS) return;
    readAt = performance.now();
    for (const { target, kind, state, delivered, problem, leftOut } of (await targetStates(db, targets))
      .targets) {
      const labels = { target, kind };
      for (const one of TARGET_STATES)
        metrics.gauge(
          'khanaen_delivery_state',
          '1 for the state that a place is in.',
          one === state ? 1 : 0,
          {
            ...labels,
            state: one,
          },
        );
      metrics.gauge(
        'khanaen_delivery_failures',
        'Failures in a row since the last success.',
        problem?.failures ?? 0,
        labels,
      );
      metrics.gauge(
        'khanaen_delivery_left_out',
        'Cuts that a place for every cut did not get.',
        leftOut,
        labels,
      );
      if (delivered === null) continue;
      metrics.gauge(
        'khanaen_delivery_cut',
        'Number of the newest cut that arrived whole.',
        delivered.cut,
        labels,
      );
      const age = Math.max(0, (Date.now() - Date.parse(delivered.at)) / 1000);
      metrics.gauge(
        'khanaen_delivery_age_seconds',
        'How old the newest cut is that arrived whole.',
        age,
        labels,
      );
      metrics.gauge(
        'khanaen_delivery_bytes',
        'Bytes sent in the last delivery.',
        delivered.sentBytes,
        labels,
      );
      metrics.gauge(
        'khanaen_delivery_seconds',
        'How long the last delivery took.',
        delivered.seconds,
        labels,
      );
    }
  });
}
