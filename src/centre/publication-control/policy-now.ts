import type { PublicationPolicy } from '../../election/model.ts';
import type { PolicyChanged } from '../../ledger/facts.ts';
import type { PolicyChange } from '../../publication/model.ts';
import type { Queries } from '../../store/grouped-queries.ts';

/**
 * The policy in force by the facts of the database: the newest change, sealed or not, or what the package says. It may be ahead
 * of the newest cut. The cap's own end counts as in the fold: it lifts the cap unless a later fact has set another.
 */
export async function policyNow(db: Queries, policy: PublicationPolicy, now: number): Promise<PolicyChange> {
  const found = await db.query<{ body: string }>(
    `(select body, 1 as place from fact_inbox where kind = 'policy-changed' order by fact_id desc limit 1)
     union all
     (select body, 2 from ledger where kind = 'policy-changed' order by seq desc limit 1)
     order by place limit 1`,
  );
  const row = found.rows[0];
  const last = row === undefined ? null : (JSON.parse(row.body) as PolicyChanged);
  const { cap } = policy;
  const ended = cap.until !== null && now >= cap.until && (last === null || Date.parse(last.at) < cap.until);
  return {
    capPercent: ended ? 100 : (last?.capPercent ?? cap.percent),
    paused: last?.paused ?? false,
  };
}

/** The policy that a proposal asks for, from the one in force; null for a proposal of another kind. */
export function policyAfter(
  value: { readonly kind: string; readonly capPercent?: number },
  before: PolicyChange,
): PolicyChange | null {
  switch (value.kind) {
    case 'cap':
      return { ...before, capPercent: value.capPercent ?? before.capPercent };
    case 'release':
      return { ...before, capPercent: 100 };
    case 'pause':
      return { ...before, paused: true };
    case 'open':
      return { ...before, paused: false };
    default:
      return null;
  }
}

export function samePolicy(a: PolicyChange, b: PolicyChange): boolean {
  return a.capPercent === b.capPercent && a.paused === b.paused;
}
