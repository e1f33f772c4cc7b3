import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { Clock } from '../basics/clock.ts';
import { sha256 } from '../basics/sha256.ts';
import type { AccountKey } from './account-key.ts';
import type { PersonId } from './person.ts';

/**
 * `second-factor`: the password was right. `passkey-login`: a passkey is asked for, nobody is named yet. `passkey-made`: a
 * passkey is being set up.
 */
export type TicketKind = 'second-factor' | 'passkey-login' | 'passkey-made';

export interface Ticket {
  readonly kind: TicketKind;
  readonly personId: PersonId | null;
  /** What the step was held against, e.g. a mark of the password; empty when nothing. It must stand when the next step is taken. */
  readonly about: string;
  /** What a passkey must sign, base64url. */
  readonly challenge: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

const TICKET_MS = 5 * 60_000;

/**
 * Short-lived proofs of a step that was taken. The client keeps the sealed text, so that asking for one writes nothing; only
 * one that was used is noted, and is never good again.
 */
export class Tickets {
  readonly #key: AccountKey;
  readonly #clock: Clock;
  readonly #db: Pool;

  constructor(key: AccountKey, db: Pool, clock: Clock) {
    this.#key = key;
    this.#db = db;
    this.#clock = clock;
  }

  make(
    kind: TicketKind,
    personId: PersonId | null,
    about = '',
  ): { readonly token: string; readonly challenge: string } {
    const challenge = randomBytes(32).toString('base64url');
    const ticket: Ticket = { kind, personId, about, challenge, until: this.#clock() + TICKET_MS };
    const token = this.#key.seal(Buffer.from(JSON.stringify(ticket)), `ticket ${kind}`).toString('base64url');
    return { token, challenge };
  }

  /** What the ticket says; null when it is none of ours, of another kind, or too old. */
  read(token: string, kind: TicketKind): Ticket | null {
    const plain = this.#key.open(Buffer.from(token, 'base64url'), `ticket ${kind}`);
    if (plain === null) return null;
    const ticket = JSON.parse(plain.toString()) as Ticket;
    return ticket.until < this.#clock() ? null : ticket;
  }

  /** Uses the ticket up; false when it was used before. */
  async spend(token: string): Promise<boolean> {
    const done = await this.#db.query(
      `with tidy as (delete from used_ticket where expires_at < now())
       insert into used_ticket (ticket_hash, expires_at) values ($1, now() + make_interval(secs => $2))
       on conflict do nothing`,
      [sha256(Buffer.from(token, 'base64url')), (2 * TICKET_MS) / 1000],
    );
    return done.rowCount === 1;
  }
}
