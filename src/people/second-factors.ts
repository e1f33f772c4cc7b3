import type { Pool } from 'pg';
import type { Role } from '../rights/roles.ts';
import { SECOND_FACTOR_ROLES } from '../rights/roles.ts';
import type { AccountPolicy } from './accounts.ts';
import type { PersonId } from './person.ts';
import type { LiveSession } from './sessions.ts';

/** What a session waits for before anything else works; null when the account is ready. */
export type Waits = 'own-password' | 'second-factor' | null;

export function waitsFor(session: LiveSession, policy: AccountPolicy): Waits {
  if (policy.ownPassword && session.passwordKind !== 'own') return 'own-password';
  const asked = secondFactorAsked(session.person.role, policy);
  return asked && !session.hasSecondFactor ? 'second-factor' : null;
}

/** True when this deployment asks the role for a second factor. */
export function secondFactorAsked(role: Role, policy: AccountPolicy): boolean {
  return policy.secondFactor === 'required' && SECOND_FACTOR_ROLES.includes(role);
}

/** What somebody has set up for the second step, for their own eyes. */
export interface SecondFactors {
  /** When codes were set up; null when the account makes none. */
  readonly codesSince: Date | null;
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly madeAt: Date;
    readonly lastUsedAt: Date | null;
  }[];
  readonly recoveryCodesLeft: number;
}

export async function secondFactorsOf(db: Pool, personId: PersonId): Promise<SecondFactors> {
  const [codes, passkeys, recovery] = await Promise.all([
    db.query<{ at: Date }>(
      'select confirmed_at as at from totp where person_id = $1 and confirmed_at is not null',
      [personId],
    ),
    db.query<SecondFactors['passkeys'][number]>(
      `select credential_id as id, name, made_at as "madeAt", last_used_at as "lastUsedAt"
         from passkey where person_id = $1 order by made_at`,
      [personId],
    ),
    db.query<{ n: number }>(
      'select count(*)::int as n from recovery_code where person_id = $1 and used_at is null',
      [personId],
    ),
  ]);
  return {
    codesSince: codes.rows[0]?.at ?? null,
    passkeys: passkeys.rows,
    recoveryCodesLeft: recovery.rows[0]?.n ?? 0,
  };
}

/** Takes the code generator (null) or one passkey away. False when there is no such thing. */
export async function removeFactor(db: Pool, personId: PersonId, passkey: string | null): Promise<boolean> {
  const done = await db.query(
    `with t as (delete from totp where person_id = $1 and $2::text is null returning 'codes-removed' as action, '' as name),
     k as (delete from passkey where person_id = $1 and credential_id = $2 returning 'passkey-removed' as action, name)
     insert into audit (person_id, action, subject, detail)
     select $1, action, 'second-factor', jsonb_build_object('name', name) from (table t union all table k) gone`,
    [personId, passkey],
  );
  return (done.rowCount ?? 0) > 0;
}
