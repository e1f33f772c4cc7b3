import type { Pool } from 'pg';
import type { UnitId } from '../../election/model.ts';
import type { ChatName } from './events.ts';
import type { PhotoEnd } from './photo-answer.ts';

/** A photo that this process fetches now. Nobody else does until the lease is over. */
export interface TakenPhoto {
  readonly photoId: number;
  readonly channel: string;
  readonly messageId: string;
  readonly chat: ChatName;
  readonly chatCentre: string | null;
  readonly senderId: number | null;
  /** LINE's id of the sender, when their name must still be asked for. */
  readonly unnamed: string | null;
  readonly kind: 'image' | 'file';
  readonly fileName: string;
  readonly fileSize: number | null;
  readonly sentAt: number;
  /** How often it was tried, this time included. */
  readonly attempts: number;
  readonly unsent: boolean;
}

interface Row {
  photo_id: number;
  channel: string;
  message_id: string;
  chat_kind: ChatName['kind'];
  chat_line_id: string;
  centre_id: string | null;
  sender_id: number | null;
  unnamed: string | null;
  kind: 'image' | 'file';
  file_name: string;
  file_size: number | null;
  sent_at: Date;
  attempts: number;
  unsent: boolean;
}

/**
 * Takes photos whose turn has come. Nothing is fetched of a group that serves no centre, and nothing before the messages that
 * came before it in the chat were understood: they may have named the unit.
 */
export async function takePhotos(
  db: Pool,
  channels: readonly string[],
  most: number,
  leaseSeconds: number,
): Promise<TakenPhoto[]> {
  const taken = await db.query<Row>(
    `with picked as (
       select p.photo_id from line_photo p join line_chat c using (chat_id)
        where p.state = 'waiting' and p.next_at <= clock_timestamp() and p.channel = any ($1)
          and (c.kind = 'user' or c.centre_id is not null)
          and not exists (select from line_event e where e.chat_id = p.chat_id and e.done_at is null and e.at <= p.sent_at)
        order by p.next_at limit $2 for update of p skip locked
     ), taken as (
       update line_photo p set attempts = least(p.attempts + 1, 30000),
              next_at = clock_timestamp() + $3 * interval '1 second'
         from picked where p.photo_id = picked.photo_id returning p.*
     )
     select t.photo_id, t.channel, t.message_id, c.kind as chat_kind, c.line_id as chat_line_id, c.centre_id, t.sender_id,
            case when s.name_at is null then s.line_id end as unnamed, t.kind, t.file_name, t.file_size, t.sent_at, t.attempts,
            exists (select from line_unsent u where u.channel = t.channel and u.message_id = t.message_id) as unsent
       from taken t join line_chat c using (chat_id) left join line_sender s using (sender_id)
      order by t.photo_id`,
    [channels, most, leaseSeconds],
  );
  return taken.rows.map((row) => ({
    photoId: row.photo_id,
    channel: row.channel,
    messageId: row.message_id,
    chat: { kind: row.chat_kind, id: row.chat_line_id },
    chatCentre: row.centre_id,
    senderId: row.sender_id,
    unnamed: row.unnamed,
    kind: row.kind,
    fileName: row.file_name,
    fileSize: row.file_size,
    sentAt: row.sent_at.getTime(),
    attempts: row.attempts,
    unsent: row.unsent,
  }));
}

/** Puts a photo back for later. */
export async function putBack(db: Pool, photoId: number, seconds: number, problem: string): Promise<void> {
  await db.query(
    `update line_photo set next_at = clock_timestamp() + $2 * interval '1 second', problem = $3
      where photo_id = $1 and state = 'waiting'`,
    [photoId, seconds, problem],
  );
}

/** What became of a photo in the end. `withdrawn`: its sender took it back before it was fetched. */
export type StoredEnd = PhotoEnd | { readonly state: 'withdrawn' };

/**
 * Notes the end of a photo and, in the same statement, that it is to be answered: together with the others of its set, once all
 * of them have ended or nothing has come for a while. A photo ends once. An answer that somebody has taken already is left
 * alone: it still gets this photo when its words are not set, and keeps its lease.
 */
export async function endPhoto(
  db: Pool,
  photoId: number,
  end: StoredEnd,
  unit: UnitId | null,
  answer: { readonly wanted: boolean; readonly settleSeconds: number },
): Promise<void> {
  await db.query(END, [
    photoId,
    end.state,
    end.state === 'done' ? JSON.stringify(end.outcomes) : null,
    end.state === 'refused' ? end.problem : '',
    unit,
    answer.wanted && end.state !== 'withdrawn',
    answer.settleSeconds,
  ]);
}

const END = `with ended as (
    update line_photo set state = $2, outcomes = $3::jsonb, problem = $4, unit_id = $5, done_at = clock_timestamp()
     where photo_id = $1 and state = 'waiting' returning *
  ), together as (
    select e.*, coalesce(e.channel || ':set:' || e.set_id, e.channel || ':photo:' || e.message_id) as bundle,
           e.set_id is null or e.set_total is not null and e.set_total <= 1 +
             (select count(*) from line_photo o
               where o.channel = e.channel and o.set_id = e.set_id and o.state <> 'waiting') as whole
      from ended e
  )
  insert into line_answer (channel, chat_id, bundle, reply_token, token_at, next_at)
  select channel, chat_id, bundle, reply_token, received_at,
         clock_timestamp() + case when whole then 0 when set_total is not null then 3 * $7::float8 else $7::float8 end
           * interval '1 second'
    from together where $6
  on conflict (bundle) where body is null do update
     set reply_token = excluded.reply_token, token_at = excluded.token_at, next_at = excluded.next_at
   where line_answer.attempts = 0`;
