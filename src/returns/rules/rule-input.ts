import type { Bilingual } from '../../basics/bilingual.ts';
import type { HeadRole, RuleCode } from '../../election/model.ts';
import type { CheckContext } from '../check-context.ts';
import type { Figures } from '../figures.ts';
import { countsAs, DASH, HEAD_SIZE, headFigure, ILLEGIBLE, UNTYPED } from '../figures.ts';
import type { FieldRef, Finding, FindingLevel } from '../finding.ts';
import { hasHeadPlace } from '../form-places.ts';
import type { CheckedReturn, RuleBook } from '../rule-book.ts';
import { coversFor, ruleLevel } from './levels.ts';

/** One return before the rules, with the sums that several rules need. */
export interface RuleInput {
  readonly spec: CheckedReturn;
  readonly election: RuleBook;
  readonly figures: Figures;
  readonly context: CheckContext;
  /** Sum of the scores that can be read; blank and dash add nothing. */
  readonly scoreSum: number;
  /** False when a score is illegible, or not typed yet: then no rule compares the sum. */
  readonly scoresLegible: boolean;
}

export function ruleInput(
  spec: CheckedReturn,
  election: RuleBook,
  figures: Figures,
  context: CheckContext,
): RuleInput {
  let scoreSum = 0;
  let scoresLegible = true;
  for (let i = HEAD_SIZE; i < figures.length; i++) {
    const figure = figures[i] ?? 0;
    if (figure === ILLEGIBLE || figure === UNTYPED) scoresLegible = false;
    scoreSum += countsAs(figure);
  }
  return { spec, election, figures, context, scoreSum, scoresLegible };
}

/**
 * The number that a head place says: a dash is 0 (domain 2.1a). Null where the place is blank, illegible or not on the
 * form: rules that need it do not run, because the question about the place itself comes first (C8).
 */
export function known(input: RuleInput, role: HeadRole): number | null {
  const figure = headFigure(input.figures, role);
  if (figure >= 0) return figure;
  return figure === DASH ? 0 : null;
}

export function hasPlace(input: RuleInput, role: HeadRole): boolean {
  return hasHeadPlace(input.spec.form, role);
}

/** A finding at the level that the election gives to the rule; none when the rule is off. */
export function found(
  input: RuleInput,
  code: RuleCode,
  fields: readonly FieldRef[],
  message: Bilingual,
): Finding | null {
  const level = ruleLevel(input.election, code);
  return level === 'off' ? null : { code, level, fields, message };
}

/** A finding at a level of its own (C8: blank and illegible places); none when the rule is off. */
export function foundAt(
  input: RuleInput,
  code: RuleCode,
  level: FindingLevel,
  fields: readonly FieldRef[],
  message: Bilingual,
): Finding | null {
  return ruleLevel(input.election, code) === 'off' ? null : { code, level, fields, message };
}

export function standsFor(input: RuleInput, root: RuleCode, consequence: RuleCode): boolean {
  return coversFor(input.election, root, consequence);
}

/** How the paper names a place: its printed number, or its label where the paper prints none. */
export function placeName(input: RuleInput, role: HeadRole): Bilingual {
  const field = input.spec.form.fields.find((f) => f.role === role);
  if (field === undefined) return { th: role, en: role };
  return field.number === '' ? field.label : { th: field.number, en: field.number };
}
