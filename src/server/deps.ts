import type { Pool } from 'pg';
import type { Clock } from '../basics/clock.ts';
import type { Desk } from '../centre/desk.ts';
import type { Election } from '../election/lookup.ts';
import type { LoginLimits } from '../people/login-limits.ts';
import type { PasswordQueue } from '../people/password-queue.ts';
import type { Sessions } from '../people/sessions.ts';
import type { Metrics } from './metrics.ts';

/** Everything that routes use. Made once by the composition root (or a test). */
export interface AppDeps {
  readonly db: Pool;
  readonly election: Election;
  readonly desk: Desk;
  readonly sessions: Sessions;
  readonly limits: LoginLimits;
  readonly passwords: PasswordQueue;
  readonly metrics: Metrics;
  readonly clock: Clock;
  /** Cookies only over https. */
  readonly secureCookies: boolean;
  /** Takes the client's address and protocol from the proxy in front. */
  readonly trustProxy: boolean;
  /** One line for each unexpected failure; never personal data. */
  readonly log: (line: string) => void;
  /** Why this process is not ready to serve, in English; null when it is. */
  readonly notReady: () => string | null;
}
