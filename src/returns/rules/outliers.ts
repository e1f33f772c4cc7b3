import { refAt } from '../field-ref.ts';
import { HEAD_SIZE } from '../figures.ts';
import type { Finding } from '../finding.ts';
import { ruleParameter } from './levels.ts';
import type { RuleInput } from './rule-input.ts';
import { found, known } from './rule-input.ts';

/** Stand for parameters that the package does not give: percent of ballots cast, and votes that make a share worth a look. */
const SPOILED_PERCENT = 20;
const MINIMUM_VOTES = 50;

/**
 * C22 (domain 2.5): what looks unusual on one form alone: turnout over 100 %, all votes for one line, a large share of spoiled
 * ballots. Comparison with the district and swapped candidates need other forms and are not judged here. One finding for all.
 * Parameters: `spoiled-percent`, `minimum-votes`.
 */
export function checkOutliers(input: RuleInput): Finding | null {
  const least = ruleParameter(input.election, 'C22', 'minimum-votes', MINIMUM_VOTES);
  const fields: string[] = [];
  const th: string[] = [];
  const en: string[] = [];
  const used = known(input, 'used') ?? known(input, 'received');

  const registered = known(input, 'registered');
  const present = known(input, 'present');
  const cast = known(input, 'used');
  // More present than on the roll is C4 already.
  if (
    registered !== null &&
    cast !== null &&
    cast > registered &&
    (present === null || present <= registered)
  ) {
    fields.push('used');
    th.push(`บัตรที่ใช้ (${cast}) มากกว่าผู้มีสิทธิ (${registered})`);
    en.push(`more ballots used (${cast}) than voters on the roll (${registered})`);
  }

  const { figures, scoreSum } = input;
  if (input.scoresLegible && scoreSum >= least && input.spec.lines.length > 1) {
    const only = figures.indexOf(scoreSum, HEAD_SIZE);
    if (only >= 0) {
      fields.push(refAt(input.spec, only));
      th.push(`คะแนนทั้งหมด (${scoreSum}) เป็นของหมายเลขเดียว`);
      en.push(`all votes (${scoreSum}) are for one line`);
    }
  }

  const invalid = known(input, 'invalid');
  const percent = ruleParameter(input.election, 'C22', 'spoiled-percent', SPOILED_PERCENT);
  if (invalid !== null && used !== null && used >= least && invalid * 100 > used * percent) {
    fields.push('invalid');
    th.push(`บัตรเสีย ${invalid} จาก ${used} เกินร้อยละ ${percent}`);
    en.push(`${invalid} of ${used} ballots are spoiled, more than ${percent} %`);
  }
  if (fields.length === 0) return null;
  return found(input, 'C22', fields, {
    th: `ค่าผิดปกติ โปรดตรวจกับแบบ: ${th.join('; ')}`,
    en: `Unusual, check with the form: ${en.join('; ')}.`,
  });
}
