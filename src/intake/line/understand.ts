import type { PoolClient } from 'pg';
import { assertNever } from '../../basics/assert.ts';
import type { Bilingual } from '../../basics/bilingual.ts';
import type { CentreId, UnitId } from '../../election/model.ts';
import { bindUnit, leaveUnit, unitsOfSender } from './bindings.ts';
import { CHAT_TEXTS, leftUnit, tiedToCentre, tiedToUnit, unitList } from './chat-texts.ts';
import type { Command } from './commands.ts';
import type { OpenEvent, Understood } from './event-queue.ts';
import { spendGroupCode } from './group-code.ts';
import type { LineParts } from './parts.ts';
import { owedLine } from './photo-answer.ts';
import { unitWords } from './unit-words.ts';

const SILENT: Understood = { say: null };
/** Wrong centre codes of one chat within an hour, after which it gets no more answers to them. */
const MOST_WRONG = 10;

/** Does what an event asks for, within the caller's transaction, and says what to answer. */
export async function understand(
  parts: LineParts,
  client: PoolClient,
  event: OpenEvent,
): Promise<Understood> {
  switch (event.kind) {
    case 'command':
      return event.command === null ? SILENT : obey(parts, client, event, event.command);
    case 'join':
      await here(client, event, true);
      return { say: event.centre === null ? CHAT_TEXTS.joined : null };
    case 'follow':
      await here(client, event, true);
      return { say: CHAT_TEXTS.help };
    case 'leave':
    case 'unfollow':
      await here(client, event, false);
      return SILENT;
    case 'member-joined':
      return { say: event.centre === null ? null : CHAT_TEXTS.welcome };
    case 'photo':
      return (await toldLately(client, event)) ? SILENT : { say: CHAT_TEXTS.notTied };
    case 'unsend':
      await client.query(
        'insert into line_unsent (channel, message_id, at) values ($1, $2, $3) on conflict do nothing',
        [event.channel, event.messageId, event.at],
      );
      return SILENT;
    default:
      return SILENT;
  }
}

/** Whether the account is in the chat, by the newest event that says so: events may come in any order. */
async function here(client: PoolClient, { chatId, at }: OpenEvent, is: boolean): Promise<void> {
  await client.query(
    'update line_chat set here = $2, here_at = $3 where chat_id = $1 and (here_at is null or here_at <= $3)',
    [chatId, is, at],
  );
}

/** A group that serves no centre is told so once in ten minutes, not at each of its pictures. */
async function toldLately(client: PoolClient, { chatId, centre }: OpenEvent): Promise<boolean> {
  if (centre !== null) return true; // it was tied meanwhile
  const told = await client.query(
    `select 1 from line_answer where chat_id = $1 and made_at > clock_timestamp() - interval '10 minutes'
        and body->>'text' in ($2, $3)`,
    [chatId, CHAT_TEXTS.notTied.th, CHAT_TEXTS.notTied.en],
  );
  return told.rows.length > 0;
}

async function obey(
  parts: LineParts,
  client: PoolClient,
  event: OpenEvent,
  command: Command,
): Promise<Understood> {
  switch (command.ask) {
    case 'help':
      return { say: CHAT_TEXTS.help };
    case 'language':
      await client.query('update line_chat set language = $2 where chat_id = $1', [
        event.chatId,
        command.language,
      ]);
      return {
        say: command.language === 'en' ? CHAT_TEXTS.english : CHAT_TEXTS.thai,
        language: command.language,
      };
    case 'misread':
      return { say: CHAT_TEXTS.wrongUnitCode };
    case 'centre':
      return { say: await tieGroup(parts, client, event, command.code) };
    case 'unit':
      return { say: await tieSender(parts, client, event, command.code) };
    case 'units': {
      const units = await knownUnits(parts, client, event);
      const words = units.map((unit) => unitWords(parts.election, unit));
      return { say: units.length === 0 ? CHAT_TEXTS.noUnit : unitList(words) };
    }
    case 'leave-unit':
      return { say: await untieSender(parts, client, event, command.code) };
    case 'owed':
      return { say: await owedOf(parts, await knownUnits(parts, client, event)) };
    default:
      return assertNever(command);
  }
}

