import { at } from '../basics/assert.ts';
import { err, ok } from '../basics/result.ts';
import { disputedPositions, refAt } from './field-ref.ts';
import type { Figure, Figures } from './figures.ts';
import {
  assess,
  badReason,
  codesDiffer,
  isWritten,
  notApart,
  tooLong,
  unanswered,
  wrongShape,
} from './life-assess.ts';
import type { Decide, Settle } from './life-commands.ts';
import type { DecideContext } from './life-context.ts';
import type { Decision } from './life-entries.ts';
import { notBlindly } from './life-entries.ts';
import { decideError } from './life-errors.ts';
import { casesOf, joinRemarks, notBlindOf, recordOf } from './life-record.ts';
import type { Differs, WithSupervisor } from './life-state.ts';

/**
 * A third person reads exactly the disputed places. Every reading that matches one of the two entries decides; a reading that
 * matches neither, or a form that then has errors, goes to the supervisor.
 */
export function decideDispute(state: Differs, command: Decide, context: DecideContext): Decision {
  const { first, second } = state;
  const same = notApart(context, [first.by, second.by]) ?? notBlindly(state.leave, context);
  if (same !== null) return err(same);
  const long = tooLong(command.answers, command.remarks);
  if (long !== null) return err(long);

  const figures: Figure[] = [...first.entry.figures];
  const missing: string[] = [];
  const asked = new Set<string>();
  let matched = true;
  for (const position of disputedPositions(first.entry.figures, second.entry.figures)) {
    const ref = refAt(context.spec, position);
    asked.add(ref);
    const value = command.values.get(ref);
    if (value === undefined || !isWritten(value)) {
      missing.push(ref);
      continue;
    }
    matched &&= value === first.entry.figures[position] || value === second.entry.figures[position];
    figures[position] = value;
  }
  const excess = [...command.values.keys()].filter((ref) => !asked.has(ref));
  if (missing.length + excess.length > 0) {
    return err(decideError('wrong-places', { fields: [...missing, ...excess] }));
  }

  const words = wordsFor(figures, state);
  const typed = {
    by: context.by,
    entry: { figures, words: null, answers: command.answers, remarks: command.remarks },
  };
  const { findings, errors } = assess(context, figures, words);
  const uncovered = errors.filter((code) => !state.asWritten?.codes.includes(code));
  if (!matched || uncovered.length > 0) {
    return ok([{ kind: 'dispute-passed-to-supervisor', typed, blind: !context.shown }]);
  }

  const answers = [...first.entry.answers, ...second.entry.answers, ...command.answers];
  const open = unanswered(findings, answers);
  if (open !== null) return err(open);
  const record = recordOf({
    version: state.version + 1,
    entry: {
      figures,
      words,
      answers,
      remarks: joinRemarks(first.entry.remarks, second.entry.remarks, command.remarks),
    },
    findings,
    enteredBy: [first.by, second.by, context.by],
    acceptedBy: context.by,
    asWritten: state.asWritten,
    notBlind: notBlindOf(state.leave, context.shown),
  });
  return ok([
    { kind: 'dispute-decided', typed },
    { kind: 'record-accepted', record },
    ...casesOf(findings, null),
  ]);
}

/** Words of whichever typist read the figure that was decided; none where neither did. */
function wordsFor(figures: Figures, { first, second }: Differs): readonly string[] | null {
  if (first.entry.words === null && second.entry.words === null) return null;
  return figures.map((figure, i) => {
    const fromFirst = figure === at(first.entry.figures, i) ? (first.entry.words?.[i] ?? '') : '';
    if (fromFirst !== '') return fromFirst;
    return figure === at(second.entry.figures, i) ? (second.entry.words?.[i] ?? '') : '';
  });
}

/** A supervisor, other than both typists, types the whole form, with a reason; errors stand only when named. */
export function settle(state: WithSupervisor, command: Settle, context: DecideContext): Decision {
  const { first, second, third } = state;
  const same = notApart(context, [first.by, second.by]);
  if (same !== null) return err(same);
  const reason = badReason(command.reason);
  if (reason !== null) return err(reason);
  const { entry } = command;
  const shape = wrongShape(context, entry);
  if (shape !== null) return err(shape);
  const assessment = assess(context, entry.figures, entry.words);
  const differ = codesDiffer(assessment, command.overrideCodes);
  if (differ !== null) return err(differ);
  const open = unanswered(assessment.findings, entry.answers);
  if (open !== null) return err(open);
  const typists = [first.by, second.by, ...(third === null ? [] : [third.by])];
  const record = recordOf({
    version: state.version + 1,
    entry,
    findings: assessment.findings,
    enteredBy: [...typists.filter((by) => by !== context.by), context.by],
    acceptedBy: context.by,
    asWritten: { codes: assessment.errors, reason: command.reason.trim(), by: context.by },
    notBlind: notBlindOf(state.leave, false),
  });
  return ok([
    { kind: 'form-settled', typed: { by: context.by, entry }, reason: command.reason.trim() },
    { kind: 'record-accepted', record },
    ...casesOf(assessment.findings, null),
  ]);
}
