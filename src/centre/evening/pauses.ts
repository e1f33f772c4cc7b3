import type { Pool } from 'pg';
import type { Bilingual } from '../../basics/bilingual.ts';
import type { Election } from '../../election/lookup.ts';
import type { Person } from '../../people/person.ts';
import type { KnownPlace, PlaceKind } from './place.ts';
import { findPlace, leads, placeView, touches } from './place.ts';

/**
 * Stops the giving out of new work in a place. It holds for every statement of the queue that begins after this one has
 * committed, in every process, because the queue itself asks for it. The same pause again, while it holds, is the same pause.
 */
export async function pauseEntry(
  db: Pool,
  person: Person,
  place: KnownPlace,
  message: Bilingual,
): Promise<number> {
  const everywhere = place.kind === 'nation';
  const { rows } = await db.query<{ id: number }>(
    `with known as (
       select pause_id from entry_pause
        where resumed_at is null and area_kind = $1::text and area_id = $2::text and message_th = $6::text and message_en = $7::text
        limit 1
     ), p as (
       insert into entry_pause (area_kind, area_id, everywhere, centre_ids, constituencies, message_th, message_en, paused_by)
       select $1::text, $2::text, $3::boolean, $4::text[], $5::int[], $6::text, $7::text, $8::int
        where not exists (select from known) returning pause_id
     ), noted as (
       insert into audit (person_id, action, subject, detail)
       select $8, 'pause-entry', $1 || ':' || $2, jsonb_build_object('pause', pause_id, 'th', $6::text, 'en', $7::text) from p
     )
     select pause_id as id from p union all select pause_id from known`,
    [
      place.kind,
      place.id,
      everywhere,
      place.kind === 'centre' ? place.centreIds : [],
      everywhere ? [] : place.constituencies,
      message.th,
      message.en,
      person.personId,
    ],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('a pause was not written');
  return row.id;
}

export type NoticeRefusal = 'not-found' | 'not-your-area';

/** Ends a pause. Ending it a second time changes nothing. */
export async function resumeEntry(
  db: Pool,
  election: Election,
  person: Person,
  pauseId: number,
): Promise<'done' | NoticeRefusal> {
  const found = await db.query<{ area_kind: PlaceKind; area_id: string }>(
    'select area_kind, area_id from entry_pause where pause_id = $1',
    [pauseId],
  );
  const row = found.rows[0];
  const place = row === undefined ? null : findPlace(election, { kind: row.area_kind, id: row.area_id });
  if (place === null) return 'not-found';
  if (!leads(person, place)) return 'not-your-area';
  await db.query(
    `with p as (
       update entry_pause set resumed_by = $2, resumed_at = now() where pause_id = $1 and resumed_at is null
       returning pause_id, area_kind, area_id
     )
     insert into audit (person_id, action, subject, detail)
     select $2, 'resume-entry', area_kind || ':' || area_id, jsonb_build_object('pause', pause_id) from p`,
    [pauseId, person.personId],
  );
  return 'done';
}

interface PauseRow {
  id: string;
  area_kind: PlaceKind;
  area_id: string;
  th: string;
  en: string;
  by: string;
  since: Date;
  resumed_by: string | null;
  resumed_at: Date | null;
}

/** Pauses that touch the person's area of duty, newest first, with those that are over. */
export async function listPauses(db: Pool, election: Election, person: Person): Promise<readonly object[]> {
  const { rows } = await db.query<PauseRow>(
    `select pause_id::text as id, area_kind, area_id, message_th as th, message_en as en, p.public_id as by,
            paused_at as since, q.public_id as resumed_by, resumed_at
       from entry_pause e join person p on p.person_id = e.paused_by left join person q on q.person_id = e.resumed_by
      order by pause_id desc limit 200`,
  );
  return rows.flatMap((row) => {
    const place = findPlace(election, { kind: row.area_kind, id: row.area_id });
    if (place === null || !touches(person, place)) return [];
    const resumed = row.resumed_at === null ? null : { by: row.resumed_by, at: row.resumed_at };
    const { id, by, since } = row;
    return [{ id, area: placeView(place), message: { th: row.th, en: row.en }, by, since, resumed }];
  });
}
