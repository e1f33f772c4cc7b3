import type { Rule, RuleCode, RuleLevel } from '../model.ts';
import { RULE_CODES } from '../model.ts';

const SOFTER: Partial<Record<RuleCode, RuleLevel>> = {
  C3: 'warning', // the legal trigger (MP Act s.122): asked about and opens a case, never forced equal
  C4: 'warning',
  C9: 'info', // more ballots than voters is normal: books are whole
  C10: 'info',
  C12: 'warning',
  C18: 'warning',
  C22: 'warning',
};

/** Levels of the checks C1 to C22 (domain 2.5); every rule that is not softer is an error. */
export function standardRules(): readonly Rule[] {
  return RULE_CODES.map((code) => ({ code, level: SOFTER[code] ?? 'error', parameters: new Map() }));
}
