import type { Figures } from '../../returns/figures.ts';
import { toWireEntry } from '../../returns/wire-write.ts';
import type { Desk } from '../desk.ts';
import type { FoundCase } from './case-rows.ts';
import { caseView, placeOf } from './list-cases.ts';

interface StepRow {
  kind: string;
  person_id: number;
  at: Date;
  note: string;
  command: object | null;
}
interface EvidenceRow {
  sha256: string;
  kind: string;
  photo: string | null;
  bytes: number;
  text: string | null;
  source: string;
  made_on: string | null;
  added_by: number;
  added_at: Date;
}
interface VersionRow {
  version: number;
  live: boolean;
  figures: Figures;
  reason: object | null;
  at: Date;
}

/** A case with its notes, evidence, links, and the versions of its return: what stood when it began and what stands now. */
export async function viewCase(desk: Desk, { row, spec }: FoundCase): Promise<object> {
  const [steps, evidence, links, versions] = await Promise.all([
    desk.db.query<StepRow>(
      `select kind, person_id, at, coalesce(body->>'note', '') as note, body->'command' as command
         from case_step where case_id = $1 order by step_id`,
      [row.case_id],
    ),
    desk.db.query<EvidenceRow>(
      `select sha256, kind, photo, bytes, text, source, to_char(made_on, 'YYYY-MM-DD') as made_on, added_by, added_at
         from case_evidence where case_id = $1 order by added_at, sha256`,
      [row.case_id],
    ),
    desk.db.query<{ kind: string; version: number; person_id: number; at: Date }>(
      'select kind, version, person_id, at from case_link where case_id = $1 order by link_id',
      [row.case_id],
    ),
    desk.db.query<VersionRow>(
      `select version, live, figures, reason, accepted_at as at from record where return_id = $1 order by version`,
      [row.return_id],
    ),
  ]);
  const people = new Set<number>();
  for (const { person_id } of [...steps.rows, ...links.rows]) people.add(person_id);
  for (const { added_by } of evidence.rows) people.add(added_by);
  if (row.opened_by !== null) people.add(row.opened_by);
  await desk.publicIds.learn(people);
  const name = (by: number) => desk.publicIds.of(by);
  return {
    ...placeOf(desk, row.return_id),
    ...caseView(row),
    openedBy: row.opened_by === null ? null : name(row.opened_by),
    returnStage: row.return_stage,
    version: row.return_version,
    steps: steps.rows.map((s) => ({
      kind: s.kind,
      by: name(s.person_id),
      at: s.at,
      note: s.note,
      command: s.command,
    })),
    evidence: evidence.rows.map((e) => ({
      sha256: e.sha256,
      kind: e.kind,
      url: e.photo === null ? null : `/api/cases/${row.case_id}/photos/${e.photo}`,
      bytes: e.bytes,
      text: e.text,
      source: e.source,
      madeOn: e.made_on,
      by: name(e.added_by),
      at: e.added_at,
    })),
    links: links.rows.map((l) => ({ kind: l.kind, version: l.version, by: name(l.person_id), at: l.at })),
    versions: versions.rows.map((v) => ({
      version: v.version,
      live: v.live,
      reason: v.reason,
      at: v.at,
      ...toWireEntry(spec, { figures: v.figures, words: null, answers: [], remarks: '' }),
    })),
  };
}
