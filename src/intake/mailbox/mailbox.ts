import type { Dirent } from 'node:fs';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Election } from '../../election/lookup.ts';
import type { CentreId } from '../../election/model.ts';
import type { Reader } from '../../reading/reader.ts';
import { errorCode } from '../../store/errors.ts';
import type { PhotoStore } from '../../store/photos.ts';
import type { Intake, Outcome } from '../door.ts';
import { MAX_FILE_BYTES, openFile, refusalText } from '../files.ts';
import { NotKept } from '../open.ts';
import type { MailPart } from './attachments.ts';
import { attachmentsOf } from './attachments.ts';
import { outcomeLine } from './outcome-line.ts';

export interface MailboxOptions {
  /** Holds one folder for each centre, named by its id. */
  readonly dir: string;
  readonly election: Election;
  readonly intake: Intake;
  readonly reader: Reader;
  readonly photos: PhotoStore;
  readonly log: (line: string) => void;
  /** How often to look, milliseconds; without it, two seconds. A file is taken when two looks find it alike. */
  readonly everyMs?: number;
}

export interface Mailbox {
  stop(): Promise<void>;
}

const EVERY_MS = 2_000;
const TAKEN = new Set(['.jpg', '.jpeg', '.png', '.webp', '.pdf', '.eml']);
const DONE = 'done';
const REFUSED = 'refused';

/**
 * Watches folders into which a scanner, a fax or an e-mail program puts files: `DIR/<centre>/…`. A file is taken when it has stopped
 * growing, and is then moved to `done/` or `refused/`, each with a text of the same name that says what became of it. Several
 * processes may watch: what the door has seen, it knows.
 */
export function watchMailbox(options: MailboxOptions): Mailbox {
  const seen = new Map<string, string>();
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();
  const look = async () => {
    for (const { id } of options.election.pkg.centres) {
      if (stopped) return;
      await lookInto(options, id, seen).catch((error: unknown) =>
        options.log(`the mailbox of ${id} could not be read: ${String(error)}`),
      );
    }
  };
  let next: NodeJS.Timeout | null = null;
  const again = () => {
    looking = look().finally(() => {
      if (!stopped) next = setTimeout(again, options.everyMs ?? EVERY_MS);
    });
  };
  again();
  return {
    async stop() {
      stopped = true;
      if (next !== null) clearTimeout(next);
      await looking;
    },
  };
}

/** One look into the folder of a centre; `seen` is what the look before found, by path. */
export async function lookInto(
  options: MailboxOptions,
  centre: CentreId,
  seen: Map<string, string>,
): Promise<void> {
  const folder = join(options.dir, centre);
  for (const entry of await filesIn(folder)) {
    const path = join(folder, entry.name);
    const state = await stateOf(path);
    if (state === null) continue;
    const before = seen.get(path);
    if (before !== state) {
      seen.set(path, state);
      continue; // it may still grow
    }
    try {
      await take(options, centre, folder, entry.name);
      seen.delete(path);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') seen.delete(path);
      // The file stays where it is and is tried again.
      else options.log(`${entry.name} of the mailbox of ${centre} waits: ${String(error)}`);
    }
  }
}

async function take(options: MailboxOptions, centre: CentreId, folder: string, name: string): Promise<void> {
  const path = join(folder, name);
  if (!TAKEN.has(extname(name).toLowerCase())) {
    await put(folder, name, REFUSED, [NOT_TAKEN]);
    return;
  }
  if ((await stat(path)).size > MAX_FILE_BYTES) {
    await put(folder, name, REFUSED, [both(refusalText('too-large'))]);
    return;
  }
  const bytes = await readFile(path);
  const isEmail = extname(name).toLowerCase() === '.eml';
  const parts = isEmail ? await attachmentsOf(bytes) : [{ name, bytes }];
  if (parts === null || parts.length === 0) {
    await put(folder, name, REFUSED, [parts === null ? NOT_AN_EMAIL : NOTHING_ATTACHED]);
    return;
  }
  const told: Told[] = [];
  for (const part of parts) {
    const all = await takePart(options, centre, part);
    if (all === 'busy') return; // it stays, and what was sent already is known when it is taken again
    const before = isEmail ? `${part.name}: ` : '';
    told.push(...all.map(({ line, taken }) => ({ line: `${before}${line}`, taken })));
  }
  await put(
    folder,
    name,
    told.some(({ taken }) => taken) ? DONE : REFUSED,
    told.map(({ line }) => line),
  );
}

