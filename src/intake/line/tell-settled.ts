import type { Pool } from 'pg';
import type { Election } from '../../election/lookup.ts';
import type { Settled } from '../door.ts';
import { messageOfKey } from './arrival-key.ts';
import { photoAnswer } from './photo-answer.ts';

/**
 * Tells the sender what people at the inbox made of a photo that had waited: where it belongs, that it shows no form, or that a
 * better one is needed. Said once for each outcome; a photo whose first answer is still to come needs none.
 */
export async function tellSettled(db: Pool, election: Election, { key, outcome }: Settled): Promise<boolean> {
  const message = messageOfKey(key);
  if (message === null || outcome.kind === 'waiting' || outcome.kind === 'known') return false;
  const { th, en } = photoAnswer({
    election,
    ends: [{ state: 'done', outcomes: [outcome] }],
    who: null,
    owed: new Map(outcome.kind === 'placed' ? [[outcome.unit, outcome.missing]] : []),
  });
  const told = await db.query(
    `insert into line_answer (channel, chat_id, bundle, body)
     select p.channel, p.chat_id, $3, jsonb_build_object('text', case c.language when 'en' then $5 else $4 end)
       from line_photo p join line_chat c using (chat_id)
      where p.channel = $1 and p.message_id = $2 and p.state = 'done' and p.answer_id is not null
        and not exists (select from line_answer a where a.bundle = $3)`,
    [message.channel, message.messageId, `settled:${key}:${outcome.kind}`, th, en],
  );
  return told.rowCount === 1;
}
