import type { Pool } from 'pg';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import type { Election } from '../../election/lookup.ts';
import type { Person } from '../../people/person.ts';
import { factOf } from './fact-of.ts';
import { judge } from './judge.ts';
import { policyNow } from './policy-now.ts';
import type { ControlRefusal } from './proposal.ts';
import { subjectOf } from './proposal.ts';
import type { StoredProposal } from './rows.ts';
import { findProposal } from './rows.ts';
import type { ControlTransaction } from './transaction.ts';
import { changePublication } from './transaction.ts';
import { writeFact } from './write-fact.ts';

type Answered = Result<StoredProposal, ControlRefusal>;

/**
 * The second person confirms: the proposal, the fact and the audit row become true together. `revision` is what the person saw
 * with the proposal; when the same subject has changed since, nothing happens and the person looks again.
 */
export function confirm(
  pool: Pool,
  election: Election,
  person: Person,
  id: number,
  revision: number,
): Promise<Answered> {
  return changePublication(pool, async (tx) => {
    const found = await waiting(tx, id, person, 'confirmed');
    if (!found.ok || found.value.state !== 'waiting') return found;
    const proposal = found.value;
    if (proposal.proposerId === person.personId) return err('same-person');
    if (proposal.revision !== revision) return err('moved');
    const policy = await policyNow(tx.client, election.pkg.manifest.publication, tx.now);
    // What was ready or reasoned when it was proposed stays so; the policy may have moved.
    const problem = judge(election, proposal, policy, true);
    if (problem !== null) return err(problem);
    const persons = { by: proposal.proposedBy.id, confirmedBy: person.publicId };
    const fact = factOf(proposal, policy, persons, new Date(tx.now).toISOString());
    await writeFact(tx, id, person, fact, subjectOf(proposal.value));
    return after(tx, id);
  });
}

/** The second person says no, with a reason. */
export function refuse(pool: Pool, person: Person, id: number, reason: string): Promise<Answered> {
  return close(pool, person, id, 'refused', reason);
}

/** The proposer takes the proposal back. */
export function withdraw(pool: Pool, person: Person, id: number, reason: string): Promise<Answered> {
  return close(pool, person, id, 'withdrawn', reason);
}

function close(
  pool: Pool,
  person: Person,
  id: number,
  state: 'refused' | 'withdrawn',
  answer: string,
): Promise<Answered> {
  return changePublication(pool, async (tx) => {
    const found = await waiting(tx, id, person, state);
    if (!found.ok || found.value.state !== 'waiting') return found;
    const own = found.value.proposerId === person.personId;
    if (state === 'refused' && own) return err('same-person');
    if (state === 'withdrawn' && !own) return err('not-yours');
    await tx.client.query(
      `with closed as (
         update proposal set state = $3, decided_by = $2, decided_at = to_timestamp($4::float8 / 1000), answer = $5
          where proposal_id = $1 returning proposal_id, subject, kind
       )
       insert into audit (person_id, action, subject, detail)
       select $2, 'proposal-' || $3, subject, jsonb_build_object('proposal', proposal_id, 'kind', kind, 'reason', $5::text)
         from closed`,
      [id, person.personId, state, tx.now, answer],
    );
    return after(tx, id);
  });
}

/**
 * The proposal, if it can still be answered, or if the same person has answered it in the same way before: a call that is
 * repeated after a lost reply gets the first answer.
 */
async function waiting(
  tx: ControlTransaction,
  id: number,
  person: Person,
  answer: 'confirmed' | 'refused' | 'withdrawn',
): Promise<Answered> {
  const proposal = await findProposal(tx.client, id);
  if (proposal === null) return err('unknown-proposal');
  if (proposal.state === answer && proposal.decidedBy?.id === person.publicId) return ok(proposal);
  if (proposal.state === 'expired' || Date.parse(proposal.expiresAt) < tx.now) return err('expired');
  return proposal.state === 'waiting' ? ok(proposal) : err('closed');
}

async function after(tx: ControlTransaction, id: number): Promise<Answered> {
  const proposal = await findProposal(tx.client, id);
  return proposal === null ? err('unknown-proposal') : ok(proposal);
}
