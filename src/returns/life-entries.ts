import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { TypedBy } from './entry.ts';
import { sameFigures } from './field-ref.ts';
import { assess, badReason, codesDiffer, notApart, unanswered, wrongShape } from './life-assess.ts';
import type { AcceptAsWritten, AllowNotBlind, Enter, LookAgain } from './life-commands.ts';
import type { DecideContext } from './life-context.ts';
import type { DecideError } from './life-errors.ts';
import { decideError } from './life-errors.ts';
import type { ReturnEvent } from './life-events.ts';
import { casesOf, joinRemarks, notBlindOf, recordOf } from './life-record.ts';
import type { Differs, EnteredOnce, InDoubt, Leave } from './life-state.ts';

export type Decision = Result<readonly ReturnEvent[], DecideError>;

/** First entry, or the first typist's second look. Errors stop the return here: nobody types a known-bad form twice. */
export function firstEntry(command: Enter | LookAgain, context: DecideContext): Decision {
  const { entry } = command;
  const shape = wrongShape(context, entry);
  if (shape !== null) return err(shape);
  const { findings, errors } = assess(context, entry.figures, entry.words);
  const open = unanswered(findings, entry.answers);
  if (open !== null) return err(open);
  const typed = { by: context.by, entry };
  return ok([
    errors.length > 0
      ? { kind: 'first-entry-doubted', typed, errors }
      : { kind: 'first-entry-recorded', typed },
  ]);
}

export function lookAgain(state: InDoubt, command: LookAgain, context: DecideContext): Decision {
  if (state.first.by !== context.by) return err(decideError('not-first-typist'));
  return firstEntry(command, context);
}

/** The override of domain 2.5, last line: with reason, by a second person, for exactly the errors that stand. */
export function acceptAsWritten(state: InDoubt, command: AcceptAsWritten, context: DecideContext): Decision {
  const same = notApart(context, [state.first.by]);
  if (same !== null) return err(same);
  const reason = badReason(command.reason);
  if (reason !== null) return err(reason);
  const { entry } = state.first;
  const assessment = assess(context, entry.figures, entry.words);
  const differ = codesDiffer(assessment, command.codes);
  // Messages of findings hold figures: not for somebody who has not asked to see what was typed.
  if (differ !== null) return err(context.shown ? differ : { ...differ, findings: [] });
  const override = { codes: assessment.errors, reason: command.reason.trim(), by: context.by };
  return ok([{ kind: 'errors-accepted-as-written', override }]);
}

/** The refusal of a reading by somebody who has seen what others typed, without a head's leave; null when it may be made. */
export function notBlindly(leave: Leave | null, context: DecideContext): DecideError | null {
  return context.shown && (leave === null || leave.used) ? decideError('not-blind') : null;
}

/** A head's leave for a reading that is not blind, by somebody who made none of the readings. Once, and with a reason. */
export function allowNotBlind(
  state: EnteredOnce | Differs,
  command: AllowNotBlind,
  context: DecideContext,
): Decision {
  const typists = state.stage === 'differs' ? [state.first.by, state.second.by] : [state.first.by];
  const same = notApart(context, typists);
  if (same !== null) return err(same);
  const bad = badReason(command.reason);
  if (bad !== null) return err(bad);
  if (state.leave !== null) return err(decideError('no-change'));
  return ok([{ kind: 'not-blind-allowed', by: context.by, reason: command.reason.trim() }]);
}

/** Second entry, by another person, blind to the first. Equal and without open errors: the record is accepted. */
export function secondEntry(state: EnteredOnce, command: Enter, context: DecideContext): Decision {
  const same = notApart(context, [state.first.by]) ?? notBlindly(state.leave, context);
  if (same !== null) return err(same);
  const { entry } = command;
  const shape = wrongShape(context, entry);
  if (shape !== null) return err(shape);
  const { findings, errors } = assess(context, entry.figures, entry.words);
  const open = unanswered(findings, entry.answers);
  if (open !== null) return err(open);
  const typed: TypedBy = { by: context.by, entry };
  if (!sameFigures(state.first.entry.figures, entry.figures)) {
    return ok([{ kind: 'second-entry-differed', typed, blind: !context.shown }]);
  }
  const uncovered = errors.filter((code) => !state.asWritten?.codes.includes(code));
  if (uncovered.length > 0)
    return ok([{ kind: 'second-entry-doubted', typed, blind: !context.shown, errors: uncovered }]);
  const first = state.first.entry;
  const record = recordOf({
    version: state.version + 1,
    entry: {
      figures: entry.figures,
      words: first.words ?? entry.words,
      answers: [...first.answers, ...entry.answers],
      remarks: joinRemarks(first.remarks, entry.remarks),
    },
    findings,
    enteredBy: [state.first.by, context.by],
    acceptedBy: context.by,
    asWritten: state.asWritten,
    notBlind: notBlindOf(state.leave, context.shown),
  });
  return ok([
    { kind: 'second-entry-agreed', typed },
    { kind: 'record-accepted', record },
    ...casesOf(findings, null),
  ]);
}
