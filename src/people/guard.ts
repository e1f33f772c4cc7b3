import type { Pool } from 'pg';
import type { Accounts } from './accounts.ts';
import { networkOf } from './network.ts';
import type { PublicId } from './person.ts';
import type { PasswordKind } from './person-rows.ts';

/** Where an attempt to log in comes from. */
export interface Attempt {
  readonly address: string;
  readonly agent: string;
  /** The cookie of a known browser; empty when there is none. */
  readonly browser: string;
}

/** Failures of one account from all places together before the account itself pauses, and for how long. */
const ACCOUNT_FAILURES = 30;
const ACCOUNT_PAUSE_SECONDS = 300;

/** What is known of the account that is tried. */
interface Tried {
  readonly public_id: string;
  readonly password_kind: PasswordKind;
  readonly locked_seconds: number;
}

/**
 * Who is trying what from where, as the limits see it: a browser in which this person has logged in before counts for
 * itself, everything else by the network of its address.
 */
export interface Guarded {
  readonly name: string;
  readonly place: string;
  /** Seconds to wait; 0 when the attempt may go on. */
  readonly wait: number;
}

/** Holds an attempt against the limits. `person` is undefined for a name that nobody has. */
export function guard(
  accounts: Accounts,
  name: string,
  person: Tried | undefined,
  attempt: Attempt,
): Guarded {
  const { limits, browsers } = accounts;
  const browser =
    person === undefined ? null : browsers.browserOf(attempt.browser, person.public_id as PublicId);
  const network = networkOf(attempt.address);
  const place = browser === null ? network : `browser ${browser}`;
  const pause = Math.ceil(limits.waitFor(name, place) / 1000);
  const locked = person?.locked_seconds ?? 0;
  const known = browser !== null || limits.isKnown(name, network);
  return { name, place, wait: pause > 0 ? pause : known ? 0 : locked };
}

/** Counts a failure on the account, pauses the account when there are too many, and writes the audit row. */
export async function noteFailure(
  db: Pool,
  name: string,
  address: string,
  action: 'login-failed' | 'second-factor-failed',
): Promise<void> {
  await db.query(
    `with p as (
       update person set failed_logins = failed_logins + 1,
              locked_until = case when failed_logins + 1 >= $3 then now() + make_interval(secs => $4) else locked_until end
        where username = $1 returning person_id
     )
     insert into audit (person_id, action, subject, detail)
     select (select person_id from p), $5, 'session', jsonb_build_object('address', $2::text)`,
    [name.slice(0, 64), address, ACCOUNT_FAILURES, ACCOUNT_PAUSE_SECONDS, action],
  );
}
