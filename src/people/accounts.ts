import type { Pool } from 'pg';
import type { Clock } from '../basics/clock.ts';
import type { AccountKey } from './account-key.ts';
import type { Duties } from './duties.ts';
import { KnownBrowsers } from './known-browsers.ts';
import { LoginLimits } from './login-limits.ts';
import { PasswordQueue } from './password-queue.ts';
import type { SessionLimits } from './sessions.ts';
import { Sessions } from './sessions.ts';
import { Tickets } from './tickets.ts';

/** What a deployment asks of its people. A drill asks for neither: it plays hundreds of accounts. */
export interface AccountPolicy {
  /** A given password must be replaced by an own one before anything else works. */
  readonly ownPassword: boolean;
  /** Those who accept, correct or publish must have a second factor. Who has one uses it in any case. */
  readonly secondFactor: 'required' | 'optional';
}

/** Everything that logging in and keeping accounts needs. Made once per process. */
export interface Accounts {
  readonly db: Pool;
  readonly clock: Clock;
  readonly key: AccountKey;
  readonly duties: Duties;
  readonly policy: AccountPolicy;
  readonly sessions: Sessions;
  readonly limits: LoginLimits;
  readonly queue: PasswordQueue;
  readonly tickets: Tickets;
  readonly browsers: KnownBrowsers;
}

export interface AccountOptions extends Pick<Accounts, 'db' | 'clock' | 'key' | 'duties' | 'policy'> {
  readonly sessionLimits?: SessionLimits;
}

export function makeAccounts(options: AccountOptions): Accounts {
  const { db, clock, key, duties, policy } = options;
  return {
    db,
    clock,
    key,
    duties,
    policy,
    sessions: new Sessions(db, clock, duties, options.sessionLimits),
    limits: new LoginLimits(clock),
    queue: new PasswordQueue(),
    tickets: new Tickets(key, db, clock),
    browsers: new KnownBrowsers(key),
  };
}
