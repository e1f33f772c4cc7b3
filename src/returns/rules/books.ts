import type { Finding } from '../finding.ts';
import type { RuleInput } from './rule-input.ts';
import { found, hasPlace, known } from './rule-input.ts';

/** C10 (M:886): ballots are allotted in whole books. Only where the form accounts for ballots left, so not on 5/16 and 5/17. */
export function checkBookSize(input: RuleInput): Finding | null {
  const size = input.election.pkg.manifest.bookSize;
  const received = known(input, 'received');
  if (received === null || size <= 1 || received % size === 0 || !hasPlace(input, 'left')) return null;
  return found(input, 'C10', ['received'], {
    th: `บัตรที่ได้รับจัดสรร (${received}) ไม่เต็มเล่ม (เล่มละ ${size} ฉบับ)`,
    en: `Ballots received (${received}) are not whole books of ${size}.`,
  });
}