async function tieGroup(
  { election }: LineParts,
  client: PoolClient,
  event: OpenEvent,
  code: string,
): Promise<Bilingual | null> {
  if (event.chat.kind === 'user') return CHAT_TEXTS.onlyInGroups;
  // Also locks the chat: two codes at the same moment are used one after the other.
  const tries = await client.query<{ wrong: number }>(
    `update line_chat set wrong_codes = case when wrong_since > now() - interval '1 hour' then wrong_codes else 0 end
      where chat_id = $1 returning wrong_codes as wrong`,
    [event.chatId],
  );
  const wrong = tries.rows[0]?.wrong ?? 0;
  if (wrong >= MOST_WRONG) return null;
  const centre = await spendGroupCode(client, code, event.chatId);
  if (centre === null || !election.centreIndex.has(centre)) {
    await client.query(
      `update line_chat set wrong_codes = wrong_codes + 1, wrong_since = case when wrong_codes = 0 then now() else wrong_since end
        where chat_id = $1`,
      [event.chatId],
    );
    return CHAT_TEXTS.wrongCentreCode;
  }
  await client.query('update line_chat set centre_id = $2, wrong_codes = 0 where chat_id = $1', [
    event.chatId,
    centre,
  ]);
  await client.query(`insert into audit (action, subject, detail) values ('line-group-tied', $1, $2)`, [
    centre,
    { group: `G${event.chatId}`, before: event.centre, ...senderOf(event) },
  ]);
  return tiedToCentre(election.getCentre(centre).name);
}

async function tieSender(
  parts: LineParts,
  client: PoolClient,
  event: OpenEvent,
  code: string,
): Promise<Bilingual> {
  const { election } = parts;
  const unit = parts.unitOf(code);
  if (unit === null) return CHAT_TEXTS.wrongUnitCode;
  if (event.chat.kind !== 'user' && event.centre === null) return CHAT_TEXTS.notTied;
  if (event.chat.kind !== 'user' && election.getUnitOrThrow(unit).centreId !== (event.centre as CentreId))
    return CHAT_TEXTS.otherCentre;
  if (event.senderId === null) return CHAT_TEXTS.nameless;
  const fresh = await bindUnit(client, event.senderId, unit, event.at);
  if (fresh) {
    await client.query(`insert into audit (action, subject, detail) values ('line-sender-tied', $1, $2)`, [
      unit,
      { ...senderOf(event), how: 'chat' },
    ]);
  }
  const known = await knownUnits(parts, client, event);
  const said = tiedToUnit(unitWords(election, unit), known.filter((other) => other !== unit).length);
  const missing = owedLine(election, unit, await parts.owed(unit), false);
  return { th: `${said.th}\n${missing.th}`, en: `${said.en}\n${missing.en}` };
}

async function untieSender(
  parts: LineParts,
  client: PoolClient,
  event: OpenEvent,
  code: string | null,
): Promise<Bilingual> {
  const known = await knownUnits(parts, client, event);
  const [first, second] = known;
  if (event.senderId === null || first === undefined) return CHAT_TEXTS.noUnit;
  if (code === null && second !== undefined) return CHAT_TEXTS.whichUnit;
  const unit = code === null ? first : parts.unitOf(code);
  if (unit === null) return CHAT_TEXTS.wrongUnitCode;
  const left = await leaveUnit(client, event.senderId, unit, event.at);
  if (left) {
    await client.query(`insert into audit (action, subject, detail) values ('line-sender-untied', $1, $2)`, [
      unit,
      { ...senderOf(event), how: 'chat' },
    ]);
  }
  return leftUnit(unitWords(parts.election, unit));
}

async function owedOf(parts: LineParts, units: readonly UnitId[]): Promise<Bilingual> {
  if (units.length === 0) return CHAT_TEXTS.noUnit;
  const lines: Bilingual[] = [];
  for (const unit of units) lines.push(owedLine(parts.election, unit, await parts.owed(unit), true));
  return { th: lines.map(({ th }) => th).join('\n'), en: lines.map(({ en }) => en).join('\n') };
}

/** Units of the sender that this election still has, the one named last first. */
async function knownUnits(
  { election }: LineParts,
  client: PoolClient,
  { senderId }: OpenEvent,
): Promise<UnitId[]> {
  if (senderId === null) return [];
  return (await unitsOfSender(client, senderId)).filter((unit) => election.unitIndex.has(unit));
}

function senderOf({ senderId }: OpenEvent): { sender?: string } {
  return senderId === null ? {} : { sender: `S${senderId}` };
}
