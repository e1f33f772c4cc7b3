import type { Pool } from 'pg';
import { ticketLoad } from '../centre/tickets/let-go.ts';
import type { Metrics } from './metrics.ts';

/** Least time between two readings of the database, however often /metrics is asked for. */
const FRESH_MS = 5_000;

/** Adds the depth of each queue and the size of the ledger to the metrics. */
export function collectDesk(metrics: Metrics, db: Pool): void {
  let readAt = -FRESH_MS;
  metrics.collect(async () => {
    if (performance.now() - readAt < FRESH_MS) return;
    readAt = performance.now();
    const stages = await db.query<{ stage: string; returns: number }>(
      'select stage, count(*) as returns from return group by stage',
    );
    for (const { stage, returns } of stages.rows) {
      metrics.gauge('khanaen_queue_returns', 'Returns at each stage.', returns, { stage });
    }
    const photos = await db.query<{
      unread: number;
      open: number;
      waiting: number;
      checked: number;
      faulty: number;
    }>(
      `select (select count(*) from arrival where state = 'unread') as unread,
              (select count(*) from arrival where state in ('waiting', 'second-photo', 'blurred')) as open,
              (select count(*) from return where waits_for_pages) as waiting,
              (select coalesce(sum(checked), 0) from scrub_pass) as checked,
              (select count(*) from scrub_fault where healed_at is null) as faulty`,
    );
    const inbox = photos.rows[0];
    if (inbox !== undefined) {
      metrics.gauge('khanaen_photos_unread', 'Photos that were kept and not read yet.', inbox.unread);
      metrics.gauge('khanaen_photos_open', 'Photos that wait for a person in an inbox.', inbox.open);
      metrics.gauge('khanaen_returns_incomplete', 'Returns that wait for missing pages.', inbox.waiting);
      metrics.gauge('khanaen_files_checked', 'Stored files that the re-check has looked at.', inbox.checked);
      metrics.gauge('khanaen_files_faulty', 'Stored files that are missing or damaged.', inbox.faulty);
    }
    const tickets = await ticketLoad(db);
    metrics.gauge('khanaen_tickets_open', 'Reports of readers that wait for an answer.', tickets.all);
    metrics.gauge('khanaen_tickets_open_most', 'Most reports of readers that are held open.', tickets.most);
    metrics.gauge('khanaen_tickets_let_go', 'Reports that made room for newer ones today.', tickets.letGo);
    const sizes = await db.query<{ facts: number; waiting: number }>(
      `select (select coalesce(max(seq) + 1, 0) from ledger) as facts, (select count(*) from fact_inbox) as waiting`,
    );
    metrics.gauge('khanaen_ledger_facts', 'Facts in the ledger.', sizes.rows[0]?.facts ?? 0);
    metrics.gauge('khanaen_inbox_facts', 'Facts that wait to be sealed.', sizes.rows[0]?.waiting ?? 0);
  });
}
