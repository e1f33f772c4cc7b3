import type { Queries } from '../../store/grouped-queries.ts';
import { TICKET_LIMITS } from './limits.ts';

export interface TicketLoad {
  /** Open tickets of all units, and the most that are held. */
  readonly all: number;
  readonly most: number;
  /** Tickets that made room for newer ones today. */
  readonly letGo: number;
}

/** How full the list of readers' reports is. */
export async function ticketLoad(db: Queries): Promise<TicketLoad> {
  const found = await db.query<{ all: number; gone: number }>(
    `select (select count(*) from ticket where stage = 'open')::int as all,
            coalesce((select count from ticket_let_go where day = current_date), 0) as gone`,
  );
  return { all: found.rows[0]?.all ?? 0, most: TICKET_LIMITS.open, letGo: found.rows[0]?.gone ?? 0 };
}

/** Writes one line of audit for all tickets that were let go since the last one. Gives their number. */
export async function auditLetGo(db: Queries): Promise<number> {
  const done = await db.query<{ count: number }>(
    `with due as (select day, count, audited from ticket_let_go where audited < count for update),
     u as (update ticket_let_go l set audited = due.count from due where l.day = due.day returning due.count - due.audited as more),
     s as (select sum(more)::int as count from u having count(*) > 0)
     insert into audit (action, subject, detail)
     select 'let-tickets-go', 'tickets', jsonb_build_object('count', count) from s returning (detail->>'count')::int as count`,
  );
  return done.rows[0]?.count ?? 0;
}
