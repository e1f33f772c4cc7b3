import type { Pool, PoolClient } from 'pg';
import type { Bilingual, Language } from '../../basics/bilingual.ts';
import type { Command } from './commands.ts';
import type { ChatName } from './events.ts';
import type { LineParts } from './parts.ts';
import { understand } from './understand.ts';

/** An event as it was kept, with its chat. */
export interface OpenEvent {
  readonly eventId: string;
  readonly channel: string;
  readonly kind: string;
  readonly chatId: number;
  readonly chat: ChatName;
  readonly centre: string | null;
  readonly senderId: number | null;
  readonly command: Command | null;
  readonly messageId: string | null;
  readonly at: Date;
}

/** What an event led to, beside what it wrote. */
export interface Understood {
  readonly say: Bilingual | null;
  /** Language of the answer where it is not the chat's. */
  readonly language?: Language;
}

/** After so many failures an event is set aside: nothing else of its chat may wait for it for ever. */
const MOST_ATTEMPTS = 5;

interface Row {
  event_id: string;
  channel: string;
  kind: string;
  chat_id: number;
  chat_kind: ChatName['kind'];
  line_id: string;
  centre_id: string | null;
  sender_id: number | null;
  detail: { readonly command?: Command; readonly messageId?: string };
  at: Date;
  attempts: number;
}

/**
 * Understands the next open event, oldest first: everything it changes, and the answer to be sent, in one transaction. A process
 * that dies in between leaves the event open. Null: there is none.
 */
export async function nextEvent(parts: LineParts, channels: readonly string[]): Promise<OpenEvent | null> {
  const { db, log } = parts;
  const client = await db.connect();
  let taken: Row | undefined;
  try {
    await client.query('begin');
    const found = await client.query<Row>(TAKE, [channels]);
    taken = found.rows[0];
    if (taken === undefined) {
      await client.query('commit');
      return null;
    }
    const event = eventOf(taken);
    const { say, language } = await understand(parts, client, event);
    if (say !== null) await answer(client, event, say, language ?? null);
    await client.query(
      'update line_event set done_at = clock_timestamp(), reply_token = null where event_id = $1',
      [event.eventId],
    );
    await client.query('commit');
    return event;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    if (taken !== undefined) {
      await setBack(db, taken, error);
      log(`LINE event of kind ${taken.kind}: ${error instanceof Error ? error.message : String(error)}`);
      return eventOf(taken);
    }
    throw error;
  } finally {
    client.release();
  }
}

const TAKE = `select e.event_id, e.channel, e.kind, e.chat_id, c.kind as chat_kind, c.line_id, c.centre_id, e.sender_id,
         e.detail, e.at, e.attempts
    from line_event e join line_chat c using (chat_id)
   where e.done_at is null and e.next_at <= clock_timestamp() and e.channel = any ($1)
   order by e.next_at limit 1 for update of e skip locked`;

function eventOf(row: Row): OpenEvent {
  return {
    eventId: row.event_id,
    channel: row.channel,
    kind: row.kind,
    chatId: row.chat_id,
    chat: { kind: row.chat_kind, id: row.line_id },
    centre: row.centre_id,
    senderId: row.sender_id,
    command: row.detail.command ?? null,
    messageId: row.detail.messageId ?? null,
    at: row.at,
  };
}

async function answer(
  client: PoolClient,
  event: OpenEvent,
  say: Bilingual,
  language: Language | null,
): Promise<void> {
  await client.query(
    `insert into line_answer (channel, chat_id, bundle, reply_token, token_at, body)
     select e.channel, e.chat_id, e.channel || ':event:' || e.event_id, e.reply_token, e.received_at,
            jsonb_build_object('text', case coalesce($4, c.language) when 'en' then $3 else $2 end)
       from line_event e join line_chat c using (chat_id) where e.event_id = $1`,
    [event.eventId, say.th, say.en, language],
  );
}

async function setBack(db: Pool, { event_id, attempts }: Row, error: unknown): Promise<void> {
  const name = error instanceof Error ? error.name : 'Error';
  await db.query(
    `update line_event set attempts = attempts + 1, problem = $2, next_at = clock_timestamp() + $3 * interval '1 second',
            done_at = case when $4 then clock_timestamp() end, reply_token = case when $4 then null else reply_token end
      where event_id = $1 and done_at is null`,
    [event_id, name, 2 ** attempts, attempts + 1 >= MOST_ATTEMPTS],
  );
}
