import type { Pool } from 'pg';
import type { Accounts } from './accounts.ts';
import type { Person, Role } from './person.ts';
import type { PasswordKind, PersonRow } from './person-rows.ts';
import { HAS_SECOND_FACTOR, PERSON_COLUMNS, toPerson } from './person-rows.ts';

/** States of accounts that a list can be held to. `new`: the first password was never replaced. */
export const ACCOUNT_STATES = ['open', 'closed', 'locked', 'new', 'no-second-factor'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

const STATE_CONDITIONS: Readonly<Record<AccountState, string>> = {
  open: 'p.active',
  closed: 'not p.active',
  locked: 'p.active and p.locked_until > now()',
  new: "p.active and p.password_kind <> 'own'",
  'no-second-factor': `p.active and not ${HAS_SECOND_FACTOR}`,
};

export interface PeopleWish {
  /** People who serve one of these centres; null for everybody. */
  readonly centreIds: readonly string[] | null;
  /** Leave out those with the whole election (for lists of an area). */
  readonly localOnly: boolean;
  readonly role: Role | null;
  readonly state: AccountState | null;
  /** Part of the user name or of the display name. */
  readonly text: string;
  /** User name after which the page begins. */
  readonly after: string;
  readonly limit: number;
}

export interface ListedPerson {
  readonly person: Person;
  /** Whole areas and centres as they were named, without the centres that the areas stand for. */
  readonly named: readonly string[];
  readonly active: boolean;
  readonly locked: boolean;
  readonly passwordKind: PasswordKind;
  readonly hasSecondFactor: boolean;
  readonly lastLoginAt: Date | null;
  /** A keeper reset the password or second factor, and nobody has confirmed since that the owner has it. */
  readonly resetWaits: boolean;
}

interface ListedRow extends PersonRow {
  active: boolean;
  locked: boolean;
  password_kind: PasswordKind;
  has_second_factor: boolean;
  last_login_at: Date | null;
  reset_waits: boolean;
}

const LISTED_COLUMNS = `${PERSON_COLUMNS}, p.active, coalesce(p.locked_until > now(), false) as locked, p.password_kind,
  ${HAS_SECOND_FACTOR} as has_second_factor, p.last_login_at,
  (p.one_hand <> '{}' and exists (select from account_reset a where a.person_id = p.person_id and a.confirmed_at is null)) as reset_waits`;

function toListed(row: ListedRow, duties: Accounts['duties']): ListedPerson {
  return {
    person: toPerson(row, duties),
    named: [...row.areas, ...row.centre_ids],
    active: row.active,
    locked: row.locked,
    passwordKind: row.password_kind,
    hasSecondFactor: row.has_second_factor,
    lastLoginAt: row.last_login_at,
    resetWaits: row.reset_waits,
  };
}

/** A page of accounts by user name; one more than the limit shows that there are others. */
export async function listPeople({ db, duties }: Accounts, wish: PeopleWish): Promise<ListedPerson[]> {
  const conditions = ['p.username > $1'];
  const values: unknown[] = [wish.after, wish.limit];
  const value = (of: unknown) => `$${values.push(of)}`;
  if (wish.centreIds !== null) {
    const centres = value(wish.centreIds);
    const areas = value(duties.areasWith(wish.centreIds));
    const serves = `p.centre_ids && ${centres}::text[] or p.areas && ${areas}::text[]`;
    conditions.push(`(${wish.localOnly ? '' : 'p.every_centre or '}${serves})`);
  }
  if (wish.role !== null) conditions.push(`p.role = ${value(wish.role)}`);
  if (wish.state !== null) conditions.push(`(${STATE_CONDITIONS[wish.state]})`);
  if (wish.text !== '') {
    const part = value(`%${wish.text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`);
    conditions.push(`(p.username like ${part} or lower(p.display_name) like ${part})`);
  }
  const result = await db.query<ListedRow>(
    `select ${LISTED_COLUMNS} from person p where ${conditions.join(' and ')} order by p.username limit $2`,
    values,
  );
  return result.rows.map((row) => toListed(row, duties));
}

/** One account by its public id; null when there is none. */
export async function findPerson(
  { db, duties }: Pick<Accounts, 'db' | 'duties'>,
  publicId: string,
): Promise<ListedPerson | null> {
  const result = await db.query<ListedRow>(`select ${LISTED_COLUMNS} from person p where p.public_id = $1`, [
    publicId,
  ]);
  const row = result.rows[0];
  return row === undefined ? null : toListed(row, duties);
}

/** All accounts as they stand in the database, for the command line, which knows no election. */
export async function allAccounts(db: Pool): Promise<
  readonly {
    readonly username: string;
    readonly displayName: string;
    readonly role: Role;
    readonly duty: string;
    readonly active: boolean;
  }[]
> {
  const result = await db.query<PersonRow & { active: boolean }>(
    `select ${PERSON_COLUMNS}, p.active from person p order by p.username`,
  );
  return result.rows.map((row) => ({
    username: row.username,
    displayName: row.display_name,
    role: row.role,
    duty: row.every_centre ? '*' : [...row.areas, ...row.centre_ids].join(' '),
    active: row.active,
  }));
}
