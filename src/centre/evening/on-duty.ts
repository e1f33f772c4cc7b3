import type { Pool } from 'pg';
import type { Election } from '../../election/lookup.ts';
import type { Duties } from '../../people/duties.ts';
import type { Person } from '../../people/person.ts';
import type { PersonRow } from '../../people/person-rows.ts';
import { PERSON_COLUMNS, toPerson } from '../../people/person-rows.ts';
import { SharedRead } from './shared-read.ts';

/** Somebody's last piece of work. Times are seconds since 1970. */
interface LastWork {
  readonly at: number;
  readonly returnIndex: number;
}

export interface People {
  /** Everybody with an account, by number. */
  readonly byId: ReadonlyMap<number, Person>;
  /** Sessions that were used in the last ten minutes. */
  readonly inSession: ReadonlySet<number>;
  readonly lastWork: ReadonlyMap<number, LastWork>;
}

const FRESH_MS = 10_000;
/** Work within so many seconds makes a person be on duty. */
export const DUTY_SECONDS = 600;
/** Entries that are read at first, and again each time: keys may commit out of order. */
const AT_FIRST = 20_000;
const OVERLAP = 1_000;

/** Who works this evening: accounts, sessions in use, last work. One reading for all who ask. */
export class OnDuty {
  readonly #db: Pool;
  readonly #shared: SharedRead<People>;
  readonly #lastWork = new Map<number, LastWork>();
  #lastEntry = 0;

  constructor(db: Pool, election: Election, duties: Duties, freshMs = FRESH_MS) {
    this.#db = db;
    this.#shared = new SharedRead(() => this.#read(election, duties), freshMs);
  }

  people(): Promise<People> {
    return this.#shared.get();
  }

  async #read(election: Election, duties: Duties): Promise<People> {
    await this.#readEntries(election);
    const accounts = await this.#db.query<PersonRow & { in_session: boolean }>(
      `select ${PERSON_COLUMNS}, exists (select from session s where s.person_id = p.person_id and s.expires_at > now()
              and s.last_seen_at > now() - make_interval(secs => $1)) as in_session
         from person p`,
      [DUTY_SECONDS],
    );
    const byId = new Map<number, Person>();
    const inSession = new Set<number>();
    for (const row of accounts.rows) {
      byId.set(row.person_id, toPerson(row, duties));
      if (row.in_session) inSession.add(row.person_id);
    }
    return { byId, inSession, lastWork: this.#lastWork };
  }

  async #readEntries(election: Election): Promise<void> {
    const { rows } = await this.#db.query<{
      entry_id: number;
      person_id: number;
      return_id: number;
      at: number;
    }>(
      `select entry_id, person_id, return_id, extract(epoch from entered_at)::float8 as at from entry
        where entry_id > $1 order by entry_id desc limit $2`,
      [this.#lastEntry === 0 ? 0 : Math.max(0, this.#lastEntry - OVERLAP), AT_FIRST],
    );
    for (const row of rows) {
      this.#lastEntry = Math.max(this.#lastEntry, row.entry_id);
      if (row.at <= (this.#lastWork.get(row.person_id)?.at ?? 0)) continue;
      if (election.returns[row.return_id] === undefined) continue;
      this.#lastWork.set(row.person_id, { at: row.at, returnIndex: row.return_id });
    }
  }
}
