import type { CentreId, UnitId } from '../../election/model.ts';
import { MAX_BYTES } from '../../images/image-error.ts';
import { MAX_PDF_BYTES } from '../../reading/limits.ts';
import type { Arrival, Outcome } from '../door.ts';
import { arrivalKey } from './arrival-key.ts';
import { pauseSeconds } from './backoff.ts';
import { noteToken } from './channels.ts';
import type { LineClient } from './client.ts';
import type { LineParts } from './parts.ts';
import type { StoredEnd, TakenPhoto } from './photo-queue.ts';
import { endPhoto, putBack } from './photo-queue.ts';
import { nameSender, senderWord } from './senders.ts';
import type { LineTrouble } from './trouble.ts';

/** Kinds of files that may hold a page of a form; the door looks at the bytes themselves. */
const FILE_NAMES = /\.(?:jpe?g|png|webp|heic|heif|pdf)$/i;
const PREPARING_SECONDS = 3;
const FILE_SECONDS = 900;
/** Photos of one private chat in an hour while its sender has named no unit. */
const MOST_OF_A_STRANGER = 60;
const STRANGER_SECONDS = 600;

/** Brings one photo from LINE through the door. Safe to do again from the start at any point: the door knows the message. */
export async function takePhoto(parts: LineParts, client: LineClient, photo: TakenPhoto): Promise<void> {
  const { db, log } = parts;
  const quiet = photo.chat.kind !== 'user';
  const end = (stored: StoredEnd, unit: UnitId | null = null, wanted = true) =>
    endPhoto(db, photo.photoId, stored, unit, { wanted, settleSeconds: parts.settleSeconds });
  if (photo.unsent) return end({ state: 'withdrawn' });
  // Other files that people share in a group are none of our business, and nobody is told so.
  if (photo.kind === 'file' && !FILE_NAMES.test(photo.fileName))
    return end({ state: 'refused', problem: 'kind' }, null, !quiet);
  const most = /\.pdf$/i.test(photo.fileName) ? MAX_PDF_BYTES : MAX_BYTES;
  if ((photo.fileSize ?? 0) > most) return end({ state: 'refused', problem: 'too-large' });
  const from = await standing(parts, photo);
  // Anybody can write to an official account. Who has named no unit is nobody's committee yet and gets no more than this.
  if (!quiet && from.unit === null && (await fetchedLately(parts, photo)) >= MOST_OF_A_STRANGER)
    return putBack(db, photo.photoId, STRANGER_SECONDS, 'too many of a sender without a unit');
  const content = await client.content(photo.messageId, most);
  if (!content.ok) {
    if (content.error.kind === 'gone' || content.error.kind === 'refused') return end({ state: 'expired' });
    return later(parts, photo, content.error);
  }
  await noteToken(db, photo.channel, null);
  switch (content.value.kind) {
    case 'preparing':
      return putBack(db, photo.photoId, PREPARING_SECONDS, 'preparing');
    case 'failed-there':
      return end({ state: 'expired' });
    case 'too-large':
      return end({ state: 'refused', problem: 'too-large' });
    case 'bytes':
      break;
  }
  let outcomes: readonly Outcome[];
  try {
    outcomes = await throughDoor(parts, photo, content.value.bytes, from);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'Error';
    log(`LINE photo ${photo.photoId}: the door failed: ${error instanceof Error ? error.message : name}`);
    return later(parts, photo, { kind: 'away', detail: `door: ${name}`, retryAfter: null });
  }
  await end({ state: 'done', outcomes }, from.unit);
  if (photo.unnamed !== null && photo.senderId !== null)
    await nameSender(db, client, photo.chat, photo.unnamed, photo.senderId);
}

interface Standing {
  readonly unit: UnitId | null;
  readonly centre: CentreId | null;
}

/** One arrival for a picture, one for each page of a PDF; each with a key of its own that never changes. */
async function throughDoor(
  parts: LineParts,
  photo: TakenPhoto,
  bytes: Uint8Array,
  { unit, centre }: Standing,
): Promise<readonly Outcome[]> {
  const key = arrivalKey(photo.channel, photo.messageId);
  const arrival = (name: string, picture: Uint8Array): Arrival => ({
    key: name,
    channel: 'line',
    bytes: picture,
    sender: photo.senderId === null ? 'LINE' : senderWord(photo.senderId),
    centre,
    unit,
    code: null,
    sentAt: photo.sentAt,
    ...(photo.fileName === '' ? {} : { words: photo.fileName }),
  });
  // Fifty pages of a PDF take longer than a lease.
  if (photo.kind === 'file') await putBack(parts.db, photo.photoId, FILE_SECONDS, 'pages');
  const file = await parts.openFile(bytes);
  if (file.kind === 'busy') throw new Error('the reader is busy');
  if (file.kind === 'refused') return [{ kind: 'refused', reason: file.reason }];
  const outcomes: Outcome[] = [];
  for (const { bytes: picture, part } of file.pictures)
    outcomes.push(await parts.door(arrival(`${key}${part}`, picture)));
  return outcomes;
}

async function fetchedLately({ db }: LineParts, photo: TakenPhoto): Promise<number> {
  const found = await db.query<{ n: number }>(
    `select count(*)::int as n from line_photo
      where chat_id = (select chat_id from line_photo where photo_id = $1) and received_at > now() - interval '2 hours'
        and done_at > now() - interval '1 hour'`,
    [photo.photoId],
  );
  return found.rows[0]?.n ?? 0;
}

async function later(parts: LineParts, photo: TakenPhoto, trouble: LineTrouble): Promise<void> {
  if (trouble.kind === 'token') await noteToken(parts.db, photo.channel, trouble.detail);
  const seconds = pauseSeconds(photo.attempts, parts.random, trouble.retryAfter);
  await putBack(parts.db, photo.photoId, seconds, `${trouble.kind}: ${trouble.detail}`);
}

/**
 * For which unit and centre a message speaks: the unit that its sender had named last by then; one that was named later only
 * when it is the only one.
 */
async function standing({ db, election }: LineParts, photo: TakenPhoto): Promise<Standing> {
  const found = await db.query<{ unit_id: UnitId; before: boolean }>(
    `select unit_id, named_at <= $2 as before from line_binding where sender_id = $1 and ended_at is null
      order by before desc, named_at desc, binding_id desc limit 2`,
    [photo.senderId, new Date(photo.sentAt)],
  );
  const [first, second] = found.rows;
  const bound =
    first !== undefined && (first.before || second === undefined) && election.unitIndex.has(first.unit_id)
      ? first.unit_id
      : null;
  const group = photo.chatCentre as CentreId | null;
  if (group === null) return { unit: bound, centre: bound && election.getUnitOrThrow(bound).centreId };
  return { unit: bound, centre: election.centreIndex.has(group) ? group : null };
}
