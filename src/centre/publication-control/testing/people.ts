import type { Pool } from 'pg';
import type { Person, PersonId, PublicId, Role } from '../../../people/person.ts';

let made = 0;

/** Somebody with an account in the database, for tests. */
export async function makePerson(pool: Pool, role: Role = 'publisher'): Promise<Person> {
  made += 1;
  const publicId = `p${made.toString(16).padStart(12, '0')}` as PublicId;
  const username = `${role}-${made}`;
  const { rows } = await pool.query<{ person_id: number }>(
    `insert into person (public_id, username, display_name, role, every_centre, password_hash)
     values ($1, $2, $2, $3, true, 'none') returning person_id`,
    [publicId, username, role],
  );
  const personId = Number(rows[0]?.person_id) as PersonId;
  return {
    personId,
    publicId,
    username,
    displayName: username,
    role,
    duty: { everyCentre: true },
    oneHand: [],
  };
}
