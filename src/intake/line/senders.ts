import type { Pool } from 'pg';
import type { LineClient } from './client.ts';
import type { ChatName } from './events.ts';

/**
 * What the rest of the house knows of a sender: our own number. Who that is can be looked up on the screen of LINE while the
 * name is kept.
 */
export function senderWord(senderId: number): string {
  return `LINE S${senderId}`;
}

/** Asks LINE once what a sender calls themselves. Without an answer they stay a number. */
export async function nameSender(
  db: Pool,
  client: LineClient,
  chat: ChatName,
  lineId: string,
  senderId: number,
): Promise<void> {
  const name = await client.name(chat, lineId);
  if (!name.ok && name.error.kind !== 'gone') return;
  await db.query('update line_sender set name = $2, name_at = clock_timestamp() where sender_id = $1', [
    senderId,
    name.ok ? name.value : '',
  ]);
}

/** Asks LINE for the name of a group. */
export async function nameGroup(db: Pool, client: LineClient, chatId: number, lineId: string): Promise<void> {
  const name = await client.groupName(lineId);
  if (name.ok) await db.query('update line_chat set name = $2 where chat_id = $1', [chatId, name.value]);
}
