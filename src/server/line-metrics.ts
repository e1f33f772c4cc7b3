import type { Pool } from 'pg';
import { channelStates } from '../intake/line/desk-state.ts';
import type { Metrics } from './metrics.ts';

/** Least time between two readings of the database, however often /metrics is asked for. */
const FRESH_MS = 15_000;

/** Adds how LINE's queues and accounts are to the metrics. Names of accounts are the operator's own. */
export function collectLine(metrics: Metrics, db: Pool): void {
  let readAt = -FRESH_MS;
  metrics.collect(async () => {
    if (performance.now() - readAt < FRESH_MS) return;
    readAt = performance.now();
    for (const state of await channelStates(db)) {
      const labels = { channel: state.channel };
      const photos = { waiting: state.photosWaiting, held: state.photosHeld, done: state.photosDone };
      for (const [kind, count] of Object.entries({ ...photos, expired: state.photosExpired }))
        metrics.gauge('khanaen_line_photos', 'Photos of LINE by state.', count, { ...labels, state: kind });
      metrics.gauge(
        'khanaen_line_failing',
        'Photos of LINE that failed and are tried again.',
        state.photosFailing,
        labels,
      );
      const oldest = state.oldestWaiting === null ? 0 : (Date.now() - state.oldestWaiting.getTime()) / 1000;
      metrics.gauge(
        'khanaen_line_oldest_seconds',
        'How long the oldest photo of LINE waits.',
        Math.max(0, oldest),
        labels,
      );
      metrics.gauge(
        'khanaen_line_answers_waiting',
        'Answers that wait to be sent.',
        state.answersWaiting,
        labels,
      );
      metrics.gauge(
        'khanaen_line_answers_dropped',
        'Answers that never arrived, last day.',
        state.answersDropped,
        labels,
      );
      metrics.gauge(
        'khanaen_line_token_good',
        '1 while LINE accepts the token.',
        state.tokenGood === true ? 1 : 0,
        labels,
      );
      if (state.quotaLimit !== null) {
        const left = Math.max(0, state.quotaLimit - (state.quotaUsed ?? 0));
        metrics.gauge('khanaen_line_quota_left', 'Messages that may be pushed this month.', left, labels);
      }
    }
  });
}
