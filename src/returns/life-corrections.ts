import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import { isCorrectionReason } from './correction-reasons.ts';
import type { TypedEntry } from './entry.ts';
import { disputedFields, positionOf, sameFigures } from './field-ref.ts';
import type { Answer, FieldRef, Finding } from './finding.ts';
import {
  assess,
  badReason,
  codesDiffer,
  isWritten,
  notApart,
  unanswered,
  wrongShape,
} from './life-assess.ts';
import type {
  Annul,
  Change,
  ConfirmCorrection,
  ProposeCorrection,
  RejectCorrection,
} from './life-commands.ts';
import type { DecideContext } from './life-context.ts';
import type { Decision } from './life-entries.ts';
import type { DecideError } from './life-errors.ts';
import { decideError } from './life-errors.ts';
import { casesOf, recordOf } from './life-record.ts';
import type { Accepted, CorrectionProposed, LiveRecord } from './life-state.ts';
import { MAX_ORDER } from './limits.ts';

/** A correction is a new version with a reason from the closed list; it waits for a second person. */
export function proposeCorrection(
  state: Accepted,
  command: ProposeCorrection,
  context: DecideContext,
): Decision {
  const { code, text } = command.reason;
  if (!isCorrectionReason(code)) return err(decideError('unknown-reason'));
  const bad = badReason(text);
  if (bad !== null) return err(bad);
  const changed = changedEntry(state.live, command.change, context);
  if (!changed.ok) return changed;
  const shape = wrongShape(context, changed.value);
  if (shape !== null) return err(shape);
  if (sameFigures(changed.value.figures, state.live.figures)) return err(decideError('no-change'));

  const assessment = assess(context, changed.value.figures, changed.value.words);
  const differ = codesDiffer(assessment, command.overrideCodes);
  if (differ !== null) return err(differ);
  const answers = [
    ...changed.value.answers,
    ...keptAnswers(state.live, changed.value, assessment.findings, context),
  ];
  const open = unanswered(assessment.findings, answers);
  if (open !== null) return err(open);

  const reason = { code, text: text.trim() };
  const override =
    assessment.errors.length === 0 ? null : { codes: assessment.errors, reason: reason.text, by: context.by };
  const typed = { by: context.by, entry: { ...changed.value, answers } };
  return ok([{ kind: 'correction-proposed', proposal: { typed, reason, override, differed: [] } }]);
}

function changedEntry(
  live: LiveRecord,
  change: Change,
  context: DecideContext,
): Result<TypedEntry, DecideError> {
  if (change.kind === 'whole') return ok(change.entry);
  const figures = [...live.figures];
  const wrong: string[] = [];
  for (const [ref, value] of change.values) {
    const position = positionOf(context.spec, ref);
    if (position < 0 || !isWritten(value)) wrong.push(ref);
    else figures[position] = value;
  }
  if (wrong.length > 0) return err(decideError('wrong-places', { fields: wrong }));
  return ok({ figures, words: null, answers: change.answers, remarks: change.remarks });
}

/** An answer on the record stays good for a warning whose places do not change; a new answer goes before it. */
function keptAnswers(
  live: LiveRecord,
  entry: TypedEntry,
  findings: readonly Finding[],
  context: DecideContext,
): readonly Answer[] {
  const changed = new Set(disputedFields(context.spec, live.figures, entry.figures));
  const kept: Answer[] = [];
  for (const note of live.findings) {
    const { code, answer } = note;
    if (answer === null || entry.answers.some((a) => a.code === code)) continue;
    const now = findings.filter((f) => f.code === code);
    if (now.length > 0 && now.every((f) => f.fields.every((ref) => !changed.has(ref)))) {
      kept.push({ code, text: answer });
    }
  }
  return kept;
}

/**
 * The second person's reading of the changed places. The same: the record is corrected. Another: both readings are shown to both,
 * and the proposal waits; the same person may look once more, a third reading is somebody else's. The rules are asked again: the unit's other forms may have changed since the proposal.
 */
