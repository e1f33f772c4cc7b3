import type { Bilingual } from '../basics/bilingual.ts';
import type { RuleCode } from '../election/model.ts';

export type FindingLevel = 'error' | 'warning' | 'info';

/** A place on the form: a head role (`used`) or a line of the table (`vote:3`, by ballot number). */
export type FieldRef = string;

/** What a rule says of a return. Codes are closed: see docs/formats and RULE_CODES. */
export interface Finding {
  readonly code: RuleCode;
  readonly level: FindingLevel;
  readonly fields: readonly FieldRef[];
  readonly message: Bilingual;
}

/** A typist's answer to a warning: the code, and what the paper or the committee says about it. */
export interface Answer {
  readonly code: RuleCode;
  readonly text: string;
}
