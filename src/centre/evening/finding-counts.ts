import type { Pool } from 'pg';
import type { CentreId } from '../../election/model.ts';
import { SharedRead } from './shared-read.ts';

/** How often a rule stands on live records of a centre and constituency. */
export interface FindingCount {
  readonly centre: CentreId;
  /** Place in the package's list of areas. */
  readonly constituency: number;
  readonly code: string;
  readonly level: string;
  readonly count: number;
}

const FRESH_MS = 30_000;

/** Findings by rule, counted in the database at most every half minute for everybody. */
export class FindingCounts {
  readonly #shared: SharedRead<readonly FindingCount[]>;

  constructor(db: Pool, freshMs = FRESH_MS) {
    this.#shared = new SharedRead(() => readCounts(db), freshMs);
  }

  get(): Promise<readonly FindingCount[]> {
    return this.#shared.get();
  }
}

/** Records without findings, nearly all, are passed over before anything is joined. */
async function readCounts(db: Pool): Promise<FindingCount[]> {
  const { rows } = await db.query<FindingCount>(
    `select r.centre_id as centre, r.constituency, n.note->>'code' as code, n.note->>'level' as level, count(*) as count
       from record v join return r using (return_id), jsonb_array_elements(v.findings) as n(note)
      where v.live and v.findings <> '[]' group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  );
  return rows;
}
