import type { Pool } from 'pg';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import type { Election } from '../../election/lookup.ts';
import type { Person } from '../../people/person.ts';
import { checkListOf, isReady } from './check-list.ts';
import { factOf } from './fact-of.ts';
import { judge } from './judge.ts';
import { policyNow } from './policy-now.ts';
import type { Confirmation, ControlRefusal, ProposalValue } from './proposal.ts';
import { subjectOf } from './proposal.ts';
import type { StoredProposal } from './rows.ts';
import { findProposal } from './rows.ts';
import type { ControlTransaction } from './transaction.ts';
import { changePublication } from './transaction.ts';
import { writeFact } from './write-fact.ts';

type Answered = Result<StoredProposal, ControlRefusal>;

/**
 * The second person confirms: the proposal, the fact and the audit row become true together. When the same subject has
 * changed since the person looked, nothing happens. The order of a lot is typed twice, blind, like a form.
 */
export function confirm(
  pool: Pool,
  election: Election,
  person: Person,
  id: number,
  confirmation: Confirmation,
): Promise<Answered> {
  return changePublication(pool, async (tx) => {
    const found = await waiting(tx, id, person, 'confirmed');
    if (!found.ok || found.value.state !== 'waiting') return found;
    const proposal = found.value;
    if (proposal.proposerId === person.personId) return err('same-person');
    if (person.oneHand.some((other) => other === proposal.proposerId)) return err('one-hand');
    if (proposal.revision !== confirmation.revision) return err('moved');
    if (!sameOrder(proposal.value, confirmation.order)) {
      await noteDifferent(tx, person, proposal);
      return err('order-differs');
    }
    const policy = await policyNow(tx.client, election.pkg.manifest.publication, tx.now);
    // Judged again: the policy may have moved, and a gap may have opened in a check list that had none.
    const checks = await checkListOf(tx.client, election, proposal.value);
    const problem = judge(election, proposal, policy, checks === null || isReady(checks));
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

/** Whether the second person typed the order of a lot as the first one did; true for other kinds. */
function sameOrder(value: ProposalValue, typed: readonly number[] | undefined): boolean {
  return value.kind !== 'draw' || (typed !== undefined && value.order.join() === typed.join());
}

/** A reading that differs stays on record: nobody finds the right order by trying all of them unseen. */
async function noteDifferent(
  tx: ControlTransaction,
  person: Person,
  { id, value }: StoredProposal,
): Promise<void> {
  await tx.client.query(
    `insert into audit (person_id, action, subject, detail)
     values ($1, 'lot-order-differed', $2, jsonb_build_object('proposal', $3::bigint))`,
    [person.personId, subjectOf(value), id],
  );
}

async function after(tx: ControlTransaction, id: number): Promise<Answered> {
  const proposal = await findProposal(tx.client, id);
  return proposal === null ? err('unknown-proposal') : ok(proposal);
}