export function confirmCorrection(
  state: CorrectionProposed,
  command: ConfirmCorrection,
  context: DecideContext,
): Decision {
  const { typed, reason, override } = state.proposal;
  const same = notApart(context, [typed.by]);
  if (same !== null) return err(same);
  if (readEnough(state, context.by)) return err(decideError('read-enough'));
  const read = readAgain(state, command.values, context);
  if (!read.ok) return read;
  const reading = { by: context.by, entry: read.value };
  if (!sameFigures(read.value.figures, typed.entry.figures)) {
    return ok([{ kind: 'confirmation-differed', typed: reading }]);
  }
  const assessment = assess(context, typed.entry.figures, typed.entry.words);
  const differ = codesDiffer(assessment, override?.codes ?? []);
  if (differ !== null) return err(differ);
  const open = unanswered(assessment.findings, typed.entry.answers);
  if (open !== null) return err(open);
  const record = recordOf({
    version: state.version + 1,
    entry: typed.entry,
    findings: assessment.findings,
    enteredBy: [typed.by],
    acceptedBy: context.by,
    asWritten: override === null ? null : { ...override, by: context.by },
    notBlind: null,
  });
  return ok([
    { kind: 'confirmation-agreed', typed: reading },
    {
      kind: 'record-corrected',
      record,
      reason,
      confirmedBy: context.by,
      differed: state.proposal.differed.length,
    },
    ...casesOf(assessment.findings, state.live),
  ]);
}

/** So often may one person's reading differ from a proposal: whoever reads once more after that must be somebody else. */
export const MAX_DIFFERING = 2;

/** True when this person's readings of the proposal have differed as often as they may. Rejecting is still theirs. */
export function readEnough(state: CorrectionProposed, by: number): boolean {
  return state.proposal.differed.filter((other) => other === by).length >= MAX_DIFFERING;
}

/** Places that the proposal changes: the second person types these, and no others. */
export function changedPlaces(state: CorrectionProposed, spec: ReturnSpec): readonly FieldRef[] {
  return disputedFields(spec, state.live.figures, state.proposal.typed.entry.figures);
}

/** The live record with the second person's values in the places that the proposal changes. */
function readAgain(
  state: CorrectionProposed,
  values: ConfirmCorrection['values'],
  { spec }: DecideContext,
): Result<TypedEntry, DecideError> {
  const places = changedPlaces(state, spec);
  const figures = [...state.live.figures];
  const wrong = [...values.keys()].filter((ref) => !places.includes(ref));
  for (const ref of places) {
    const value = values.get(ref);
    if (value === undefined || !isWritten(value)) wrong.push(ref);
    else figures[positionOf(spec, ref)] = value;
  }
  if (wrong.length > 0) return err(decideError('wrong-places', { fields: wrong }));
  return ok({ figures, words: null, answers: [], remarks: '' });
}

export function rejectCorrection(
  state: CorrectionProposed,
  command: RejectCorrection,
  context: DecideContext,
): Decision {
  const same = notApart(context, [state.proposal.typed.by]);
  if (same !== null) return err(same);
  const bad = badReason(command.reason);
  if (bad !== null) return err(bad);
  return ok([{ kind: 'correction-rejected', by: context.by, reason: command.reason.trim() }]);
}

/** By order of the authority (domain 3.5): the record stays readable and no longer counts. */
export function annul(
  state: Accepted | CorrectionProposed,
  command: Annul,
  context: DecideContext,
): Decision {
  const order = command.order.trim();
  if (order === '') return err(decideError('order-missing'));
  if (order.length > MAX_ORDER) return err(decideError('text-too-long'));
  const bad = badReason(command.reason);
  if (bad !== null) return err(bad);
  return ok([
    {
      kind: 'record-annulled',
      version: state.version,
      order,
      reason: command.reason.trim(),
      by: context.by,
    },
  ]);
}
