import { randomBytes } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { Duties } from './duties.ts';
import type { Person, PersonId, PublicId, Role } from './person.ts';

/** Columns of `person` that make a {@link Person}, for `select` and `returning`. */
export const PERSON_COLUMNS =
  'p.person_id, p.public_id, p.username, p.display_name, p.role, p.every_centre, p.centre_ids, p.areas, p.one_hand';

/** True for those who have set up a second factor. */
export const HAS_SECOND_FACTOR = `(exists (select 1 from totp t where t.person_id = p.person_id and t.confirmed_at is not null)
  or exists (select 1 from passkey k where k.person_id = p.person_id))`;

/** Where a password came from. `given` (by a file or a person) and `drawn` (by this program) ones must be replaced. */
export type PasswordKind = 'own' | 'given' | 'drawn';

export interface PersonRow {
  person_id: number;
  public_id: string;
  username: string;
  display_name: string;
  role: Role;
  every_centre: boolean;
  centre_ids: string[];
  areas: string[];
  one_hand: number[];
}

export function toPerson(row: PersonRow, duties: Duties): Person {
  return {
    personId: row.person_id as PersonId,
    publicId: row.public_id as PublicId,
    username: row.username,
    displayName: row.display_name,
    role: row.role,
    duty: duties.resolve(row.every_centre, row.centre_ids, row.areas),
    oneHand: row.one_hand,
  };
}

/** An account to be made; the password is hashed already. */
export interface NewPerson {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly everyCentre: boolean;
  readonly centreIds: readonly string[];
  /** Whole areas of duty, e.g. `province:MKM`. */
  readonly areas?: readonly string[];
  readonly passwordHash: string;
  /** Without it, an own one. */
  readonly passwordKind?: PasswordKind;
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
       insert into person (public_id, username, display_name, role, every_centre, centre_ids, areas, password_hash, password_kind)
       select n.public_id, n.username, n.display_name, n.role, n.every_centre,
              array(select jsonb_array_elements_text(n.centre_ids)), array(select jsonb_array_elements_text(n.areas)),
              n.password_hash, n.password_kind
         from jsonb_to_recordset($1::jsonb) as n(public_id text, username text, display_name text, role text,
              every_centre boolean, centre_ids jsonb, areas jsonb, password_hash text, password_kind text)
       on conflict (username) do nothing
       returning username, public_id, role, every_centre, centre_ids, areas
     ), noted as (
       insert into audit (person_id, action, subject, detail)
       select $2, 'account-made', username, jsonb_build_object('publicId', public_id, 'role', role,
              'everyCentre', every_centre, 'centres', centre_ids, 'areas', areas) from made
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
          areas: p.areas ?? [],
          password_hash: p.passwordHash,
          password_kind: p.passwordKind ?? 'own',
        })),
      ),
      by,
    ],
  );
  return result.rows.map((row) => row.username);
}
