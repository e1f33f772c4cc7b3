import type { Pool } from 'pg';
import type { Bilingual } from '../../basics/bilingual.ts';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import type { Election } from '../../election/lookup.ts';
import type { Person } from '../../people/person.ts';
import { factOf } from './fact-of.ts';
import { judge } from './judge.ts';
import { policyNow } from './policy-now.ts';
import type { ControlRefusal } from './proposal.ts';
import { changePublication } from './transaction.ts';
import { writeFact } from './write-fact.ts';

/**
 * An emergency pause: one person stops publication at once. Stopping is always safe, because nothing is withdrawn, publication
 * only stands still and says why; to go on takes two persons.
 */
export function pauseNow(
  pool: Pool,
  election: Election,
  person: Person,
  reason: Bilingual,
): Promise<Result<{ readonly id: number }, ControlRefusal>> {
  return changePublication(pool, async (tx) => {
    const draft = { value: { kind: 'pause' } as const, reason, reference: '' };
    const policy = await policyNow(tx.client, election.pkg.manifest.publication, tx.now);
    const problem = judge(election, draft, policy, true);
    if (problem !== null) return err(problem);
    const made = await tx.client.query<{ proposal_id: string }>(
      `insert into proposal (kind, subject, value, reason_th, reason_en, proposed_by, expires_at, alone)
       values ('pause', 'publication', '{}', $2, $3, $1, clock_timestamp() + interval '1 minute', true)
       returning proposal_id`,
      [person.personId, reason.th, reason.en],
    );
    const id = Number(made.rows[0]?.proposal_id);
    const persons = { by: person.publicId, confirmedBy: null };
    const fact = factOf(draft, policy, persons, new Date(tx.now).toISOString());
    await writeFact(tx, id, person, fact, 'publication');
    return ok({ id });
  });
}
