import type { ReturnSpec } from '../election/lookup.ts';
import type { RuleCode } from '../election/model.ts';
import type { Person } from '../people/person.ts';
import type { Answer, Finding } from '../returns/finding.ts';
import { allowedCommands } from '../returns/life-commands.ts';
import { changedPlaces, readEnough } from '../returns/life-corrections.ts';
import type { FindingNote, NotBlind, Override, Stage } from '../returns/life-state.ts';
import type { WireEntry } from '../returns/wire-write.ts';
import { toWireEntry } from '../returns/wire-write.ts';
import type { Action } from '../rights/rights.ts';
import { ACTIONS, roleMay, roleMayAt, stagesOf } from '../rights/rights.ts';
import { newestCheck } from './cases/board.ts';
import { casesOfReturn } from './cases/list-cases.ts';
import { errorsOf, findingsOf } from './claim-details.ts';
import type { Desk } from './desk.ts';
import { loadReturn } from './load-return.ts';
import type { LoadedReturn } from './loaded-return.ts';
import { noteShown } from './note-shown.ts';
import { owedPages, pagesOf } from './place-photo.ts';
import { isCovered, reads } from './show-entries.ts';

interface EntryRow {
  entry_id: number;
  round: number;
  kind: string;
  person_id: number;
  figures: number[];
  words: string[] | null;
  answers: Answer[];
  remarks: string;
  duration_ms: number | null;
  at: Date;
}

interface RecordRow {
  version: number;
  live: boolean;
  figures: number[];
  entered_by: number[];
  accepted_by: number;
  findings: FindingNote[];
  as_written: Override | null;
  not_blind: NotBlind | null;
  reason: object | null;
  at: Date;
}

export interface ReturnView {
  readonly stage: Stage;
  readonly round: number;
  readonly version: number;
  readonly reason: string;
  /** Commands that this stage takes; rights and persons are checked when one is sent. */
  readonly allowed: readonly string[];
  /** Rights that this person has over this return at this stage. */
  readonly may: readonly Action[];
  readonly claimed: { readonly by: string; readonly live: boolean } | null;
  readonly photos: readonly object[];
  /** Photos that came for this return and are no longer shown: moved, doubled, blurred. */
  readonly aside: readonly object[];
  /** Pages of the paper, those that are still owed, and why entry may begin without them. */
  readonly pages: object;
  readonly records: readonly object[];
  /** Your own; who may see entries also sees what others typed, except while it may still be typed blind. */
  readonly entries: readonly object[];
  /** An entry in doubt that is hidden from you until you ask to see it: who looks makes no blind reading. Its errors by code. */
  readonly covered: { readonly codes: readonly RuleCode[] } | null;
  /** A head's leave for a reading that is not blind. */
  readonly leave: object | null;
  /** Findings of the entry in doubt or of the live record's figures. */
  readonly findings: readonly Finding[];
  readonly cases: readonly object[];
  /** A correction that waits; who is to confirm it is not shown the new figures before typing them. */
  readonly proposal: object | null;
  /** How the score board compares with the form, by the newest check of the live version. */
  readonly board: object | null;
  readonly history: readonly object[];
}

/** Stages at which somebody may still type or decide blind: until then nobody is shown another person's figures. */
const BLIND_STAGES: ReadonlySet<Stage> = new Set(['received', 'entered-once', 'differs']);

/** Stages at which entries are shown to those who must judge them, and after which somebody may still be asked to type blind. */
const SHOWN_STAGES: ReadonlySet<Stage> = new Set(['in-doubt', 'with-supervisor']);

/** What people write here may hold figures: not for those who may be asked to type blind. */
const TELLING: ReadonlySet<string> = new Set(['accept-as-written', 'settle', 'set-aside', 'discard-entry']);

/** Rights over a return that do not hang on its stage. */
const ABOUT_CASES: readonly Action[] = ['handle-case', 'close-case', 'compare-board', 'see-cases'];

