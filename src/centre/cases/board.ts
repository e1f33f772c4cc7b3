import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import type { ReturnSpec } from '../../election/lookup.ts';
import type { Person } from '../../people/person.ts';
import type { BoardResult, PhotoKind } from '../../returns/case-terms.ts';
import type { Desk } from '../desk.ts';
import { inboxFact } from '../facts.ts';
import { subjectOf } from '../write-return.ts';
import { databaseNow } from './now.ts';

/** A check of the score board against one version of the return. */
export interface BoardCheck {
  readonly version: number;
  readonly result: BoardResult;
  readonly note: string;
  readonly person_id: number;
  readonly at: Date;
}

/** The newest check of the live version; null when nobody has compared it. */
export async function newestCheck(desk: Desk, returnId: number): Promise<BoardCheck | null> {
  const found = await desk.db.query<BoardCheck>(
    `select b.version, b.result, b.note, b.person_id, b.at from board_check b
       join record c using (return_id, version)
      where b.return_id = $1 and c.live order by b.check_id desc limit 1`,
    [returnId],
  );
  return found.rows[0] ?? null;
}

/** Says what a photo of a return shows. False: no such photo. A mark that stands already is not written again. */
export async function markPhoto(
  desk: Desk,
  person: Person,
  spec: ReturnSpec,
  photo: string,
  kind: PhotoKind,
): Promise<boolean> {
  const done = await desk.db.query<{ found: number }>(
    `with p as (
       select original, coalesce((select m.kind from photo_mark m where m.return_id = $1 and m.original = photo.original
                                   order by mark_id desc limit 1), 'form') as shows
         from photo where return_id = $1 and photo = $2 limit 1
     ), m as (
       insert into photo_mark (return_id, original, kind, person_id)
       select $1, original, $3, $4 from p where shows <> $3 returning original
     ), a as (
       insert into audit (person_id, action, subject, detail)
       select $4, 'mark-photo', $5, jsonb_build_object('photo', original, 'kind', $3::text) from m
     )
     select count(*)::int as found from p`,
    [spec.index, photo, kind, person.personId, subjectOf(desk, spec.index)],
  );
  return (done.rows[0]?.found ?? 0) > 0;
}

export type BoardRefusal =
  /** The version that was compared no longer counts. */
  | { readonly code: 'other-version' }
  /** No photo of the return shows the board. */
  | { readonly code: 'no-board-photo' };

/**
 * Records that somebody compared the board with the form. `differs` opens a case, unless one of this kind is open; check, case,
 * fact and audit in one statement. The same again changes nothing.
 */
export async function compareBoard(
  desk: Desk,
  person: Person,
  spec: ReturnSpec,
  {
    version,
    result,
    note,
  }: { readonly version: number; readonly result: BoardResult; readonly note: string },
): Promise<Result<{ readonly caseId: number | null }, BoardRefusal>> {
  const live = await desk.db.query<{ live: boolean; board: boolean; open: number | null }>(
    `select exists (select from record where return_id = $1 and version = $2 and live) as live,
            exists (select from photo p where return_id = $1 and 'board' =
              (select m.kind from photo_mark m where m.return_id = $1 and m.original = p.original order by mark_id desc limit 1)) as board,
            (select case_id from dossier where return_id = $1 and trigger = 'board-differs' and stage <> 'closed' limit 1) as open`,
    [spec.index, version],
  );
  const now = live.rows[0];
  if (now?.live !== true) return err({ code: 'other-version' });
  if (result !== 'no-photo' && !now.board) return err({ code: 'no-board-photo' });
  const newest = await newestCheck(desk, spec.index);
  const same =
    newest !== null &&
    newest.result === result &&
    newest.note === note &&
    newest.person_id === person.personId;
  if (same) return ok({ caseId: result === 'differs' ? now.open : null });
  const opens = result === 'differs' && now.open === null;
  const caseId = opens ? await drawCaseId(desk) : 0;
  const fact = inboxFact({
    kind: 'case-opened',
    at: await databaseNow(desk),
    case: String(caseId),
    unit: spec.unit.id,
    ballot: spec.contest.ballot,
    trigger: 'board-differs',
    summary: SUMMARY.th,
    summaryEn: SUMMARY.en,
  });
  const done = await desk.db.query<{ done: number; opened: number | null }>(
    `with b as (
       insert into board_check (return_id, version, result, note, person_id)
       select $1, $2, $3, $4, $5 from record where return_id = $1 and version = $2 and live returning return_id
     ), c as (
       insert into dossier (case_id, return_id, trigger, summary, summary_en, opened_by, opened_version)
       overriding system value
       select $6, $1, 'board-differs', $7, $8, $5, $2 from b
        where $9::boolean
       on conflict (return_id) where trigger = 'board-differs' and stage <> 'closed' do nothing
       returning case_id
     ), s as (
       insert into case_step (case_id, kind, person_id, body)
       select case_id, 'opened', $5, jsonb_build_object('note', $4::text) from c
     ), f as (
       insert into fact_inbox (kind, body) select $10, $11 from c
     ), a as (
       insert into audit (person_id, action, subject, detail)
       select $5, 'compare-board', $12, jsonb_build_object('version', $2::int, 'result', $3::text) from b
     )
     select (select count(*) from b)::int as done, (select case_id from c) as opened`,
    [
      spec.index,
      version,
      result,
      note,
      person.personId,
      caseId,
      SUMMARY.th,
      SUMMARY.en,
      opens,
      fact.kind,
      fact.body,
      subjectOf(desk, spec.index),
    ],
  );
  const row = done.rows[0];
  if (row === undefined || row.done === 0) return err({ code: 'other-version' });
  if (result !== 'differs') return ok({ caseId: null });
  return ok({ caseId: row.opened ?? now.open ?? (await openBoardCase(desk, spec.index)) });
}

/** The case that somebody else opened at the same moment. */
async function openBoardCase(desk: Desk, returnId: number): Promise<number | null> {
  const found = await desk.db.query<{ case_id: number }>(
    "select case_id from dossier where return_id = $1 and trigger = 'board-differs' and stage <> 'closed'",
    [returnId],
  );
  return found.rows[0]?.case_id ?? null;
}

const SUMMARY = {
  th: 'ภาพกระดานคะแนนไม่ตรงกับแบบรายงานผลการนับคะแนน',
  en: 'The photo of the score board differs from the form.',
};

async function drawCaseId(desk: Desk): Promise<number> {
  const drawn = await desk.db.query<{ id: number }>("select nextval('dossier_case_id_seq') as id");
  return drawn.rows[0]?.id ?? 0;
}
