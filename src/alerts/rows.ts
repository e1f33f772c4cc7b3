import type { Pool } from 'pg';
import type { Bilingual, Language } from '../basics/bilingual.ts';

/** A browser that wants to hear of places. */
export interface Subscription {
  readonly endpoint: string;
  /** 65 and 16 bytes. */
  readonly p256dh: Uint8Array;
  readonly auth: Uint8Array;
  readonly language: Language;
  readonly places: readonly string[];
}

/** A text of a message in one language. */
export interface AlertText {
  readonly title: string;
  readonly text: string;
  readonly href: string;
}

export interface AlertTexts extends Readonly<Record<keyof Bilingual, AlertText>> {}

/** A message that this process sends now. */
export interface TakenMessage extends Subscription {
  readonly subscriptionId: number;
  readonly messageId: number;
  readonly cut: number;
  /** Seconds since it was made. */
  readonly age: number;
  readonly attempts: number;
  readonly text: AlertText;
}

/** Keeps what a browser wants; the same browser again changes its places. False when there are too many already. */
export async function keepSubscription(db: Pool, sub: Subscription, most: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into push_subscription (endpoint, p256dh, auth, language, places)
     select $1, $2, $3, $4, $5
      where (select count(*) from push_subscription) < $6
         or exists (select 1 from push_subscription where endpoint = $1)
     on conflict (endpoint) do update
        set p256dh = excluded.p256dh, auth = excluded.auth, language = excluded.language, places = excluded.places, refused = 0`,
    [sub.endpoint, Buffer.from(sub.p256dh), Buffer.from(sub.auth), sub.language, sub.places, most],
  );
  return rowCount === 1;
}

export async function dropSubscription(db: Pool, endpoint: string): Promise<void> {
  await db.query('delete from push_subscription where endpoint = $1', [endpoint]);
}

/** Forgets every browser. */
export async function dropAll(db: Pool): Promise<number> {
  const { rowCount } = await db.query('delete from push_subscription');
  return rowCount ?? 0;
}

/** Facts up to this size of the ledger were told; null: nothing was ever told. */
export async function toldSize(db: Pool): Promise<number | null> {
  const { rows } = await db.query<{ ledger_size: number }>('select ledger_size from push_told');
  return rows[0]?.ledger_size ?? null;
}

export interface Alert {
  readonly places: readonly string[];
  readonly texts: AlertTexts;
}

/**
 * Puts messages in front of the browsers that follow their places, and notes that facts up to `size` were told: in one transaction,
 * and only when nobody else told them since `from`. Of several messages for one browser the last stays. `first`: nothing was told before.
 */
export async function tell(
  db: Pool,
  from: number | null,
  size: number,
  cut: number,
  alerts: readonly Alert[],
): Promise<boolean> {
  const client = await db.connect();
  try {
    await client.query('begin');
    const noted =
      from === null
        ? await client.query('insert into push_told (ledger_size) values ($1) on conflict do nothing', [size])
        : await client.query('update push_told set ledger_size = $1 where ledger_size = $2', [size, from]);
    if (noted.rowCount !== 1) {
      await client.query('rollback');
      return false;
    }
    for (const { places, texts } of alerts) {
      const made = await client.query<{ message_id: number }>(
        'insert into push_message (cut, texts) values ($1, $2) returning message_id',
        [cut, JSON.stringify(texts)],
      );
      await client.query(
        'update push_subscription set waiting = $1, attempts = 0 where places && $2::text[]',
        [made.rows[0]?.message_id, places],
      );
    }
    await client.query(
      'delete from push_message m where not exists (select 1 from push_subscription s where s.waiting = m.message_id)',
    );
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

interface Row {
  subscription_id: number;
  endpoint: string;
  p256dh: Buffer;
  auth: Buffer;
  language: Language;
  places: string[];
  message_id: number;
  cut: number;
  age: number;
  attempts: number;
  text: AlertText;
}

/** Takes messages that are due; each is marked as leaving before it leaves. */
export async function takeMessages(db: Pool, most: number, leaseSeconds: number): Promise<TakenMessage[]> {
  const { rows } = await db.query<Row>(
    `with picked as (
       select subscription_id from push_subscription
        where waiting is not null and leaving is null and next_at <= clock_timestamp()
        order by next_at limit $1 for update skip locked
     ), taken as (
       update push_subscription s
          set leaving = s.waiting, attempts = s.attempts + 1, next_at = clock_timestamp() + $2 * interval '1 second'
         from picked where s.subscription_id = picked.subscription_id returning s.*
     )
     select t.subscription_id, t.endpoint, t.p256dh, t.auth, t.language, t.places, m.message_id, m.cut, t.attempts,
            extract(epoch from clock_timestamp() - m.made_at)::float8 as age, m.texts->t.language as text
       from taken t join push_message m on m.message_id = t.waiting`,
    [most, leaseSeconds],
  );
  return rows.map((row) => ({
    subscriptionId: row.subscription_id,
    endpoint: row.endpoint,
    p256dh: row.p256dh,
    auth: row.auth,
    language: row.language,
    places: row.places,
    messageId: row.message_id,
    cut: row.cut,
    age: row.age,
    attempts: row.attempts,
    text: row.text,
  }));
}

/** The message has left, or was given up. A newer one that came meanwhile waits on, at the earliest after `pause` seconds. */
export async function messageDone(
  db: Pool,
  { subscriptionId, messageId }: TakenMessage,
  pause: number,
  refused: boolean,
): Promise<void> {
  await db.query(
    `update push_subscription set leaving = null, attempts = 0, refused = case when $4 then refused + 1 else 0 end,
            waiting = nullif(waiting, $2), next_at = clock_timestamp() + $3 * interval '1 second'
      where subscription_id = $1 and leaving = $2`,
    [subscriptionId, messageId, pause, refused],
  );
}

/** The message did not arrive for sure and is tried again. */
export async function messageLater(db: Pool, taken: TakenMessage, seconds: number): Promise<void> {
  await db.query(
    `update push_subscription set leaving = null, next_at = clock_timestamp() + $3 * interval '1 second'
      where subscription_id = $1 and leaving = $2`,
    [taken.subscriptionId, taken.messageId, seconds],
  );
}

/** The browser is gone, or its service has refused too often. */
export async function subscriptionGone(db: Pool, subscriptionId: number): Promise<void> {
  await db.query('delete from push_subscription where subscription_id = $1', [subscriptionId]);
}

export async function deleteRefused(db: Pool, most: number): Promise<number> {
  const { rowCount } = await db.query('delete from push_subscription where refused >= $1', [most]);
  return rowCount ?? 0;
}

/**
 * Messages that a process took and never reported on: it died. They may have arrived, so they are not sent again; what came later is.
 */
export async function forgetUnknown(db: Pool): Promise<number> {
  const { rowCount } = await db.query(
    `update push_subscription set waiting = nullif(waiting, leaving), leaving = null, attempts = 0
      where leaving is not null and next_at <= clock_timestamp()`,
  );
  return rowCount ?? 0;
}

/** Counts for the metrics. */
export async function pushCounts(db: Pool): Promise<{ subscriptions: number; waiting: number }> {
  const { rows } = await db.query<{ subscriptions: number; waiting: number }>(
    'select count(*) as subscriptions, count(waiting) as waiting from push_subscription',
  );
  return rows[0] ?? { subscriptions: 0, waiting: 0 };
}
