import type { Pool } from 'pg';
import type { AccountDraft } from './account-file.ts';
import { hashPassword, randomPassword } from './password.ts';
import type { PersonId } from './person.ts';
import { insertPeople } from './person-rows.ts';

/** What an import did. Passwords that were drawn stand here once and nowhere else. */
export interface AccountImport {
  readonly made: readonly { readonly username: string; readonly drawnPassword: string | null }[];
  /** Names that had an account already; nothing about it was changed. */
  readonly existing: readonly string[];
}

/** Makes the accounts that do not exist yet, with their audit rows, in one statement. Existing ones stay as they are. */
export async function importAccounts(
  db: Pool,
  drafts: readonly AccountDraft[],
  by: PersonId | null,
): Promise<AccountImport> {
  const known = await db.query<{ username: string }>('select username from person where username = any($1)', [
    drafts.map((d) => d.username),
  ]);
  const taken = new Set(known.rows.map((row) => row.username));
  const fresh = drafts.filter((d) => !taken.has(d.username));
  const drawn = new Map<string, string>();
  const hashes = new Map<string, Promise<string>>();
  const people = [];
  for (const draft of fresh) {
    let password = draft.password;
    if (password === '') {
      password = randomPassword();
      drawn.set(draft.username, password);
    }
    // One hash for each different password: a drill file gives many accounts the same one.
    let hash = hashes.get(password);
    if (hash === undefined) {
      hash = hashPassword(password);
      hashes.set(password, hash);
      await hash;
    }
    people.push({
      username: draft.username,
      displayName: draft.displayName,
      role: draft.role,
      everyCentre: draft.everyCentre,
      centreIds: draft.centreIds,
      passwordHash: await hash,
    });
  }
  const made = new Set(people.length === 0 ? [] : await insertPeople(db, people, by));
  return {
    made: fresh
      .filter((d) => made.has(d.username))
      .map((d) => ({ username: d.username, drawnPassword: drawn.get(d.username) ?? null })),
    existing: drafts.filter((d) => !made.has(d.username)).map((d) => d.username),
  };
}
