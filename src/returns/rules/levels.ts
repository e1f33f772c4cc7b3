import type { RuleCode, RuleLevel } from '../../election/model.ts';
import type { FindingLevel } from '../finding.ts';
import type { RuleBook } from '../rule-book.ts';

/** Levels of domain 2.5, for a rule that the package does not mention. What a package says goes before this. */
const DEFAULT_LEVELS: Readonly<Record<RuleCode, FindingLevel>> = {
  C1: 'error',
  C2: 'error',
  C3: 'warning',
  C4: 'warning',
  C5: 'error',
  C6: 'error',
  C7: 'error',
  C8: 'error',
  C9: 'info',
  C10: 'info',
  C11: 'error',
  C12: 'warning',
  C13: 'error',
  C14: 'error',
  C15: 'error',
  C16: 'error',
  C17: 'error',
  C18: 'warning',
  C19: 'error',
  C20: 'error',
  C21: 'error',
  C22: 'warning',
};

/** Rules that never stop a return, whatever a package says: received > roll is normal, books are rounded up (domain 0.4). */
const INFORMATION_ONLY: ReadonlySet<RuleCode> = new Set<RuleCode>(['C9']);

export function ruleLevel(election: RuleBook, code: RuleCode): RuleLevel {
  const level = election.rules.get(code)?.level ?? DEFAULT_LEVELS[code];
  return INFORMATION_ONLY.has(code) && level !== 'off' ? 'info' : level;
}

/** A named number of a rule, or what stands for it when the package gives none. */
export function ruleParameter(election: RuleBook, code: RuleCode, name: string, otherwise: number): number {
  return election.rules.get(code)?.parameters.get(name) ?? otherwise;
}

const SEVERITY: Readonly<Record<RuleLevel, number>> = { off: 0, info: 1, warning: 2, error: 3 };

/** Whether a finding of `root` may stand for one of `consequence`: never a milder one for a graver one. */
export function coversFor(election: RuleBook, root: RuleCode, consequence: RuleCode): boolean {
  return SEVERITY[ruleLevel(election, root)] >= SEVERITY[ruleLevel(election, consequence)];
}
