import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { AccountDraft, AccountError } from '../../people/account-file.ts';
import { ACCOUNT_COLUMNS, parseAccountFile } from '../../people/account-file.ts';
import { importAccounts } from '../../people/import-accounts.ts';
import { listPeople } from '../../people/person-rows.ts';
import type { Database } from '../../store/database.ts';
import { openDatabase } from '../../store/database.ts';
import { errorMessage } from '../../store/errors.ts';
import type { CommandIo } from '../io.ts';

const USAGE = `khanaen people import FILE --data DIR
  Makes accounts from a CSV file (${ACCOUNT_COLUMNS.join(', ')}). Accounts that exist stay as they are.
khanaen people add NAME --display-name TEXT --role clerk|supervisor|administrator|observer [--centres "ID ID"|"*"] --data DIR
khanaen people list --data DIR
  DATABASE_URL names a server; without it the built-in database of DIR is used. Passwords that are drawn are printed once.`;

/** `khanaen people`. Exit 0; 1 when the file has errors; 2 for wrong arguments. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const asked = readArguments(args);
  if (typeof asked === 'string') {
    io.err(asked);
    io.err(USAGE);
    return 2;
  }
  let file: Uint8Array = new Uint8Array(0);
  if (asked.action !== 'list') {
    try {
      file = asked.action === 'import' ? await readFile(asked.name) : rowOf(asked);
    } catch (error) {
      io.err(errorMessage(error));
      return 2;
    }
  }
  const db = await openDatabase({
    databaseUrl: process.env['DATABASE_URL'],
    dataDir: asked.data,
    log: (text) => io.err(`${text.th} · ${text.en}`),
  });
  try {
    if (asked.action === 'list') return await list(db, io);
    const centres = await knownCentres(db);
    const drafts = parseAccountFile(basename(asked.name), file, (id) => centres.has(id));
    if (!drafts.ok) {
      for (const error of drafts.error) io.err(lineOf(error));
      return 1;
    }
    return await make(db, drafts.value, io);
  } finally {
    await db.close();
  }
}

interface Asked {
  readonly action: 'import' | 'add' | 'list';
  /** File to import, or user name to add. */
  readonly name: string;
  readonly data: string;
  readonly displayName: string;
  readonly role: string;
  readonly centres: string;
}

function readArguments(args: string[]): Asked | string {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return errorMessage(error);
  }
  const [action, name, ...more] = parsed.positionals;
  if (action !== 'import' && action !== 'add' && action !== 'list')
    return 'people import, people add or people list';
  if (more.length > 0 || (action === 'list') !== (name === undefined))
    return `people ${action}: wrong number of names`;
  const { data, role, centres } = parsed.values;
  if (data === undefined) return '--data is missing';
  const displayName = parsed.values['display-name'] ?? name ?? '';
  return { action, name: name ?? '', data, displayName, role: role ?? '', centres: centres ?? '' };
}

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      'display-name': { type: 'string' },
      role: { type: 'string' },
      centres: { type: 'string' },
    },
  });
}

/** One account as a file of one row, so that both ways go through the same checks. */
function rowOf({ name, displayName, role, centres }: Asked): Uint8Array {
  const cells = [name, displayName, role, centres].map((cell) => `"${cell.replaceAll('"', '""')}"`);
  return new TextEncoder().encode(`username,display_name,role,centres\n${cells.join(',')}\n`);
}

async function knownCentres(db: Database): Promise<ReadonlySet<string>> {
  const { rows } = await db.pool.query<{ centre_id: string }>('select distinct centre_id from return');
  return new Set(rows.map((row) => row.centre_id));
}

async function make(db: Database, drafts: readonly AccountDraft[], io: CommandIo): Promise<number> {
  const done = await importAccounts(db.pool, drafts, null);
  for (const { username, drawnPassword } of done.made) {
    io.out(drawnPassword === null ? username : `${username}\t${drawnPassword}`);
  }
  for (const username of done.existing) {
    io.err(`${username}: มีบัญชีนี้อยู่แล้ว ไม่ได้เปลี่ยนแปลง · exists already, nothing was changed`);
  }
  return 0;
}

async function list(db: Database, io: CommandIo): Promise<number> {
  for (const person of await listPeople(db.pool)) {
    const centres = person.duty.everyCentre ? '*' : person.duty.centreIds.join(' ');
    io.out([person.username, person.role, centres, person.displayName].join('\t'));
  }
  return 0;
}

function lineOf({ file, line, field, code, message }: AccountError): string {
  const place = [file, line, field].filter((part) => part !== null).join(':');
  return `${place}: ${code}: ${message.th} · ${message.en}`;
}
