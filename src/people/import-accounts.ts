import type { Pool } from 'pg';
import type { AccountDraft } from './account-draft.ts';
import { hashDrawn, hashPassword, randomPassword } from './password.ts';
import type { PasswordQueue } from './password-queue.ts';
import type { PersonId } from './person.ts';
import type { NewPerson } from './person-rows.ts';
import { insertPeople } from './person-rows.ts';

/** What an import did. Passwords that were drawn stand here once and nowhere else. */
export interface AccountImport {
  readonly made: readonly { readonly username: string; readonly drawnPassword: string | null }[];
  /** Names that had an account already; nothing about it was changed. */
  readonly existing: readonly string[];
}

/** What an import would do, without doing it. */
export interface AccountPreview {
  readonly fresh: readonly Omit<AccountDraft, 'password'>[];
  readonly existing: readonly string[];
}

export async function previewAccounts(db: Pool, drafts: readonly AccountDraft[]): Promise<AccountPreview> {
  const taken = await takenNames(db, drafts);
  return {
    fresh: drafts.filter((d) => !taken.has(d.username)).map(({ password: _, ...draft }) => draft),
    existing: [...taken].sort(),
  };
}

/** Makes the accounts that do not exist yet, with their audit rows, in one statement. Existing ones stay as they are. */
export async function importAccounts(
  db: Pool,
  drafts: readonly AccountDraft[],
  by: PersonId | null,
  queue: PasswordQueue,
): Promise<AccountImport> {
  const taken = await takenNames(db, drafts);
  const fresh = drafts.filter((d) => !taken.has(d.username));
  const drawn = new Map<string, string>();
  const hashes = new Map<string, Promise<string>>();
  const people: NewPerson[] = [];
  for (const { password, ...draft } of fresh) {
    if (password === '') {
      const random = randomPassword();
      drawn.set(draft.username, random);
      people.push({ ...draft, passwordHash: await hashDrawn(random), passwordKind: 'drawn' });
      continue;
    }
    // One hash for each different password: a drill file gives many accounts the same one.
    const hash = hashes.get(password) ?? hashInTurn(queue, by, password);
    hashes.set(password, hash);
    people.push({ ...draft, passwordHash: await hash, passwordKind: 'given' });
  }
  const made = new Set(people.length === 0 ? [] : await insertPeople(db, people, by));
  return {
    made: fresh
      .filter((d) => made.has(d.username))
      .map((d) => ({ username: d.username, drawnPassword: drawn.get(d.username) ?? null })),
    existing: drafts.filter((d) => !made.has(d.username)).map((d) => d.username),
  };
}

/** Hashes wait their turn among logins: files with thousands of passwords must not take all cores. */
async function hashInTurn(queue: PasswordQueue, by: PersonId | null, password: string): Promise<string> {
  const done = await queue.run(`accounts by ${by ?? 'the command line'}`, () => hashPassword(password));
  if (done === null) throw new Error('too many imports of accounts at once');
  return done.value;
}

async function takenNames(db: Pool, drafts: readonly AccountDraft[]): Promise<ReadonlySet<string>> {
  const known = await db.query<{ username: string }>('select username from person where username = any($1)', [
    drafts.map((d) => d.username),
  ]);
  return new Set(known.rows.map((row) => row.username));
}