/**
 * A return with its history. Accepted records are for everybody (they are public). What was typed is shown to those who must
 * judge it, and only when nobody can be asked for a blind entry of that round any more.
 */
export async function viewReturn(desk: Desk, person: Person, spec: ReturnSpec): Promise<ReturnView> {
  const loaded = await loadReturn(desk, spec);
  const { state } = loaded;
  const sees = roleMay(person.role, 'see-entries');
  const types = reads(person);
  const covered = isCovered(person, loaded);
  const blind = BLIND_STAGES.has(state.stage);
  // Who may be asked for a blind reading sees no round's entries meanwhile; others only none of this round.
  const hidden = covered ? null : !blind ? 0 : types ? null : state.round;
  const unread = await unreadFrom(desk, person, loaded);
  const [entries, records, photos, cases, history, board] = await Promise.all([
    desk.db.query<EntryRow>(
      `select entry_id, round, kind, person_id, figures, words, answers, remarks, duration_ms, entered_at as at
         from entry where return_id = $1 and (person_id = $3 or ($2 and round <> $4::int and ($5::bigint is null or entry_id < $5))) order by entry_id`,
      [spec.index, sees, person.personId, hidden, unread],
    ),
    desk.db.query<RecordRow>(
      `select version, live, figures, entered_by, accepted_by, findings, as_written, not_blind, reason, accepted_at as at
         from record where return_id = $1 order by version`,
      [spec.index],
    ),
    desk.db.query<{
      photo: string;
      original: string;
      source: string;
      width: number;
      height: number;
      at: Date;
      shows: string;
    }>(
      `select photo, original, source, width, height, received_at as at,
              coalesce((select m.kind from photo_mark m where m.return_id = p.return_id and m.original = p.original
                         order by mark_id desc limit 1), 'form') as shows
         from photo p where return_id = $1 order by received_at`,
      [spec.index],
    ),
    casesOfReturn(desk, spec.index),
    desk.db.query<{ action: string; person_id: number | null; at: Date; detail: object }>(
      'select action, person_id, at, detail from audit where subject = $1 order by audit_id',
      [`${spec.unit.id}/${spec.contest.ballot}`],
    ),
    newestCheck(desk, spec.index),
  ]);
  const shows = entries.rows.some((e) => e.person_id !== person.personId);
  if (types && shows && SHOWN_STAGES.has(state.stage)) await noteShown(desk, person, spec);
  const people = new Set<number>();
  for (const row of [...entries.rows, ...history.rows]) if (row.person_id !== null) people.add(row.person_id);
  for (const row of records.rows) for (const by of [...row.entered_by, row.accepted_by]) people.add(by);
  if (loaded.claim !== null) people.add(loaded.claim.by);
  if (board !== null) people.add(board.person_id);
  if (state.stage === 'correction-proposed') people.add(state.proposal.typed.by);
  for (const row of records.rows) if (row.not_blind !== null) people.add(row.not_blind.by);
  const leave = 'leave' in state ? state.leave : null;
  if (leave !== null) people.add(leave.by);
  await desk.publicIds.learn(people);
  const name = (by: number) => desk.publicIds.of(by);
  const wire = (
    figures: number[],
    words: string[] | null,
    answers: readonly Answer[],
    remarks: string,
  ): WireEntry => toWireEntry(spec, { figures, words, answers, remarks });
  // In the order of the pages; those that were moved away or put aside are told apart.
  const shownRows = loaded.pictures.flatMap(({ original, page }) => {
    const row = photos.rows.find((p) => p.original === original);
    return row === undefined ? [] : [{ ...row, page }];
  });
  const aside = photos.rows.filter((p) => !shownRows.some((s) => s.original === p.original));
  return {
    stage: state.stage,
    round: state.round,
    version: state.version,
    reason: state.stage === 'unreadable' || state.stage === 'annulled' ? state.reason : '',
    allowed: allowedCommands(state),
    may: ACTIONS.filter(
      (action) =>
        (stagesOf(action) !== null || ABOUT_CASES.includes(action)) &&
        roleMayAt(person.role, action, state.stage),
    ),
    claimed: loaded.claim?.live ? { by: name(loaded.claim.by), live: true } : null,
    photos: shownRows.map((p) => ({
      sha256: p.photo,
      url: `/api/photos/${p.photo}`,
      source: p.source,
      shows: p.shows,
      page: p.page,
      width: p.width,
      height: p.height,
      at: p.at,
    })),
    aside: aside.map((p) => ({ sha256: p.photo, url: `/api/photos/${p.photo}`, source: p.source, at: p.at })),
    pages: {
      of: pagesOf(loaded, spec),
      missing: owedPages(loaded, spec),
      waits: loaded.waits,
      excuse: loaded.excuse,
    },
    records: records.rows.map((r) => ({
      version: r.version,
      live: r.live,
      ...wire(r.figures, null, [], ''),
      enteredBy: r.entered_by.map(name),
      acceptedBy: name(r.accepted_by),
      findings: r.findings,
      asWritten: r.as_written === null ? null : { codes: r.as_written.codes, reason: r.as_written.reason },
      notBlind: r.not_blind === null ? null : { reason: r.not_blind.reason, by: name(r.not_blind.by) },
      reason: r.reason,
      at: r.at,
    })),
    entries: entries.rows.map((e) => ({
      round: e.round,
      kind: e.kind,
      by: name(e.person_id),
      entry: wire(e.figures, e.words, e.answers, e.remarks),
      durationMs: e.duration_ms,
      at: e.at,
    })),
    covered:
      covered && state.stage === 'in-doubt' ? { codes: errorsOf(desk, spec, loaded, state.first) } : null,
    leave: leave === null ? null : { reason: leave.reason, by: name(leave.by), used: leave.used },
    findings:
      !covered && state.stage === 'in-doubt' && (sees || state.first.by === person.personId)
        ? findingsOf(desk, spec, loaded, state.first)
        : [],
    cases,
    proposal:
      state.stage === 'correction-proposed' && sees
        ? {
            reason: state.proposal.reason,
            by: name(state.proposal.typed.by),
            mine: state.proposal.typed.by === person.personId,
            codes: state.proposal.override?.codes ?? [],
            places: changedPlaces(state, spec),
            /** Readings of second persons that differed so far, and whether you may read (again). */
            differed: state.proposal.differed.length,
            mayRead: !readEnough(state, person.personId),
            entry: unread === null ? toWireEntry(spec, state.proposal.typed.entry) : null,
            readings: entries.rows
              .filter((e) => e.kind === 'confirmation' && e.entry_id > (loaded.keys.proposed ?? 0))
              .map((e) => ({ by: name(e.person_id), entry: wire(e.figures, null, [], ''), at: e.at })),
          }
        : null,
    board:
      board === null
        ? null
        : {
            version: board.version,
            result: board.result,
            note: board.note,
            by: name(board.person_id),
            at: board.at,
          },
    history: history.rows.map((h) => ({
      action: h.action,
      by: h.person_id === null ? null : name(h.person_id),
      at: h.at,
      detail: (blind || covered) && types && TELLING.has(h.action) ? {} : h.detail,
    })),
  };
}

/**
 * Key of the first entry that this person must not see: the figures of a correction that they may be asked to confirm blind. Null
 * for the one who proposed it, for those who cannot confirm, and once the person's own reading is in.
 */
async function unreadFrom(
  desk: Desk,
  person: Person,
  { returnId, state, keys }: LoadedReturn,
): Promise<number | null> {
  if (state.stage !== 'correction-proposed' || state.proposal.typed.by === person.personId) return null;
  if (!roleMay(person.role, 'confirm-correction')) return null;
  const own = await desk.db.query(
    `select 1 from entry where return_id = $1 and kind = 'confirmation' and person_id = $2 and entry_id > $3 limit 1`,
    [returnId, person.personId, keys.proposed],
  );
  return own.rows.length > 0 ? null : keys.proposed;
}
