import type { Queries } from '../../store/grouped-queries.ts';
import type { Named, Proposal, ProposalKind, ProposalState, ProposalValue } from './proposal.ts';

interface ProposalRow {
  proposal_id: string | number;
  kind: ProposalKind;
  value: object;
  reason_th: string;
  reason_en: string;
  reference: string;
  proposed_ms: number;
  expires_ms: number;
  state: ProposalState;
  decided_ms: number | null;
  answer: string;
  alone: boolean;
  revision: number;
  proposer_id: number;
  proposer: string;
  proposer_name: string;
  decider: string | null;
  decider_name: string | null;
}

/** A proposal with the number of its proposer, which never leaves the server. */
export interface StoredProposal extends Proposal {
  readonly proposerId: number;
}

const SELECT = `
  select q.proposal_id, q.kind, q.value, q.reason_th, q.reason_en, q.reference,
         (extract(epoch from q.proposed_at) * 1000)::float8 as proposed_ms,
         (extract(epoch from q.expires_at) * 1000)::float8 as expires_ms,
         case when q.state = 'waiting' and q.expires_at < clock_timestamp() then 'expired' else q.state end as state,
         (extract(epoch from q.decided_at) * 1000)::float8 as decided_ms,
         q.answer, q.alone,
         (select count(*)::int from proposal c where c.subject = q.subject and c.state = 'confirmed') as revision,
         q.proposed_by as proposer_id, p.public_id as proposer, p.display_name as proposer_name,
         d.public_id as decider, d.display_name as decider_name
    from proposal q join person p on p.person_id = q.proposed_by left join person d on d.person_id = q.decided_by`;

const PAGE = 50;

/** Proposals that wait for a second person, oldest first. */
export async function waitingProposals(db: Queries): Promise<StoredProposal[]> {
  return read(
    db,
    `where q.state = 'waiting' and q.expires_at >= clock_timestamp() order by q.proposal_id`,
    [],
  );
}

/** What was proposed before, newest first, 50 at a time; `before`: the number of the last one that was read. */
export async function pastProposals(db: Queries, before: number | null): Promise<StoredProposal[]> {
  return read(
    db,
    `where (q.state <> 'waiting' or q.expires_at < clock_timestamp()) and ($1::bigint is null or q.proposal_id < $1)
     order by q.proposal_id desc limit ${PAGE}`,
    [before],
  );
}

/** One proposal; null when there is none of this number. */
export async function findProposal(db: Queries, id: number): Promise<StoredProposal | null> {
  const found = await read(db, 'where q.proposal_id = $1', [id]);
  return found[0] ?? null;
}

async function read(db: Queries, where: string, values: unknown[]): Promise<StoredProposal[]> {
  const { rows } = await db.query<ProposalRow>(`${SELECT} ${where}`, values);
  return rows.map((row) => ({
    id: Number(row.proposal_id),
    value: { kind: row.kind, ...row.value } as ProposalValue,
    reason: { th: row.reason_th, en: row.reason_en },
    reference: row.reference,
    proposedBy: { id: row.proposer, name: row.proposer_name },
    proposedAt: instant(row.proposed_ms),
    expiresAt: instant(row.expires_ms),
    state: row.state,
    decidedBy: deciderOf(row),
    decidedAt: row.decided_ms === null ? null : instant(row.decided_ms),
    answer: row.answer,
    alone: row.alone,
    revision: row.revision,
    proposerId: row.proposer_id,
  }));
}

function deciderOf(row: ProposalRow): Named | null {
  return row.decider === null ? null : { id: row.decider, name: row.decider_name ?? '' };
}

function instant(ms: number): string {
  return new Date(Math.floor(ms)).toISOString();
}
