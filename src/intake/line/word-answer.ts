import type { Bilingual } from '../../basics/bilingual.ts';
import type { UnitId } from '../../election/model.ts';
import type { Outcome, OwedPage } from '../door.ts';
import type { TakenAnswer } from './answer-queue.ts';
import type { LineParts } from './parts.ts';
import type { PhotoEnd } from './photo-answer.ts';
import { photoAnswer } from './photo-answer.ts';
import { unitWords } from './unit-words.ts';

interface Row {
  photo_id: number;
  state: 'done' | 'expired' | 'refused';
  problem: string;
  outcomes: Outcome[] | null;
  unit_id: UnitId | null;
  name: string | null;
}

/** Longest text of a message of LINE. */
const LONGEST = 4900;

/**
 * Sets the words of an answer about photos: what has ended by now and was not answered. From here on they stay as they are,
 * whoever sends them. Null: nothing is left to say.
 */
export async function wordAnswer(parts: LineParts, answer: TakenAnswer): Promise<string | null> {
  const client = await parts.db.connect();
  try {
    await client.query('begin');
    // A photo that ends meanwhile waits for this lock, and then opens an answer of its own.
    const open = await client.query<{ text: string | null }>(
      `select body->>'text' as text from line_answer where answer_id = $1 for update`,
      [answer.answerId],
    );
    let text = open.rows[0]?.text ?? null;
    if (text === null) {
      const found = await client.query<Row>(ENDED, [answer.chatId, answer.bundle]);
      if (found.rows.length > 0) text = (await wordsOf(parts, answer, found.rows)).slice(0, LONGEST);
      await client.query(SET_WORDS, [answer.answerId, text, found.rows.map(({ photo_id }) => photo_id)]);
    }
    await client.query('commit');
    return text;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

const ENDED = `select p.photo_id, p.state, p.problem, p.outcomes, p.unit_id, s.name
    from line_photo p left join line_sender s using (sender_id)
   where p.chat_id = $1 and p.answer_id is null and p.state in ('done', 'expired', 'refused')
     and coalesce(p.channel || ':set:' || p.set_id, p.channel || ':photo:' || p.message_id) = $2
   order by p.sent_at, p.photo_id`;

const SET_WORDS = `with worded as (
    update line_answer set body = jsonb_build_object('text', $2::text) where answer_id = $1
  )
  update line_photo set answer_id = $1, reply_token = null where photo_id = any ($3)`;

async function wordsOf(parts: LineParts, answer: TakenAnswer, rows: readonly Row[]): Promise<string> {
  const { election } = parts;
  const ends = rows.map(endOf);
  const outcomes = ends.flatMap((end) => (end.state === 'done' ? end.outcomes : []));
  const owed = new Map<UnitId, readonly OwedPage[]>();
  for (const unit of new Set(outcomes.flatMap(unitOfOutcome))) owed.set(unit, await parts.owed(unit));
  return photoAnswer({ election, ends, owed, who: whoOf(parts, answer, rows[0]) })[answer.language];
}

function endOf({ state, problem, outcomes }: Row): PhotoEnd {
  if (state === 'done') return { state, outcomes: outcomes ?? [] };
  return state === 'refused' ? { state, problem: problem === 'kind' ? 'kind' : 'too-large' } : { state };
}

function unitOfOutcome(outcome: Outcome): UnitId[] {
  return outcome.kind === 'placed' || outcome.kind === 'second-photo' ? [outcome.unit] : [];
}

/** In a group, whose photo it was: the unit that they sent for, else their name. */
function whoOf(
  { election }: LineParts,
  { chat }: TakenAnswer,
  row: Pick<Row, 'unit_id' | 'name'> | undefined,
): Bilingual | null {
  if (chat.kind === 'user' || row === undefined) return null;
  if (row.unit_id !== null && election.unitIndex.has(row.unit_id)) return unitWords(election, row.unit_id);
  return row.name === null || row.name === '' ? null : { th: row.name, en: row.name };
}
