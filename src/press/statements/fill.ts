import { assertNever } from '../../basics/assert.ts';
import type { Language } from '../../basics/bilingual.ts';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import { SEAT_STATES } from '../../publication/seat-state.ts';
import type { Statement, StatementInput, StatementRefusal, StatementTemplate } from './model.ts';
import { NEEDS_WORDS, NOT_TRUE } from './statement-words.ts';
import { addressOf, correctionFor, isPlaceholder, placeholderText } from './values.ts';

/** A placeholder as it stands in a template. */
export const PLACEHOLDER: RegExp = /\{([a-z][a-z-]*)\}/g;

/** Fills a template with the figures of a cut. A statement that would not be true of the cut is refused. */
export function fillStatement(
  template: StatementTemplate,
  input: StatementInput,
  language: Language,
): Result<Statement, StatementRefusal> {
  const refusal = refusalOf(template, input);
  if (refusal !== null) return err(refusal);
  // In one pass: braces in somebody's own words stay what they are.
  const fill = (text: string) =>
    text.replace(PLACEHOLDER, (whole, name: string) =>
      isPlaceholder(name) ? placeholderText(name, input, language) : whole,
    );
  return ok({
    kind: template.kind,
    language,
    title: fill(template.title[language]),
    body: fill(template.body[language]),
    cut: input.figures.cut.number,
    url: addressOf(input, language, input.figures.path),
  });
}

function refusalOf({ kind }: StatementTemplate, input: StatementInput): StatementRefusal | null {
  const { policy, coverage, states, cut } = input.figures;
  const shown = coverage.stations.shown + coverage.others.shown;
  const unless = (holds: boolean): StatementRefusal | null =>
    holds || kind === 'incident' ? null : { code: 'not-true', text: NOT_TRUE[kind] };
  switch (kind) {
    case 'first-results':
      return unless(!policy.embargo && shown > 0);
    case 'hourly-update':
      return unless(!policy.embargo);
    case 'correction':
      return unless(correctionFor(input) !== null);
    case 'paused':
      return unless(policy.paused);
    case 'resumed':
      return unless(!policy.paused && !policy.embargo);
    case 'all-units-in': {
      const { stations, others } = coverage;
      const expected = stations.expected + others.expected;
      return unless(!policy.embargo && expected > 0 && stations.received + others.received === expected);
    }
    case 'certified': {
      const all = SEAT_STATES.reduce((sum, state) => sum + states[state], 0);
      return unless(cut.status === 'official' || (all > 0 && states.certified === all));
    }
    case 'incident': {
      const written = [input.what, input.next].every(({ th, en }) => th.trim() !== '' && en.trim() !== '');
      return written ? null : { code: 'needs-words', text: NEEDS_WORDS };
    }
    default:
      return assertNever(kind);
  }
}

/** The statement as plain text, as it is copied and mailed. */
export function statementText({ title, body }: Statement): string {
  return `${title}\n\n${body}\n`;
}
