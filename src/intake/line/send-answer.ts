import type { TakenAnswer } from './answer-queue.ts';
import { answerLater, answerSent, beginReply, dropAnswer } from './answer-queue.ts';
import { pauseSeconds } from './backoff.ts';
import { noteToken } from './channels.ts';
import type { LineClient } from './client.ts';
import type { LineParts } from './parts.ts';
import type { LineTrouble } from './trouble.ts';
import { wordAnswer } from './word-answer.ts';

/** A reply token is good for a minute (LINE promises no more); what takes longer is pushed. */
const TOKEN_SECONDS = 50;
/** LINE knows a retry key for 24 hours; after that a repetition could be delivered twice. */
const GIVE_UP_SECONDS = 23 * 3600;
const OVER_LIMIT_SECONDS = 3600;

/**
 * Sends an answer: as a reply while the token is fresh, which costs nothing, else as a push with its key. A reply whose end
 * nobody knows is tried again with the same token: LINE refuses a token that was used, and then it had arrived.
 */
export async function sendAnswer(parts: LineParts, client: LineClient, answer: TakenAnswer): Promise<void> {
  const { db } = parts;
  const { answerId } = answer;
  if (!answer.here) return dropAnswer(db, answerId, 'not in the chat any more');
  if (answer.age > GIVE_UP_SECONDS) return dropAnswer(db, answerId, 'too late');
  const text = answer.text ?? (await wordAnswer(parts, answer));
  if (text === null) return dropAnswer(db, answerId, '');
  if (answer.replyToken !== null && answer.tokenAge < TOKEN_SECONDS) {
    await beginReply(db, answerId, true);
    const replied = await client.reply(answer.replyToken, text);
    if (replied.ok) return answerSent(db, answerId, 'reply');
    const { kind } = replied.error;
    if (kind === 'refused' && answer.replying) return answerSent(db, answerId, 'reply');
    if (kind !== 'refused') {
      if (kind !== 'away' || neverLeft(replied.error)) await beginReply(db, answerId, false);
      return later(parts, answer, replied.error);
    }
    await beginReply(db, answerId, false);
  }
  const pushed = await client.push(answer.chat.id, text, answer.retryKey);
  if (pushed.ok || pushed.error.kind === 'repeated') return answerSent(db, answerId, 'push');
  if (pushed.error.kind === 'refused' || pushed.error.kind === 'gone')
    return dropAnswer(db, answerId, pushed.error.detail);
  return later(parts, answer, pushed.error);
}

/** True when the call cannot have come to LINE. */
function neverLeft({ detail }: LineTrouble): boolean {
  return detail === 'ECONNREFUSED' || detail === 'ENOTFOUND' || detail === 'EAI_AGAIN';
}

async function later(parts: LineParts, answer: TakenAnswer, trouble: LineTrouble): Promise<void> {
  if (trouble.kind === 'token') await noteToken(parts.db, answer.channel, trouble.detail);
  const seconds =
    trouble.kind === 'monthly-limit'
      ? OVER_LIMIT_SECONDS
      : pauseSeconds(answer.attempts, parts.random, trouble.retryAfter);
  await answerLater(parts.db, answer.answerId, seconds, `${trouble.kind}: ${trouble.detail}`);
}
