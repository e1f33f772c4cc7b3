import { randomBytes } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { CentreId } from '../election/model.ts';
import type { Person, PersonId, PublicId, Role } from './person.ts';

/** Columns of `person` that make a {@link Person}, for `select` and `returning`. */
export const PERSON_COLUMNS =
  'p.person_id, p.public_id, p.username, p.display_name, p.role, p.every_centre, p.centre_ids';

export interface PersonRow {
  person_id: number;
  public_id: string;
  username: string;
  display_name: string;
  role: Role;
  every_centre: boolean;
  centre_ids: string[];
}

export function toPerson(row: PersonRow): Person {
  return {
    personId: row.person_id as PersonId,
    publicId: row.public_id as PublicId,
    username: row.username,
    displayName: row.display_name,
    role: row.role,
    duty: row.every_centre
      ? { everyCentre: true }
      : { everyCentre: false, centreIds: row.centre_ids as CentreId[] },
  };
}

/** An account to be made; the password is hashed already. */
export interface NewPerson {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly everyCentre: boolean;
  readonly centreIds: readonly string[];
  readonly passwordHash: string;
}

function randomPublicId(): PublicId {
  return `p${randomBytes(6).toString('hex')}` as PublicId;
}

/** Inserts accounts in one statement with their audit rows. Names that exist already are left alone and not returned. */
export async function insertPeople(
  db: Pool | PoolClient,
  people: readonly NewPerson[],
  by: PersonId | null,
): Promise<string[]> {
  const result = await db.query<{ username: string }>(
    `with made as (
       insert into person (public_id, username, display_name, role, every_centre, centre_ids, password_hash)
       select n.public_id, n.username, n.display_name, n.role, n.every_centre,
              array(select jsonb_array_elements_text(n.centre_ids)), n.password_hash
         from jsonb_to_recordset($1::jsonb) as n(public_id text, username text, display_name text, role text,
              every_centre boolean, centre_ids jsonb, password_hash text)
       on conflict (username) do nothing
       returning username, public_id, role
     ), noted as (
       insert into audit (person_id, action, subject, detail)
       select $2, 'account-made', username, jsonb_build_object('publicId', public_id, 'role', role) from made
     )
     select username from made`,
    [
      JSON.stringify(
        people.map((p) => ({
          public_id: randomPublicId(),
          username: p.username,
          display_name: p.displayName,
          role: p.role,
          every_centre: p.everyCentre,
          centre_ids: p.centreIds,
          password_hash: p.passwordHash,
        })),
      ),
      by,
    ],
  );
  return result.rows.map((row) => row.username);
}

export interface ListedPerson extends Person {
  readonly active: boolean;
  readonly locked: boolean;
}

/** All accounts by name. */
export async function listPeople(db: Pool): Promise<ListedPerson[]> {
  const result = await db.query<PersonRow & { active: boolean; locked: boolean }>(
    `select ${PERSON_COLUMNS}, p.active, coalesce(p.locked_until > now(), false) as locked from person p order by p.username`,
  );
  return result.rows.map((row) => ({ ...toPerson(row), active: row.active, locked: row.locked }));
}
