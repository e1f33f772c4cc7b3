import { getOrThrow } from '../basics/assert.ts';
import type { Person } from '../people/person.ts';
import type { Queries } from '../store/grouped-queries.ts';

/** Public ids of people, by their number in the database. They never change, so they are kept in memory. */
export class PublicIds {
  readonly #db: Queries;
  readonly #ids = new Map<number, string>();

  constructor(db: Queries) {
    this.#db = db;
  }

  remember(person: Person): void {
    this.#ids.set(person.personId, person.publicId);
  }

  /** Makes the ids of these people known; asks the database only for new ones. */
  async learn(personIds: Iterable<number>): Promise<void> {
    const missing = [...personIds].filter((id) => !this.#ids.has(id));
    if (missing.length === 0) return;
    const result = await this.#db.query<{ person_id: number; public_id: string }>(
      'select person_id, public_id from person where person_id = any($1)',
      [missing],
    );
    for (const row of result.rows) this.#ids.set(row.person_id, row.public_id);
  }

  /** The id of somebody whom `learn` has seen; another one is a bug and throws. */
  of(personId: number): string {
    return getOrThrow(this.#ids, personId);
  }
}
