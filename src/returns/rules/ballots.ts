import type { HeadRole } from '../../election/model.ts';
import type { Finding } from '../finding.ts';
import type { Balance } from './balance.ts';
import type { RuleInput } from './rule-input.ts';
import { found, hasPlace, known, placeName } from './rule-input.ts';

/** C1 (domain 2.5): ballots received = used + left, 2.1 = 2.2 + 2.3. Left to C2 when `used` is the place at fault. */
export function checkBooks(input: RuleInput, balance: Balance): Finding | null {
  if (balance.books !== false || balance.usedAtFault) return null;
  return found(input, 'C1', ['received', 'used', 'left'], equation(input, 'received', ['used', 'left']));
}

/**
 * C2 (domain 2.5): used = good + spoiled + no vote, 2.2 = 2.2.1 + 2.2.2 + 2.2.3. On 5/16 and 5/17 the ballots received
 * stand in for the ballots used (domain 2.3). Left to C5 when `valid` is the place at fault.
 */
export function checkBallots(input: RuleInput, balance: Balance): Finding | null {
  if (balance.ballots !== false || balance.validAtFault) return null;
  const whole: HeadRole = hasPlace(input, 'used') ? 'used' : 'received';
  const parts: readonly HeadRole[] = ['valid', 'invalid', 'noVote'];
  const fields = balance.usedAtFault ? [whole] : [whole, ...parts];
  return found(input, 'C2', fields, equation(input, whole, parts));
}

function equation(input: RuleInput, whole: HeadRole, parts: readonly HeadRole[]) {
  const name = placeName(input, whole);
  const value = known(input, whole) ?? 0;
  const sum = parts.reduce((total, role) => total + (known(input, role) ?? 0), 0);
  const names = parts.map((role) => placeName(input, role));
  return {
    th: `${name.th} (${value}) ไม่เท่ากับ ${names.map((n) => n.th).join(' + ')} (${sum})`,
    en: `${name.en} (${value}) is not ${names.map((n) => n.en).join(' + ')} (${sum})`,
  };
}