/** What became of one picture, in words. */
interface Told {
  readonly line: string;
  readonly taken: boolean;
}

/** Takes one file, its own or from an e-mail: an image is one picture, a PDF one for each page. */
async function takePart(
  options: MailboxOptions,
  centre: CentreId,
  { name, bytes }: MailPart,
): Promise<readonly Told[] | 'busy'> {
  const { reader, photos } = options;
  const opened = await openFile(bytes, { reader, photos });
  if (opened.kind === 'busy') {
    await reader.whenRoom();
    return 'busy';
  }
  if (opened.kind === 'refused') return [{ line: both(refusalText(opened.reason)), taken: false }];
  const told: Told[] = [];
  for (const { bytes: picture, part } of opened.pictures) {
    const key = `mailbox:${centre}:${opened.sha256}${part}`;
    const outcome = await send(options, centre, name, key, picture);
    const page = part === '' ? '' : `${part.slice(1)}: `;
    told.push({ line: `${page}${outcomeLine(outcome)}`, taken: outcome.kind !== 'refused' });
  }
  return told;
}

async function send(
  { intake }: MailboxOptions,
  centre: CentreId,
  name: string,
  key: string,
  bytes: Uint8Array,
): Promise<Outcome> {
  try {
    return await intake.door({
      key,
      channel: 'mailbox',
      bytes,
      sender: centre,
      centre,
      unit: null,
      code: null,
      sentAt: null,
      words: name.slice(0, 200),
    });
  } catch (error) {
    if (error instanceof NotKept) throw new Error(`not kept: ${error.code}`);
    throw error;
  }
}

/** Moves a file away and writes beside it what became of it. The text comes first: a file that was moved always has one. */
async function put(folder: string, name: string, where: string, lines: readonly string[]): Promise<void> {
  const target = join(folder, where);
  await mkdir(target, { recursive: true });
  let free = name;
  for (let n = 2; (await stateOf(join(target, free))) !== null; n++) {
    const end = extname(name);
    free = `${name.slice(0, name.length - end.length)}-${n}${end}`;
  }
  await writeFile(join(target, `${free}.txt`), `${lines.join('\n')}\n`);
  await rename(join(folder, name), join(target, free));
}

const NOT_TAKEN = both({
  th: 'รับเฉพาะ JPEG, PNG, WebP, PDF และอีเมล (.eml) ที่แนบไฟล์เหล่านี้',
  en: 'JPEG, PNG, WebP, PDF and e-mails (.eml) with such files are taken.',
});
const NOT_AN_EMAIL = both({
  th: 'อ่านอีเมลนี้ไม่ได้ โปรดบันทึกไฟล์แนบลงในโฟลเดอร์นี้',
  en: 'This e-mail cannot be read. Please save the attachments into this folder.',
});
const NOTHING_ATTACHED = both({
  th: 'อีเมลนี้ไม่มีไฟล์แนบที่เป็นภาพแบบหรือ PDF',
  en: 'This e-mail carries no photo of a form and no PDF.',
});

function both(text: { readonly th: string; readonly en: string }): string {
  return `${text.th}\n${text.en}`;
}

async function filesIn(folder: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    // Files that a program is still writing often begin with a dot, or end with `.tmp` or `.part`.
    return entries.filter(
      (e) => e.isFile() && !e.name.startsWith('.') && !/\.(tmp|part|crdownload)$/i.test(e.name),
    );
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Size and time of a file; null when it is gone. */
async function stateOf(path: string): Promise<string | null> {
  try {
    const { size, mtimeMs } = await stat(path);
    return `${size} ${mtimeMs}`;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
