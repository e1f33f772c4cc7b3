import type { Pool } from 'pg';
import { inTransaction } from '../store/transaction.ts';
import type { NamedDuty } from './duty-text.ts';
import { hashDrawn, randomPassword } from './password.ts';
import type { Role } from './person.ts';
import type { By, Keeping, Target } from './take-account.ts';
import { dropFactors, endSessions, takeAccount } from './take-account.ts';

/**
 * Draws a password in place of the one that was forgotten, ends all sessions, and lifts a pause. With `secondFactor` also takes
 * codes, passkeys and recovery codes away. The password stands in the reply once; null when the role was changed meanwhile.
 * Whoever did it could now use the account: both are one hand until another keeper confirms (docs/rights.md).
 */
export async function resetPassword(
  keeping: Keeping,
  by: By,
  target: Target,
  secondFactor: boolean,
): Promise<string | null> {
  const password = randomPassword();
  const hash = await hashDrawn(password);
  const done = await takeAccount(keeping, by, target, 'password', async (client) => {
    if (secondFactor) await dropFactors(client, target.personId);
    await client.query(
      `with p as (
         update person set password_hash = $2, password_kind = 'drawn', failed_logins = 0, locked_until = null
          where person_id = $1
       )
       insert into audit (person_id, action, subject, detail)
       values ($4, 'password-reset', $5, jsonb_build_object('secondFactorRemoved', $3::boolean))`,
      [target.personId, hash, secondFactor, by, target.username],
    );
  });
  return done ? password : null;
}

/**
 * Takes codes, passkeys and recovery codes away (a lost telephone) and ends all sessions. The password stays. False when the role
 * was changed meanwhile.
 */
export async function removeSecondFactor(keeping: Keeping, by: By, target: Target): Promise<boolean> {
  return takeAccount(keeping, by, target, 'second-factor', async (client) => {
    await dropFactors(client, target.personId);
    await client.query(
      "insert into audit (person_id, action, subject) values ($1, 'second-factor-removed', $2)",
      [by, target.username],
    );
  });
}

/** Closes an account and ends its sessions, or opens it again. False when it was so already, or the role was changed meanwhile. */
export async function setActive(
  { db, sessions }: Keeping,
  by: By,
  { personId, username, role }: Target,
  active: boolean,
  reason: string,
): Promise<boolean> {
  const done = await inTransaction(db, async (client) => {
    const changed = await client.query(
      `with p as (
         update person set active = $2, failed_logins = 0, locked_until = null, proof_rev = proof_rev + 1
          where person_id = $1 and active <> $2 and ($6::text is null or role = $6) returning person_id
       )
       insert into audit (person_id, action, subject, detail)
       select $3, case when $2 then 'account-reopened' else 'account-closed' end, $4, jsonb_build_object('reason', $5::text) from p`,
      [personId, active, by, username, reason, role ?? null],
    );
    if (!active && changed.rowCount === 1) await endSessions(client, personId);
    return changed.rowCount === 1;
  });
  sessions.forget(personId);
  return done;
}

/** Lifts the pause after wrong passwords. */
export async function unlockAccount(
  { db }: Pick<Keeping, 'db'>,
  by: By,
  { personId, username }: Target,
): Promise<void> {
  await db.query(
    `with p as (update person set failed_logins = 0, locked_until = null where person_id = $1 returning person_id)
     insert into audit (person_id, action, subject) select $2, 'account-unlocked', $3 from p`,
    [personId, by, username],
  );
}

export interface AccountChange extends NamedDuty {
  readonly displayName: string;
  readonly role: Role;
}

/** Gives an account another name, role or area of duty. False when its role was changed meanwhile. */
export async function changeAccount(
  { db, sessions }: Keeping,
  by: By,
  { personId, username, role }: Required<Target>,
  change: AccountChange,
): Promise<boolean> {
  const done = await db.query(
    `with before as (
       select person_id, display_name, role, every_centre, centre_ids, areas from person
        where person_id = $1 and role = $8 for update
     ), p as (
       update person p set display_name = $2, role = $3, every_centre = $4, centre_ids = $5, areas = $6
         from before b where p.person_id = b.person_id returning p.person_id
     )
     insert into audit (person_id, action, subject, detail)
     select $7, 'account-changed', $9, jsonb_build_object(
         'before', jsonb_build_object('displayName', b.display_name, 'role', b.role, 'everyCentre', b.every_centre,
                                      'centres', b.centre_ids, 'areas', b.areas),
         'after', jsonb_build_object('displayName', $2::text, 'role', $3::text, 'everyCentre', $4::boolean,
                                     'centres', $5::text[], 'areas', $6::text[]))
       from before b join p using (person_id)`,
    [
      personId,
      change.displayName,
      change.role,
      change.everyCentre,
      change.centreIds,
      change.areas,
      by,
      role,
      username,
    ],
  );
  sessions.forget(personId);
  return done.rowCount === 1;
}

/** Finds an account by its user name; null when there is none. For the command line. */
export async function accountNamed(db: Pool, username: string): Promise<Target | null> {
  const { rows } = await db.query<Target>(
    'select person_id as "personId", username from person where username = $1',
    [username.normalize('NFC').trim().toLowerCase()],
  );
  return rows[0] ?? null;
}
