import type { Pool } from 'pg';
import type { UnitId } from '../../election/model.ts';
import type { Person } from '../../people/person.ts';

/** The centre of a group, or of the unit of a binding: what the area of duty is held against. Null: there is no such thing now. */
export async function centreOfGroup(db: Pool, group: number): Promise<string | null> {
  const found = await db.query<{ centre_id: string | null }>(
    `select centre_id from line_chat where chat_id = $1 and kind <> 'user'`,
    [group],
  );
  return found.rows[0]?.centre_id ?? null;
}

export async function unitOfBinding(db: Pool, binding: number): Promise<UnitId | null> {
  const found = await db.query<{ unit_id: UnitId }>(
    'select unit_id from line_binding where binding_id = $1 and ended_at is null',
    [binding],
  );
  return found.rows[0]?.unit_id ?? null;
}

/** Unties a group from its centre. Photos of it are not fetched any more. False: it was not tied to that centre any more. */
export async function untieGroup(db: Pool, person: Person, group: number, centre: string): Promise<boolean> {
  const done = await db.query(
    `with untied as (
       update line_chat set centre_id = null where chat_id = $1 and centre_id = $2 returning chat_id
     )
     insert into audit (person_id, action, subject, detail)
     select $3, 'line-group-untied', $2, jsonb_build_object('group', 'G' || chat_id) from untied`,
    [group, centre, person.personId],
  );
  return done.rowCount === 1;
}

/** Ends somebody's sending for a unit. False: it had ended already. */
export async function untieSender(db: Pool, person: Person, binding: number): Promise<boolean> {
  const done = await db.query(
    `with ended as (
       update line_binding set ended_at = now(), ended_how = 'desk', ended_by = $2
        where binding_id = $1 and ended_at is null returning sender_id, unit_id
     )
     insert into audit (person_id, action, subject, detail)
     select $2, 'line-sender-untied', unit_id, jsonb_build_object('sender', 'S' || sender_id, 'how', 'desk') from ended`,
    [binding, person.personId],
  );
  return done.rowCount === 1;
}

/** Ties a known sender to a unit, as somebody at the desk learnt it, e.g. by telephone. `unknown`: there is no such sender. */
export async function tieSenderAtDesk(
  db: Pool,
  person: Person,
  sender: number,
  unit: UnitId,
): Promise<'tied' | 'was-tied' | 'unknown'> {
  const known = await db.query('select 1 from line_sender where sender_id = $1', [sender]);
  if (known.rows.length === 0) return 'unknown';
  const done = await db.query(
    `with tied as (
       insert into line_binding (sender_id, unit_id, named_at, how, bound_by) values ($1, $2, now(), 'desk', $3)
       on conflict (sender_id, unit_id) where ended_at is null do nothing returning sender_id, unit_id
     )
     insert into audit (person_id, action, subject, detail)
     select $3, 'line-sender-tied', unit_id, jsonb_build_object('sender', 'S' || sender_id, 'how', 'desk') from tied`,
    [sender, unit, person.personId],
  );
  return done.rowCount === 1 ? 'tied' : 'was-tied';
}
