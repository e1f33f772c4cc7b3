import type { Queries } from '../../store/grouped-queries.ts';

/** How often the reader agreed with what two people typed. For one model; counts only, nothing of any unit. */
export interface Agreement {
  /** SHA-256 of the weights. */
  readonly model: string;
  /** Records looked at, and those whose photos could be read: all pages with their own code, lying straight. */
  readonly records: number;
  readonly read: number;
  /** Figures that passed the bar and the sums, and those that are as recorded. */
  readonly suggested: number;
  readonly agreed: number;
  /** Doubts: nobody has looked; the record was right; the paper said something else. */
  readonly open: number;
  readonly recordRight: number;
  readonly paperDiffers: number;
}

/** The agreement of every model that has read here, the newest first. */
export async function agreements(db: Queries): Promise<Agreement[]> {
  const { rows } = await db.query<Agreement & Record<string, unknown>>(
    `select g.model, count(*)::int as records, count(*) filter (where g.outcome = 'read')::int as read,
            coalesce(sum(g.suggested), 0)::int as suggested, coalesce(sum(g.agreed), 0)::int as agreed,
            coalesce(sum(d.open), 0)::int as open, coalesce(sum(d.record_right), 0)::int as "recordRight",
            coalesce(sum(d.paper_differs), 0)::int as "paperDiffers"
       from reading g
       left join (select return_id, version, count(*) filter (where verdict is null) as open,
                         count(*) filter (where verdict = 'record-right') as record_right,
                         count(*) filter (where verdict = 'paper-differs') as paper_differs
                    from paper_doubt group by return_id, version) d using (return_id, version)
      group by g.model order by max(g.read_at) desc`,
  );
  return rows;
}

/** The file for the public: counts only. */
export function agreementFile(models: readonly Agreement[]): Uint8Array {
  return new TextEncoder().encode(
    `${JSON.stringify({ format: 'khanaen-reading-agreement 1', models }, null, 2)}\n`,
  );
}
