import type { Pool } from 'pg';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import type { Election } from '../../election/lookup.ts';
import type { Person } from '../../people/person.ts';
import type { CheckList } from './check-list.ts';
import { checkListOf, isReady } from './check-list.ts';
import { judge } from './judge.ts';
import { policyNow } from './policy-now.ts';
import type { ControlRefusal, Draft } from './proposal.ts';
import { PROPOSAL_MINUTES, subjectOf } from './proposal.ts';
import type { ControlTransaction } from './transaction.ts';
import { changePublication } from './transaction.ts';

interface Made {
  readonly id: number;
  /** False when the same person already proposed the same, and it still waits. */
  readonly fresh: boolean;
}

/**
 * Writes down what somebody proposes, with its audit row. Nothing changes for the public. The same proposal sent again while
 * it waits is the same proposal, so a repeated call makes no second one.
 */
export function propose(
  pool: Pool,
  election: Election,
  person: Person,
  draft: Draft,
): Promise<Result<Made, ControlRefusal>> {
  return changePublication(pool, async (tx) => {
    const policy = await policyNow(tx.client, election.pkg.manifest.publication, tx.now);
    const checks = await checkListOf(tx.client, election, draft.value);
    const problem = judge(election, draft, policy, checks === null || isReady(checks));
    if (problem !== null) return err(problem);
    return ok(await insert(tx, person, draft, checks));
  });
}

/** The audit log is read by people who may be asked to type the order of a lot a second time, blind: it stays with the proposal. */
const AUDITED_VALUE = "case when $2::text = 'draw' then $4::jsonb - 'order' else $4::jsonb end";

async function insert(
  { client }: ControlTransaction,
  person: Person,
  draft: Draft,
  checks: CheckList | null,
): Promise<Made> {
  const { kind, ...value } = draft.value;
  const subject = subjectOf(draft.value);
  const json = JSON.stringify(value);
  const { th, en } = draft.reason;
  const same = await client.query<{ proposal_id: string }>(
    `select proposal_id from proposal
      where state = 'waiting' and expires_at >= clock_timestamp() and proposed_by = $1 and kind = $2 and subject = $3
        and value = $4::jsonb and reason_th = $5 and reason_en = $6 and reference = $7`,
    [person.personId, kind, subject, json, th, en, draft.reference],
  );
  const known = same.rows[0];
  if (known !== undefined) return { id: Number(known.proposal_id), fresh: false };
  const made = await client.query<{ proposal_id: string }>(
    `with made as (
       insert into proposal (kind, subject, value, reason_th, reason_en, reference, proposed_by, expires_at)
       values ($2, $3, $4::jsonb, $5, $6, $7, $1, clock_timestamp() + make_interval(mins => ${PROPOSAL_MINUTES}))
       returning proposal_id
     ), noted as (
       insert into audit (person_id, action, subject, detail)
       select $1, 'proposal-made', $3, jsonb_build_object('proposal', proposal_id, 'kind', $2::text, 'value', ${AUDITED_VALUE},
              'reason', $5::text, 'reasonEn', $6::text, 'reference', $7::text, 'checks', $8::jsonb) from made
     )
     select proposal_id from made`,
    [person.personId, kind, subject, json, th, en, draft.reference, JSON.stringify(checks)],
  );
  return { id: Number(made.rows[0]?.proposal_id), fresh: true };
}
