import type { Pool } from 'pg';
import type { TargetConfig } from './config/model.ts';

/** What somebody may do with a place. */
export const DELIVERY_ACTS = ['again', 'everything', 'pause', 'resume'] as const;
export type DeliveryAct = (typeof DELIVERY_ACTS)[number];

const CHANGES: Readonly<Record<DeliveryAct, string>> = {
  again: 'asked_at = clock_timestamp()',
  everything: 'asked_at = clock_timestamp(), asked_all = true',
  pause: 'paused = true, pause_reason = $5, paused_by = $4, paused_at = clock_timestamp()',
  resume:
    "paused = false, pause_reason = '', paused_by = null, paused_at = null, asked_at = clock_timestamp()",
};

/**
 * Does something with a place, and writes down who did it and why: a try at once, everything looked at and sent anew, a pause, its end.
 * Whichever process delivers sees it within a second. False when the place has no row yet.
 */
export async function actOnTarget(
  db: Pool,
  target: TargetConfig,
  act: DeliveryAct,
  personId: number,
  reason: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `with changed as (update delivery_target set ${CHANGES[act]} where target = $1 returning target)
     insert into audit (person_id, action, subject, detail)
     select $4::integer, $2, 'delivery ' || target, jsonb_build_object('reason', $5::text, 'kind', $3::text) from changed`,
    [target.id, `delivery-${act}`, target.kind, personId, reason],
  );
  return rowCount === 1;
}
