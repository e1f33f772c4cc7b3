import type { RuleCode } from '../election/model.ts';
import { checkReturn } from './check-return.ts';
import type { TypedEntry } from './entry.ts';
import type { Figure, Figures } from './figures.ts';
import { HEAD_SIZE, ILLEGIBLE, MAX_FIGURE, NOT_ON_FORM } from './figures.ts';
import type { Answer, Finding } from './finding.ts';
import { headPlaces } from './form-places.ts';
import type { DecideContext } from './life-context.ts';
import type { DecideError } from './life-errors.ts';
import { decideError } from './life-errors.ts';
import { MAX_ANSWER, MAX_REASON, MAX_REMARKS, MAX_WORDS } from './limits.ts';

/** What the rules say of an entry, sorted for the life of a return. */
export interface Assessment {
  readonly findings: readonly Finding[];
  /** Codes of errors, each once, in order of the findings. */
  readonly errors: readonly RuleCode[];
}

export function assess(
  context: DecideContext,
  figures: Figures,
  words: readonly string[] | null,
): Assessment {
  const { spec, election, photoCount, siblings } = context;
  const findings = checkReturn(spec, election, figures, { photoCount, siblings, words });
  const errors: RuleCode[] = [];
  for (const f of findings) if (f.level === 'error' && !errors.includes(f.code)) errors.push(f.code);
  return { findings, errors };
}

/** The refusal when a warning has no answer; null when all are answered. Answers in blank do not count. */
export function unanswered(findings: readonly Finding[], answers: readonly Answer[]): DecideError | null {
  const open = findings.filter(
    (f) => f.level === 'warning' && !answers.some((a) => a.code === f.code && a.text.trim() !== ''),
  );
  return open.length === 0 ? null : decideError('unanswered-warnings', { findings: open });
}

/** The refusal when `codes` are not exactly the errors that stand; null when they are. */
export function codesDiffer(assessment: Assessment, codes: readonly RuleCode[]): DecideError | null {
  const given = new Set(codes);
  if (given.size === assessment.errors.length && assessment.errors.every((c) => given.has(c))) return null;
  return decideError('codes-differ', {
    findings: assessment.findings.filter((f) => f.level === 'error'),
    codes: assessment.errors,
  });
}

/** The refusal of an entry that does not have the places of the form; null when it has. The wire codec refuses it earlier. */
export function wrongShape(context: DecideContext, entry: TypedEntry): DecideError | null {
  const { figures, words } = entry;
  const { spec } = context;
  if (figures.length !== HEAD_SIZE + spec.lines.length) return decideError('wrong-shape');
  const head = headPlaces(spec.form);
  for (let i = 0; i < figures.length; i++) {
    const onForm = head[i] ?? true;
    if (onForm ? !isWritten(figures[i] ?? NOT_ON_FORM) : figures[i] !== NOT_ON_FORM) {
      return decideError('wrong-shape');
    }
  }
  if (words !== null && words.length !== figures.length) return decideError('wrong-shape');
  return (
    tooLong(entry.answers, entry.remarks) ??
    (words?.some((w) => w.length > MAX_WORDS) ? decideError('text-too-long') : null)
  );
}

export function tooLong(answers: readonly Answer[], remarks: string): DecideError | null {
  return remarks.length > MAX_REMARKS || answers.some((a) => a.text.length > MAX_ANSWER)
    ? decideError('text-too-long')
    : null;
}

/** A figure that a place of the form can hold: a number, or blank, dash, illegible. */
export function isWritten(figure: Figure): boolean {
  return Number.isInteger(figure) && figure >= ILLEGIBLE && figure <= MAX_FIGURE;
}

/** The refusal when one of these people is the one who acts, or may be the same hand; null when all are others. */
export function notApart(context: DecideContext, others: readonly number[]): DecideError | null {
  if (others.includes(context.by)) return decideError('same-person');
  return others.some((by) => context.oneHand.includes(by)) ? decideError('one-hand') : null;
}

/** The refusal of a missing or endless reason; null when it will do. */
export function badReason(reason: string): DecideError | null {
  if (reason.trim() === '') return decideError('reason-missing');
  return reason.length > MAX_REASON ? decideError('text-too-long') : null;
}
