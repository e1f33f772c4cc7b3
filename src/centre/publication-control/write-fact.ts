import type { DrawHeld, PolicyChanged, ResultCertified } from '../../ledger/facts.ts';
import type { Person } from '../../people/person.ts';
import { inboxFact } from '../facts.ts';
import type { ControlTransaction } from './transaction.ts';

/**
 * Writes what a proposal has become: the decision, the fact and the audit row, which stand or fall with the transaction.
 * The person is the second one, or the one who pauses alone.
 */
export async function writeFact(
  tx: ControlTransaction,
  proposalId: number,
  person: Person,
  fact: PolicyChanged | DrawHeld | ResultCertified,
  subject: string,
): Promise<void> {
  const { kind, body } = inboxFact(fact);
  await tx.client.query(
    `with decided as (
       update proposal set state = 'confirmed', decided_by = $2, decided_at = to_timestamp($3::float8 / 1000), fact = $5
        where proposal_id = $1 returning proposal_id
     ), f as (
       insert into fact_inbox (kind, body) select $4, $5 from decided
     )
     insert into audit (person_id, action, subject, detail)
     select $2, $4, $6, $5::jsonb || jsonb_build_object('proposal', proposal_id) from decided`,
    [proposalId, person.personId, tx.now, kind, body, subject],
  );
}
