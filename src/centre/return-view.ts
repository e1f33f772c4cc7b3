import type { ReturnSpec } from '../election/lookup.ts';
import type { Person } from '../people/person.ts';
import type { Answer, Finding } from '../returns/finding.ts';
import { allowedCommands } from '../returns/life-commands.ts';
import type { FindingNote, Override, Stage } from '../returns/life-state.ts';
import type { WireEntry } from '../returns/wire-write.ts';
import { toWireEntry } from '../returns/wire-write.ts';
import { findingsOf } from './claim-details.ts';
import type { Desk } from './desk.ts';
import { loadReturn } from './load-return.ts';

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
  readonly claimed: { readonly by: string; readonly live: boolean } | null;
  readonly photos: readonly object[];
  readonly records: readonly object[];
  /** Your own; supervisors and administrators also see what others typed, except while it may still be typed blind. */
  readonly entries: readonly object[];
  /** Findings of the entry in doubt or of the live record's figures. */
  readonly findings: readonly Finding[];
  readonly cases: readonly object[];
  readonly proposal: object | null;
  readonly history: readonly object[];
}

/** Stages at which somebody may still type or decide blind: until then nobody is shown another person's figures. */
const BLIND_STAGES: ReadonlySet<Stage> = new Set(['received', 'entered-once', 'differs']);

/**
 * A return with its history. Accepted records are for everybody (they are public). What was typed is shown to those who must
 * judge it, and only when nobody can be asked for a blind entry of that round any more.
 */
export async function viewReturn(desk: Desk, person: Person, spec: ReturnSpec): Promise<ReturnView> {
  const loaded = await loadReturn(desk, spec);
  const { state } = loaded;
  const sees = person.role === 'supervisor' || person.role === 'administrator';
  const blind = BLIND_STAGES.has(state.stage) ? state.round : 0;
  const [entries, records, photos, cases, history] = await Promise.all([
    desk.db.query<EntryRow>(
      `select entry_id, round, kind, person_id, figures, words, answers, remarks, duration_ms, entered_at as at
         from entry where return_id = $1 and (person_id = $3 or ($2 and round <> $4)) order by entry_id`,
      [spec.index, sees, person.personId, blind],
    ),
    desk.db.query<RecordRow>(
      `select version, live, figures, entered_by, accepted_by, findings, as_written, reason, accepted_at as at
         from record where return_id = $1 order by version`,
      [spec.index],
    ),
    desk.db.query<{ photo: string; source: string; width: number; height: number; at: Date }>(
      'select photo, source, width, height, received_at as at from photo where return_id = $1 order by received_at',
      [spec.index],
    ),
    desk.db.query<{
      case: string;
      trigger: string;
      summary: string;
      opened: Date;
      closed: Date | null;
      effect: string | null;
    }>(
      `select case_id::text as case, trigger, summary, opened_at as opened, closed_at as closed, effect
         from dossier where return_id = $1 order by case_id`,
      [spec.index],
    ),
    desk.db.query<{ action: string; person_id: number | null; at: Date; detail: object }>(
      'select action, person_id, at, detail from audit where subject = $1 order by audit_id',
      [`${spec.unit.id}/${spec.contest.ballot}`],
    ),
  ]);
  const people = new Set<number>();
  for (const row of [...entries.rows, ...history.rows]) if (row.person_id !== null) people.add(row.person_id);
  for (const row of records.rows) for (const by of [...row.entered_by, row.accepted_by]) people.add(by);
  if (loaded.claim !== null) people.add(loaded.claim.by);
  await desk.publicIds.learn(people);
  const name = (by: number) => desk.publicIds.of(by);
  const wire = (
    figures: number[],
    words: string[] | null,
    answers: readonly Answer[],
    remarks: string,
  ): WireEntry => toWireEntry(spec, { figures, words, answers, remarks });
  return {
    stage: state.stage,
    round: state.round,
    version: state.version,
    reason: state.stage === 'unreadable' || state.stage === 'annulled' ? state.reason : '',
    allowed: allowedCommands(state),
    claimed: loaded.claim?.live ? { by: name(loaded.claim.by), live: true } : null,
    photos: photos.rows.map((p) => ({
      sha256: p.photo,
      url: `/api/photos/${p.photo}`,
      source: p.source,
      width: p.width,
      height: p.height,
      at: p.at,
    })),
    records: records.rows.map((r) => ({
      version: r.version,
      live: r.live,
      ...wire(r.figures, null, [], ''),
      enteredBy: r.entered_by.map(name),
      acceptedBy: name(r.accepted_by),
      findings: r.findings,
      asWritten: r.as_written === null ? null : { codes: r.as_written.codes, reason: r.as_written.reason },
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
    findings:
      state.stage === 'in-doubt' && (sees || state.first.by === person.personId)
        ? findingsOf(desk, spec, loaded, state.first)
        : [],
    cases: cases.rows,
    proposal:
      state.stage === 'correction-proposed' && sees
        ? {
            reason: state.proposal.reason,
            by: name(state.proposal.typed.by),
            codes: state.proposal.override?.codes ?? [],
            entry: toWireEntry(spec, state.proposal.typed.entry),
          }
        : null,
    history: history.rows.map((h) => ({
      action: h.action,
      by: h.person_id === null ? null : name(h.person_id),
      at: h.at,
      detail: h.detail,
    })),
  };
}
