import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { Clock } from '../basics/clock.ts';
import { sha256 } from '../basics/sha256.ts';
import type { Duties } from './duties.ts';
import type { Person, PersonId } from './person.ts';
import type { PasswordKind, PersonRow } from './person-rows.ts';
import { HAS_SECOND_FACTOR, PERSON_COLUMNS, toPerson } from './person-rows.ts';

/** Name of the cookie that carries the token. */
export const SESSION_COOKIE = 'khanaen_session';

export interface SessionLimits {
  /** Seconds without a call that somebody is behind, after which a session ends. */
  readonly idleSeconds: number;
  /** Seconds after which every session ends. */
  readonly totalSeconds: number;
}

const DEFAULT_SESSION_LIMITS: SessionLimits = { idleSeconds: 60 * 60, totalSeconds: 14 * 60 * 60 };

/** How long a session is taken from memory: a session that another process ended stays usable for at most this long. */
const CACHE_MS = 5_000;
const CACHE_SIZE = 20_000;

/** How somebody proved who they are. */
export type Proof = 'password' | 'code' | 'passkey' | 'recovery';

/** Where a login comes from. */
export interface Origin {
  readonly address: string;
  /** What the browser says of itself. */
  readonly agent?: string;
  readonly proof?: Proof;
  /** The hash that the password was held against: nothing starts when it has been replaced meanwhile. */
  readonly passwordHash?: string;
  /** The account's `proof_rev` when the proofs were looked up: nothing starts when one was taken away meanwhile. */
  readonly proofRev?: number;
}

/** A session that is good, and what its person has yet to do. */
export interface LiveSession {
  readonly id: string;
  readonly person: Person;
  readonly passwordKind: PasswordKind;
  readonly hasSecondFactor: boolean;
  /** When every session of this age ends, by the clock of this process. */
  readonly endsAt: number;
}

interface Cached {
  readonly session: LiveSession;
  readonly until: number;
  /** The database has heard of a person behind this session since it was read. */
  readonly attended: boolean;
}

interface SessionRow extends PersonRow {
  session_id: string;
  password_kind: PasswordKind;
  has_second_factor: boolean;
  left_seconds: number;
}

/** A session of one's own, as it is listed. */
export interface ListedSession {
  readonly id: string;
  readonly address: string;
  readonly agent: string;
  readonly proof: Proof;
  readonly startedAt: Date;
  readonly lastSeenAt: Date;
}

/**
 * Sessions of people who logged in. The token is 32 random bytes; the database holds only its SHA-256, so a copy of the
 * database opens no session. Limits are measured with the database's clock.
 */
export class Sessions {
  readonly limits: SessionLimits;
  readonly #db: Pool;
  readonly #clock: Clock;
  readonly #duties: Duties;
  readonly #cache = new Map<string, Cached>();
  /** Counts what was forgotten: an answer that was asked for before is not kept. */
  #forgotten = 0;

  constructor(db: Pool, clock: Clock, duties: Duties, limits: SessionLimits = DEFAULT_SESSION_LIMITS) {
    this.#db = db;
    this.#clock = clock;
    this.#duties = duties;
    this.limits = limits;
  }

