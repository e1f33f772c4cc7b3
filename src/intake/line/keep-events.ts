import type { Pool } from 'pg';
import type { LineEvent } from './events.ts';

/** What a call of the webhook brought. */
export interface Kept {
  /** Events that had not come before. */
  readonly fresh: number;
  readonly known: number;
}

/**
 * Keeps events, each once, with the photos to fetch, in one statement. When this returns they are committed, and LINE may be
 * told so. Chats and senders that were not known are written down first, in one order, so that calls at the same time never
 * wait for each other in a circle.
 */
export async function keepEvents(db: Pool, channel: string, events: readonly LineEvent[]): Promise<Kept> {
  if (events.length === 0) return { fresh: 0, known: 0 };
  const rows = JSON.stringify(events.map(rowOf));
  const keep = async () => (await db.query<KeptRow>(KEEP_EVENTS, [channel, rows])).rows[0];
  let kept = await keep();
  if (kept?.strangers === true) {
    await db.query(KEEP_CHATS, [channel, rows]);
    await db.query(KEEP_SENDERS, [channel, rows]);
    kept = await keep();
  }
  if (kept === undefined || kept.strangers) throw new Error('chats of LINE could not be written down');
  return { fresh: kept.fresh, known: events.length - kept.fresh };
}

interface KeptRow {
  fresh: number;
  /** A chat or a sender was not known, so nothing was kept. */
  strangers: boolean;
}

/** An event as a row for the statements below. */
function rowOf({ eventId, at, redelivered, chat, sender, replyToken, happening }: LineEvent): object {
  const photo = happening.kind === 'photo' ? happening.photo : null;
  return {
    event_id: eventId,
    kind: happening.kind,
    chat_kind: chat?.kind ?? null,
    chat_line_id: chat?.id ?? null,
    sender_line_id: sender,
    // Nothing is answered to what is not asked: such tokens are of no use.
    reply_token: happening.kind === 'other' ? null : replyToken,
    at: new Date(at).toISOString(),
    redelivered,
    detail: detailOf(happening),
    message_id: photo?.messageId ?? null,
    photo_kind: photo?.kind ?? null,
    file_name: photo?.fileName ?? '',
    file_size: photo?.fileSize ?? null,
    set_id: photo?.set?.id ?? null,
    set_total: photo?.set?.total ?? null,
  };
}

function detailOf(happening: LineEvent['happening']): object {
  switch (happening.kind) {
    case 'command':
      return { command: happening.command };
    case 'unsend':
      return { messageId: happening.messageId };
    default:
      return {};
  }
}

const ROWS = `jsonb_to_recordset($2::jsonb) as e(event_id text, kind text, chat_kind text, chat_line_id text,
  sender_line_id text, reply_token text, at timestamptz, redelivered boolean, detail jsonb, message_id text, photo_kind text,
  file_name text, file_size integer, set_id text, set_total smallint)`;

const KEEP_CHATS = `insert into line_chat (channel, kind, line_id)
  select $1, max(e.chat_kind), e.chat_line_id from ${ROWS}
   where e.chat_line_id is not null
     and not exists (select from line_chat c where c.channel = $1 and c.line_id = e.chat_line_id)
   group by e.chat_line_id order by e.chat_line_id
  on conflict (channel, line_id) do nothing`;

const KEEP_SENDERS = `insert into line_sender (channel, line_id)
  select distinct $1, e.sender_line_id from ${ROWS}
   where e.sender_line_id is not null
     and not exists (select from line_sender s where s.channel = $1 and s.line_id = e.sender_line_id)
   order by e.sender_line_id
  on conflict (channel, line_id) do nothing`;

/**
 * A photo's own event needs no more work, but in a group that serves no centre yet somebody must be told why nothing happens.
 * A message that came twice under two events is fetched once.
 */
const KEEP_EVENTS = `with given as (
    select distinct on (e.event_id) e.*, c.chat_id, s.sender_id, c.kind <> 'user' and c.centre_id is null as loose
      from ${ROWS}
      left join line_chat c on c.channel = $1 and c.line_id = e.chat_line_id
      left join line_sender s on s.channel = $1 and s.line_id = e.sender_line_id
     order by e.event_id
  ), strangers as (
    select exists (select from given where chat_line_id is not null and chat_id is null
                      or sender_line_id is not null and sender_id is null) as any
  ), kept as (
    insert into line_event (event_id, channel, kind, chat_id, sender_id, detail, reply_token, at, redelivered, done_at)
    select event_id, $1, kind, chat_id, sender_id, detail,
           case when kind <> 'photo' or loose then reply_token end, at, redelivered,
           case when kind = 'other' or (kind = 'photo' and not loose) then clock_timestamp() end
      from given, strangers where not strangers.any order by event_id
    on conflict (event_id) do nothing
    returning event_id
  ), photos as (
    insert into line_photo (channel, message_id, chat_id, sender_id, kind, file_name, file_size, set_id, set_total, sent_at,
                            reply_token)
    select $1, message_id, chat_id, sender_id, photo_kind, file_name, file_size, set_id, set_total, at, reply_token
      from given, strangers where not strangers.any and message_id is not null
     order by message_id
    on conflict (channel, message_id) do nothing
  )
  select (select count(*)::int from kept) as fresh, strangers.any as strangers from strangers`;
