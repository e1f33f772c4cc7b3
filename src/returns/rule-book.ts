import type { Line } from '../election/lookup.ts';
import type { Contest, Form, Manifest, Rule, RuleCode } from '../election/model.ts';

/** The part of an election that the rules read; an `Election` is one. The desk makes one from what a claim says. */
export interface RuleBook {
  readonly rules: ReadonlyMap<RuleCode, Rule>;
  readonly pkg: { readonly manifest: Pick<Manifest, 'signaturesRequired' | 'bookSize'> };
}

/** The part of a return that the rules read; a `ReturnSpec` is one. */
export interface CheckedReturn {
  readonly contest: Pick<Contest, 'marks'>;
  readonly form: Pick<Form, 'fields' | 'words'>;
  readonly lines: readonly Pick<Line, 'number'>[];
}
