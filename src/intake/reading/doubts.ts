import { at } from '../../basics/assert.ts';
import type { Bilingual } from '../../basics/bilingual.ts';
import type { Election, ReturnSpec } from '../../election/lookup.ts';
import { HEAD_ROLES } from '../../election/model.ts';
import type { Person } from '../../people/person.ts';
import { refAt } from '../../returns/field-ref.ts';
import type { Figure } from '../../returns/figures.ts';
import { HEAD_SIZE } from '../../returns/figures.ts';
import type { FieldRef } from '../../returns/finding.ts';
import type { Queries } from '../../store/grouped-queries.ts';

/** What somebody who looked at the photo says: the record stands, or the paper says something else and is to be corrected. */
export const PAPER_VERDICTS = ['record-right', 'paper-differs'] as const;
export type PaperVerdict = (typeof PAPER_VERDICTS)[number];

/** A place where the paper seems to say something else than the record. */
export interface DoubtView {
  readonly id: number;
  readonly unit: string;
  readonly ballot: string;
  readonly version: number;
  readonly field: FieldRef;
  /** The place as printed: number and name. */
  readonly label: Bilingual;
  readonly recorded: Figure;
  readonly read: Figure;
  /** 0 to 1. */
  readonly confidence: number;
  /** When it was read, ISO 8601. */
  readonly at: string;
  readonly verdict: PaperVerdict | null;
  /** Public id of whoever looked; null: nobody yet. */
  readonly by: string | null;
}

interface DoubtRow extends Record<string, unknown> {
  readonly doubt_id: number;
  readonly return_id: number;
  readonly version: number;
  readonly position: number;
  readonly recorded: number;
  readonly read: number;
  readonly confidence: number;
  readonly read_at: Date;
  readonly verdict: PaperVerdict | null;
  readonly by: string | null;
}

const MOST = 500;

const DOUBTS = `select d.doubt_id, d.return_id, d.version, d.position, d.recorded, d.read, d.confidence, g.read_at, d.verdict,
              p.public_id as by
         from paper_doubt d
         join reading g using (return_id, version)
         join record v using (return_id, version)
         join return r using (return_id)
         left join person p on p.person_id = d.settled_by
        where v.live`;

/** Doubts of live records that nobody has looked at, the surest first. */
export async function openDoubts(
  db: Queries,
  election: Election,
  scope: { readonly everywhere: boolean; readonly centreIds: readonly string[] },
): Promise<DoubtView[]> {
  const { rows } = await db.query<DoubtRow>(
    `${DOUBTS} and d.verdict is null and ($1 or r.centre_id = any($2::text[]))
      order by d.confidence desc, d.doubt_id limit ${MOST}`,
    [scope.everywhere, scope.centreIds],
  );
  return rows.map((row) => viewOf(election, row));
}

/** All doubts of a return's live record, in the order of the form. */
export async function doubtsOfReturn(
  db: Queries,
  election: Election,
  returnId: number,
): Promise<DoubtView[]> {
  const { rows } = await db.query<DoubtRow>(`${DOUBTS} and d.return_id = $1 order by d.position`, [returnId]);
  return rows.map((row) => viewOf(election, row));
}

/** Writes down what somebody saw on the photo. False: there is no such open doubt at this return. */
export async function settleDoubt(
  db: Queries,
  person: Person,
  returnId: number,
  doubtId: number,
  verdict: PaperVerdict,
): Promise<boolean> {
  const { rows } = await db.query<{ doubt_id: number }>(
    `with settled as (
       update paper_doubt set verdict = $3, settled_by = $4, settled_at = now()
        where doubt_id = $1 and return_id = $2 and verdict is null returning doubt_id, return_id, version, position
     ), noted as (
       insert into audit (person_id, action, subject, detail)
       select $4, 'settle-reading', r.unit_id || '/' || r.ballot,
              jsonb_build_object('version', s.version, 'position', s.position, 'verdict', $3::text)
         from settled s join return r using (return_id)
     )
     select doubt_id from settled`,
    [doubtId, returnId, verdict, person.personId],
  );
  return rows.length > 0;
}

function viewOf(election: Election, row: DoubtRow): DoubtView {
  const spec = at(election.returns, row.return_id);
  return {
    id: row.doubt_id,
    unit: spec.unit.id,
    ballot: spec.contest.ballot,
    version: row.version,
    field: refAt(spec, row.position),
    label: labelOf(spec, row.position),
    recorded: row.recorded,
    read: row.read,
    confidence: row.confidence,
    at: row.read_at.toISOString(),
    verdict: row.verdict,
    by: row.by,
  };
}

function labelOf(spec: ReturnSpec, position: number): Bilingual {
  const line = spec.lines[position - HEAD_SIZE];
  const role = HEAD_ROLES[position];
  const field = spec.form.fields.find((one) => one.role === role);
  const [number, name] = line === undefined ? [field?.number, field?.label] : [line.number, line.name];
  return { th: `${number ?? ''} ${name?.th ?? ''}`.trim(), en: `${number ?? ''} ${name?.en ?? ''}`.trim() };
}
