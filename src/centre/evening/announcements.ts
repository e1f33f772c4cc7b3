import type { Pool } from 'pg';
import type { Bilingual } from '../../basics/bilingual.ts';
import type { Election } from '../../election/lookup.ts';
import type { Person } from '../../people/person.ts';
import type { Importance } from './notices.ts';
import type { NoticeRefusal } from './pauses.ts';
import type { KnownPlace, PlaceKind } from './place.ts';
import { findPlace, leads, placeView, touches } from './place.ts';

export interface NewAnnouncement {
  readonly importance: Importance;
  readonly text: Bilingual;
  /** ISO 8601; null: now. */
  readonly from: string | null;
  /** Null: twelve hours after `from`. */
  readonly until: string | null;
}

/** Tells the people of a place something. Null when it would end before it begins. The same again within a minute is the same one. */
export async function announce(
  db: Pool,
  person: Person,
  place: KnownPlace,
  news: NewAnnouncement,
): Promise<number | null> {
  const { rows } = await db.query<{ id: number }>(
    `with t as (select coalesce($6::timestamptz, now()) as from_at),
     known as (
       select announcement_id from announcement
        where made_by = $8::int and made_at > now() - interval '1 minute' and withdrawn_at is null and area_kind = $1::text
          and area_id = $2::text and importance = $3::text and text_th = $4::text and text_en = $5::text
          and from_at = coalesce($6::timestamptz, made_at)
          and until_at = coalesce($7::timestamptz, from_at + interval '12 hours') limit 1
     ),
     n as (
       insert into announcement (area_kind, area_id, importance, text_th, text_en, from_at, until_at, made_by)
       select $1::text, $2::text, $3::text, $4::text, $5::text, from_at, coalesce($7::timestamptz, from_at + interval '12 hours'), $8::int from t
        where ($7::timestamptz is null or $7::timestamptz > from_at) and not exists (select from known)
       returning announcement_id
     ), noted as (
       insert into audit (person_id, action, subject, detail)
       select $8, 'announce', $1 || ':' || $2,
              jsonb_build_object('announcement', announcement_id, 'importance', $3::text, 'th', $4::text, 'en', $5::text) from n
     )
     select announcement_id as id from n union all select announcement_id from known`,
    [
      place.kind,
      place.id,
      news.importance,
      news.text.th,
      news.text.en,
      news.from,
      news.until,
      person.personId,
    ],
  );
  return rows[0]?.id ?? null;
}

interface PlaceRow {
  area_kind: PlaceKind;
  area_id: string;
}

async function placeOf(db: Pool, election: Election, id: number): Promise<KnownPlace | null> {
  const { rows } = await db.query<PlaceRow>(
    'select area_kind, area_id from announcement where announcement_id = $1',
    [id],
  );
  const row = rows[0];
  return row === undefined ? null : findPlace(election, { kind: row.area_kind, id: row.area_id });
}

/** Notes that a person has seen an announcement. Saying so again changes nothing. */
export async function markSeen(
  db: Pool,
  election: Election,
  person: Person,
  id: number,
): Promise<'done' | NoticeRefusal> {
  const place = await placeOf(db, election, id);
  if (place === null) return 'not-found';
  if (!touches(person, place)) return 'not-your-area';
  await db.query(
    `with s as (
       insert into announcement_seen (announcement_id, person_id) values ($1, $2) on conflict do nothing returning 1
     )
     insert into audit (person_id, action, subject) select $2, 'announcement-seen', 'announcement:' || $1::text from s`,
    [id, person.personId],
  );
  return 'done';
}

/** Takes an announcement back before its time. */
export async function withdraw(
  db: Pool,
  election: Election,
  person: Person,
  id: number,
): Promise<'done' | NoticeRefusal> {
  const place = await placeOf(db, election, id);
  if (place === null) return 'not-found';
  if (!leads(person, place)) return 'not-your-area';
  await db.query(
    `with w as (
       update announcement set withdrawn_by = $2, withdrawn_at = now() where announcement_id = $1 and withdrawn_at is null
       returning area_kind, area_id
     )
     insert into audit (person_id, action, subject, detail)
     select $2, 'withdraw-announcement', area_kind || ':' || area_id, jsonb_build_object('announcement', $1::bigint) from w`,
    [id, person.personId],
  );
  return 'done';
}

interface Row extends PlaceRow {
  id: string;
  importance: Importance;
  th: string;
  en: string;
  from: Date;
  until: Date;
  by: string;
  withdrawn: Date | null;
  seen_by: number;
}

/** Announcements that touch the person's area of duty, newest first, with how many have seen each. */
export async function listAnnouncements(
  db: Pool,
  election: Election,
  person: Person,
): Promise<readonly object[]> {
  const { rows } = await db.query<Row>(
    `select announcement_id::text as id, area_kind, area_id, importance, text_th as th, text_en as en, from_at as from,
            until_at as until, p.public_id as by, withdrawn_at as withdrawn,
            (select count(*) from announcement_seen s where s.announcement_id = a.announcement_id) as seen_by
       from announcement a join person p on p.person_id = a.made_by order by announcement_id desc limit 200`,
  );
  return rows.flatMap((row) => {
    const place = findPlace(election, { kind: row.area_kind, id: row.area_id });
    if (place === null || !touches(person, place)) return [];
    const { id, importance, from, until, by, withdrawn } = row;
    const text = { th: row.th, en: row.en };
    return [
      { id, area: placeView(place), importance, text, from, until, by, withdrawn, seenBy: row.seen_by },
    ];
  });
}
