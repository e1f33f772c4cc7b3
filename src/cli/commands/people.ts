import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { AccountCheck, AccountDraft } from '../../people/account-draft.ts';
import type { AccountError } from '../../people/account-file.ts';
import { ACCOUNT_COLUMNS, parseAccountFile } from '../../people/account-file.ts';
import { dutiesOf } from '../../people/duties.ts';
import { importAccounts } from '../../people/import-accounts.ts';
import { accountNamed, resetPassword, setActive } from '../../people/keep-accounts.ts';
import { allAccounts } from '../../people/list-people.ts';
import { PasswordQueue } from '../../people/password-queue.ts';
import { ROLES } from '../../people/person.ts';
import type { Database } from '../../store/database.ts';
import { openDatabase } from '../../store/database.ts';
import { errorMessage } from '../../store/errors.ts';
import type { CommandIo } from '../io.ts';
import { loadElection } from '../load-package.ts';

const USAGE = `khanaen people import FILE --data DIR [--package DIR]
  Makes accounts from a CSV file (${ACCOUNT_COLUMNS.join(', ')}). Accounts that exist stay as they are.
khanaen people add NAME --display-name TEXT --role ROLE [--centres "ID ID"|"province:ID"|"*"] --data DIR [--package DIR]
  ROLE: ${ROLES.join(', ')}. Whole areas (province:, constituency:, local-body:, district:) need --package.
khanaen people reset NAME --data DIR
  For somebody who is locked out: draws a password, takes the second factor away, opens the account, ends its sessions.
khanaen people list --data DIR
  DATABASE_URL names a server; without it the built-in database of DIR is used. Passwords that are drawn are printed once and
  must be replaced at the first login.`;

/** `khanaen people`. Exit 0; 1 when the file has errors; 2 for wrong arguments. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const asked = readArguments(args);
  if (typeof asked === 'string') {
    io.err(asked);
    io.err(USAGE);
    return 2;
  }
  let file: Uint8Array = new Uint8Array(0);
  try {
    if (asked.action === 'import') file = await readFile(asked.name);
    if (asked.action === 'add') file = rowOf(asked);
  } catch (error) {
    io.err(errorMessage(error));
    return 2;
  }
  const db = await openDatabase({
    databaseUrl: process.env['DATABASE_URL'],
    dataDir: asked.data,
    log: (text) => io.err(`${text.th} · ${text.en}`),
  });
  try {
    if (asked.action === 'list') return await list(db, io);
    if (asked.action === 'reset') return await reset(db, asked.name, io);
    const check = await checkOf(db, asked.package, io);
    if (check === null) return 2;
    const drafts = parseAccountFile(basename(asked.name), file, check);
    if (!drafts.ok) {
      for (const error of drafts.error) io.err(lineOf(error));
      if (asked.package === undefined && drafts.error.some((e) => e.code === 'unknown-area')) {
        io.err('ชื่อพื้นที่ต้องใช้กับ --package · names of areas need --package DIR');
      }
      return 1;
    }
    return await make(db, drafts.value, io);
  } finally {
    await db.close();
  }
}

interface Asked {
  readonly action: 'import' | 'add' | 'reset' | 'list';
  /** File to import, or user name to add or reset. */
  readonly name: string;
  readonly data: string;
  readonly displayName: string;
  readonly role: string;
  readonly centres: string;
  readonly package: string | undefined;
}

function readArguments(args: string[]): Asked | string {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return errorMessage(error);
  }
  const [action, name, ...more] = parsed.positionals;
  if (action !== 'import' && action !== 'add' && action !== 'reset' && action !== 'list')
    return 'people import, people add, people reset or people list';
  if (more.length > 0 || (action === 'list') !== (name === undefined))
    return `people ${action}: wrong number of names`;
  const { data, role, centres } = parsed.values;
  if (data === undefined) return '--data is missing';
  const displayName = parsed.values['display-name'] ?? name ?? '';
  return {
    action,
    name: name ?? '',
    data,
    displayName,
    role: role ?? '',
    centres: centres ?? '',
    package: parsed.values.package,
  };
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
      package: { type: 'string' },
    },
  });
}

/** One account as a file of one row, so that both ways go through the same checks. */
function rowOf({ name, displayName, role, centres }: Asked): Uint8Array {
  const cells = [name, displayName, role, centres].map((cell) => `"${cell.replaceAll('"', '""')}"`);
  return new TextEncoder().encode(`username,display_name,role,centres\n${cells.join(',')}\n`);
}

/** Places of the election: of the package, or, without one, the centres that the database knows. Null for a bad package. */
async function checkOf(
  db: Database,
  packageDir: string | undefined,
  io: CommandIo,
): Promise<AccountCheck | null> {
  if (packageDir !== undefined) {
    const loaded = await loadElection(packageDir);
    if (loaded.ok) return { duties: dutiesOf(loaded.value) };
    for (const { file, line, message } of loaded.error)
      io.err(`${file}:${line ?? ''} ${message.th} · ${message.en}`);
    return null;
  }
  const { rows } = await db.pool.query<{ centre_id: string }>('select distinct centre_id from return');
  const centres = new Set(rows.map((row) => row.centre_id));
  return { duties: { knowsCentre: (id) => centres.has(id), knowsArea: () => false } };
}

async function make(db: Database, drafts: readonly AccountDraft[], io: CommandIo): Promise<number> {
  const done = await importAccounts(db.pool, drafts, null, new PasswordQueue());
  for (const { username, drawnPassword } of done.made) {
    io.out(drawnPassword === null ? username : `${username}\t${drawnPassword}`);
  }
  for (const username of done.existing) {
    io.err(`${username}: มีบัญชีนี้อยู่แล้ว ไม่ได้เปลี่ยนแปลง · exists already, nothing was changed`);
  }
  return 0;
}

async function list(db: Database, io: CommandIo): Promise<number> {
  for (const { username, role, duty, displayName, active } of await allAccounts(db.pool)) {
    io.out([username, role, duty, displayName, ...(active ? [] : ['ปิด · closed'])].join('\t'));
  }
  return 0;
}

async function reset(db: Database, name: string, io: CommandIo): Promise<number> {
  const target = await accountNamed(db.pool, name);
  if (target === null) {
    io.err(`${name}: ไม่พบบัญชีผู้ใช้นี้ · there is no such account`);
    return 1;
  }
  // A server that runs holds sessions in memory for five seconds at most.
  const keeping = { db: db.pool, sessions: { forget: () => undefined } };
  await setActive(keeping, null, target, true, 'khanaen people reset');
  io.out(`${target.username}\t${await resetPassword(keeping, null, target, true)}`);
  return 0;
}

function lineOf({ file, line, field, code, message }: AccountError): string {
  const place = [file, line, field].filter((part) => part !== null).join(':');
  return `${place}: ${code}: ${message.th} · ${message.en}`;
}