  /**
   * Starts a session and gives its token; its audit row is written with it. The token opens nothing when the account was closed
   * or its password replaced while the password was being checked.
   */
  async start(
    personId: PersonId,
    { address, agent = '', proof = 'password', passwordHash, proofRev }: Origin,
  ): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.#db.query(
      `with s as (
         insert into session (token_hash, person_id, expires_at, address, agent, proof)
         select $1, person_id, now() + make_interval(secs => $3), $4, $6, $7 from person
          where person_id = $2 and active and ($8::text is null or password_hash = $8)
            and ($9::int is null or proof_rev = $9) for update returning person_id
       ), tidy as (delete from session where person_id = $2 and (expires_at < now()
           or last_seen_at < now() - make_interval(secs => $5))),
       p as (update person set failed_logins = 0, locked_until = null, last_login_at = now() where person_id in (select person_id from s))
       insert into audit (person_id, action, subject, detail)
       select person_id, 'login', 'session', jsonb_build_object('address', $4::text, 'proof', $7::text) from s`,
      [
        sha256(token),
        personId,
        this.limits.totalSeconds,
        address.slice(0, 100),
        this.limits.idleSeconds,
        agent.slice(0, 300),
        proof,
        passwordHash ?? null,
        proofRev ?? null,
      ],
    );
    return token;
  }

  /**
   * The session of a token; null when it names none that is still good. It lasts from the last call that somebody was behind:
   * `attended` is false for calls that a page makes by itself while nobody touches it.
   */
  async find(token: string, attended = true): Promise<LiveSession | null> {
    if (token.length !== 43) return null;
    const cached = this.#cache.get(token);
    const now = this.#clock();
    if (cached !== undefined && cached.until > now && cached.until - now <= CACHE_MS) {
      if (cached.attended || !attended) return cached.session;
    }
    this.#cache.delete(token);
    const forgotten = this.#forgotten;
    const result = await this.#db.query<SessionRow>({
      name: 'session-find',
      text: `with s as (
               select token_hash, person_id, last_seen_at, public_id as session_id,
                      extract(epoch from expires_at - now())::float8 as left_seconds
                 from session
                where token_hash = $1 and expires_at > now() and last_seen_at > now() - make_interval(secs => $2)
             ), seen as (
               update session t set last_seen_at = now() from s
                where $3 and t.token_hash = s.token_hash and s.last_seen_at < now() - interval '60 seconds'
             )
             select ${PERSON_COLUMNS}, p.password_kind, ${HAS_SECOND_FACTOR} as has_second_factor,
                    s.session_id, s.left_seconds
               from s join person p using (person_id) where p.active`,
      values: [sha256(token), this.limits.idleSeconds, attended],
    });
    const row = result.rows[0];
    if (row === undefined) return null;
    const session: LiveSession = {
      id: row.session_id,
      person: toPerson(row, this.#duties),
      passwordKind: row.password_kind,
      hasSecondFactor: row.has_second_factor,
      endsAt: now + row.left_seconds * 1000,
    };
    if (forgotten !== this.#forgotten) return session;
    if (this.#cache.size >= CACHE_SIZE) this.#cache.clear();
    this.#cache.set(token, { session, until: now + CACHE_MS, attended });
    return session;
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

  /** Notes a sign of life now, though the session may be taken from memory. */
  async touch(id: string): Promise<void> {
    await this.#db.query('update session set last_seen_at = now() where public_id = $1', [id]);
  }

  /** Good sessions of a person, the newest first. */
  async list(personId: PersonId): Promise<ListedSession[]> {
    const result = await this.#db.query<ListedSession>(
      `select public_id as id, address, agent, proof, created_at as "startedAt", last_seen_at as "lastSeenAt"
         from session
        where person_id = $1 and expires_at > now() and last_seen_at > now() - make_interval(secs => $2)
        order by created_at desc`,
      [personId, this.limits.idleSeconds],
    );
    return result.rows;
  }

  /** Ends one's own other sessions: the one named, or all but the current one. Gives how many ended. */
  async endOthers(personId: PersonId, current: string, id: string | null): Promise<number> {
    const done = await this.#db.query<{ ended: number }>(
      `with s as (
         delete from session where person_id = $1 and public_id <> $2 and ($3::uuid is null or public_id = $3) returning 1
       ), noted as (
         insert into audit (person_id, action, subject, detail)
         select $1, 'sessions-ended', 'session', jsonb_build_object('count', count(*)) from s having count(*) > 0
       )
       select count(*)::int as ended from s`,
      [personId, current, id],
    );
    this.forget(personId);
    return done.rows[0]?.ended ?? 0;
  }

  /**
   * Takes nothing about this person from memory any more: a closed account, an ended session, a new role or a new factor
   * counts at once in this process, and within five seconds in others.
   */
  forget(personId: PersonId): void {
    this.#forgotten++;
    for (const [token, { session }] of this.#cache) {
      if (session.person.personId === personId) this.#cache.delete(token);
    }
  }
}
