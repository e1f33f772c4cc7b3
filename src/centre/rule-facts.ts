import type { Fact } from '../ledger/facts.ts';
import type { Person } from '../people/person.ts';
import type { Queries } from '../store/grouped-queries.ts';
import { inboxFact } from './facts.ts';

type RuleFact = Extract<Fact, { kind: 'case-closed' }>;
/** `Omit` for each member of a union by itself. */
type Without<F, K extends PropertyKey> = F extends unknown ? Omit<F, K> : never;

/** Writes a fact that changes the rules or ends a contest, with its audit row. The time is the database's. */
export async function recordRuleFact(
  db: Queries,
  person: Person,
  fact: Without<RuleFact, 'at'>,
  subject: string,
): Promise<void> {
  const clock = await db.query<{ now_ms: number }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::float8 as now_ms',
  );
  const at = new Date(Math.floor(clock.rows[0]?.now_ms ?? 0)).toISOString();
  const { kind, body } = inboxFact({ ...fact, at });
  await db.query(
    `with f as (insert into fact_inbox (kind, body) values ($1, $2))
     insert into audit (person_id, action, subject, detail) values ($3, $1, $4, $5::jsonb)`,
    [kind, body, person.personId, subject, body],
  );
}
