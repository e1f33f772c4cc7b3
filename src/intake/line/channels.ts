import type { Pool } from 'pg';
import type { LineClient } from './client.ts';
import type { LineChannel } from './config.ts';

/** Writes down which accounts there are, so that the desk sees them before anything happens. */
export async function openChannels(db: Pool, channels: readonly LineChannel[]): Promise<void> {
  for (const { id, name } of channels) {
    await db.query(
      `insert into line_channel (channel, name) values ($1, $2)
       on conflict (channel) do update set name = excluded.name where line_channel.name <> excluded.name`,
      [id, name],
    );
  }
}

/** Notes whether LINE accepts the account's token: null when it does. Writes only what is new. */
export async function noteToken(db: Pool, channel: string, problem: string | null): Promise<void> {
  await db.query(
    `update line_channel set token_good = $2, problem = $3, checked_at = clock_timestamp()
      where channel = $1 and (token_good is distinct from $2 or problem <> $3)`,
    [channel, problem === null, problem ?? ''],
  );
}

/** Asks LINE how many messages the account may still push, which also tells whether its token is good. */
export async function checkChannel(db: Pool, channel: string, client: LineClient): Promise<void> {
  const quota = await client.quota();
  if (quota.ok) {
    await db.query(
      `update line_channel set token_good = true, problem = '', quota_limit = $2, quota_used = $3,
              checked_at = clock_timestamp() where channel = $1`,
      [channel, quota.value.limit, quota.value.used],
    );
    return;
  }
  const { kind, detail } = quota.error;
  await db.query(
    `update line_channel set token_good = case when $2 then false else token_good end, problem = $3,
            checked_at = clock_timestamp() where channel = $1`,
    [channel, kind === 'token', `${kind}: ${detail}`],
  );
}
