import type { Pool } from 'pg';
import type { Language } from '../../basics/bilingual.ts';
import type { ChatName } from './events.ts';

/** An answer that this process sends now. */
export interface TakenAnswer {
  readonly answerId: number;
  readonly channel: string;
  readonly chatId: number;
  readonly chat: ChatName;
  readonly here: boolean;
  readonly language: Language;
  readonly bundle: string;
  /** Its words; null: they are not set yet. */
  readonly text: string | null;
  readonly replyToken: string | null;
  /** Age of the reply token, seconds. */
  readonly tokenAge: number;
  readonly retryKey: string;
  /** A reply was begun before, and nobody knows how it ended. */
  readonly replying: boolean;
  readonly attempts: number;
  /** Seconds since the answer was made. */
  readonly age: number;
}

interface Row {
  answer_id: number;
  channel: string;
  chat_id: number;
  kind: ChatName['kind'];
  line_id: string;
  here: boolean;
  language: Language;
  bundle: string;
  text: string | null;
  reply_token: string | null;
  token_age: number;
  retry_key: string;
  replying: boolean;
  attempts: number;
  age: number;
}

export async function takeAnswers(
  db: Pool,
  channels: readonly string[],
  most: number,
  leaseSeconds: number,
): Promise<TakenAnswer[]> {
  const taken = await db.query<Row>(
    `with picked as (
       select answer_id from line_answer
        where state = 'waiting' and next_at <= clock_timestamp() and channel = any ($1)
        order by next_at limit $2 for update skip locked
     ), taken as (
       update line_answer a set attempts = least(a.attempts + 1, 30000),
              next_at = clock_timestamp() + $3 * interval '1 second'
         from picked where a.answer_id = picked.answer_id returning a.*
     )
     select t.answer_id, t.channel, t.chat_id, c.kind, c.line_id, c.here, c.language, t.bundle, t.body->>'text' as text,
            t.reply_token, coalesce(extract(epoch from clock_timestamp() - t.token_at), 0)::float8 as token_age, t.retry_key,
            t.replying, t.attempts, extract(epoch from clock_timestamp() - t.made_at)::float8 as age
       from taken t join line_chat c using (chat_id) order by t.answer_id`,
    [channels, most, leaseSeconds],
  );
  return taken.rows.map((row) => ({
    answerId: row.answer_id,
    channel: row.channel,
    chatId: row.chat_id,
    chat: { kind: row.kind, id: row.line_id },
    here: row.here,
    language: row.language,
    bundle: row.bundle,
    text: row.text,
    replyToken: row.reply_token,
    tokenAge: row.token_age,
    retryKey: row.retry_key,
    replying: row.replying,
    attempts: row.attempts,
    age: row.age,
  }));
}

export async function beginReply(db: Pool, answerId: number, begun: boolean): Promise<void> {
  await db.query('update line_answer set replying = $2 where answer_id = $1', [answerId, begun]);
}

export async function answerSent(db: Pool, answerId: number, by: 'reply' | 'push'): Promise<void> {
  await db.query(
    `update line_answer set state = 'sent', sent_by = $2, done_at = clock_timestamp(), reply_token = null, problem = ''
      where answer_id = $1 and state = 'waiting'`,
    [answerId, by],
  );
}

export async function answerLater(
  db: Pool,
  answerId: number,
  seconds: number,
  problem: string,
): Promise<void> {
  await db.query(
    `update line_answer set next_at = clock_timestamp() + $2 * interval '1 second', problem = $3
      where answer_id = $1 and state = 'waiting'`,
    [answerId, seconds, problem],
  );
}

/** Gives an answer up; it stays in the list of what did not arrive. */
export async function dropAnswer(db: Pool, answerId: number, problem: string): Promise<void> {
  await db.query(
    `update line_answer set state = 'dropped', done_at = clock_timestamp(), reply_token = null, problem = $2,
            body = coalesce(body, '{}') where answer_id = $1 and state = 'waiting'`,
    [answerId, problem],
  );
}
