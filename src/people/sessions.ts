import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { Clock } from '../basics/clock.ts';
import { sha256 } from '../basics/sha256.ts';
import type { Person, PersonId } from './person.ts';
import type { PersonRow } from './person-rows.ts';
import { PERSON_COLUMNS, toPerson } from './person-rows.ts';

/** Name of the cookie that carries the token. */
export const SESSION_COOKIE = 'khanaen_session';

export interface SessionLimits {
  /** Seconds without a request after which a session ends. */
  readonly idleSeconds: number;
  /** Seconds after which every session ends. */
  readonly totalSeconds: number;
}

const DEFAULT_SESSION_LIMITS: SessionLimits = { idleSeconds: 60 * 60, totalSeconds: 14 * 60 * 60 };

/** How long a session is taken from memory: an account that is closed stays usable for at most this long. */
const CACHE_MS = 5_000;
const CACHE_SIZE = 20_000;

interface Cached {
  readonly person: Person;
  readonly until: number;
}

/**
 * Sessions of people who logged in. The token is 32 random bytes; the database holds only its SHA-256, so a copy of the
 * database opens no session. Limits are measured with the database's clock.
 */
export class Sessions {
  readonly #db: Pool;
  readonly #clock: Clock;
  readonly #limits: SessionLimits;
  readonly #cache = new Map<string, Cached>();

  constructor(db: Pool, clock: Clock, limits: SessionLimits = DEFAULT_SESSION_LIMITS) {
    this.#db = db;
    this.#clock = clock;
    this.#limits = limits;
  }

  get totalSeconds(): number {
    return this.#limits.totalSeconds;
  }

  /** Starts a session and gives its token; its audit row is written with it. */
  async start(personId: PersonId, address: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.#db.query(
      `with s as (
         insert into session (token_hash, person_id, expires_at)
         values ($1, $2, now() + make_interval(secs => $3)) returning person_id
       ), tidy as (delete from session where person_id = $2 and (expires_at < now()
           or last_seen_at < now() - make_interval(secs => $5))),
       p as (update person set failed_logins = 0, locked_until = null
           where person_id = $2 and (failed_logins > 0 or locked_until is not null))
       insert into audit (person_id, action, subject, detail)
       select person_id, 'login', 'session', jsonb_build_object('address', $4::text) from s`,
      [sha256(token), personId, this.#limits.totalSeconds, address, this.#limits.idleSeconds],
    );
    return token;
  }

  /** The person of a token; null when it names no session that is still good. */
  async find(token: string): Promise<Person | null> {
    if (token.length !== 43) return null;
    const cached = this.#cache.get(token);
    const now = this.#clock();
    if (cached !== undefined && cached.until > now && cached.until - now <= CACHE_MS) return cached.person;
    this.#cache.delete(token);
    const result = await this.#db.query<PersonRow>({
      name: 'session-find',
      text: `with s as (
               select token_hash, person_id, last_seen_at from session
                where token_hash = $1 and expires_at > now() and last_seen_at > now() - make_interval(secs => $2)
             ), seen as (
               update session t set last_seen_at = now() from s
                where t.token_hash = s.token_hash and s.last_seen_at < now() - interval '60 seconds'
             )
             select ${PERSON_COLUMNS} from s join person p using (person_id) where p.active`,
      values: [sha256(token), this.#limits.idleSeconds],
    });
    const row = result.rows[0];
    if (row === undefined) return null;
    const person = toPerson(row);
    if (this.#cache.size >= CACHE_SIZE) this.#cache.clear();
    this.#cache.set(token, { person, until: now + CACHE_MS });
    return person;
  }

  /** Ends the session of a token. */
  async end(token: string): Promise<void> {
    this.#cache.delete(token);
    await this.#db.query(
      `with s as (delete from session where token_hash = $1 returning person_id)
       insert into audit (person_id, action, subject) select person_id, 'logout', 'session' from s`,
      [sha256(token)],
    );
  }
}
