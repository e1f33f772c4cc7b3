import type { CheckContext } from './check-context.ts';
import type { Figures } from './figures.ts';
import type { Finding } from './finding.ts';
import type { CheckedReturn, RuleBook } from './rule-book.ts';
import { balanceOf } from './rules/balance.ts';
import { checkBallots, checkBooks } from './rules/ballots.ts';
import { checkBookSize } from './rules/books.ts';
import { checkPhoto, checkSignatures } from './rules/evidence.ts';
import { checkSameRoll, checkSameTurnout } from './rules/other-ballots.ts';
import { checkOutliers } from './rules/outliers.ts';
import { checkWithinReceived, checkWritten } from './rules/places.ts';
import { checkRoster } from './rules/roster.ts';
import { ruleInput, standsFor } from './rules/rule-input.ts';
import { checkScores } from './rules/scores.ts';
import { checkAllotment, checkPresent, checkRoll } from './rules/voters.ts';
import { checkWords } from './rules/words.ts';

/**
 * All findings of one return (domain 2.5), gravest first, at the levels of the election. C14 (one live record) is kept by the life
 * of a return and by the database; C15-C19 concern the constituency's form 6/1 and the levels above, not one return.
 *
 * It also runs in the browser while a form is typed: places that are `UNTYPED` say nothing, and no rule waits for them aloud.
 *
 * Only roots are reported: one wrong place must not light up three rules. A consequence is left out only when the finding that stands
 * for it is at least as grave, so that leaving out never turns a return with errors into one without.
 */
export function checkReturn(
  spec: CheckedReturn,
  election: RuleBook,
  figures: Figures,
  context: CheckContext,
): readonly Finding[] {
  const input = ruleInput(spec, election, figures, context);
  const roster = checkRoster(input);
  // Without the places of this form nothing else can be asked.
  if (roster !== null && roster.level === 'error') return [roster];

  const balance = balanceOf(input);
  const within = checkWithinReceived(input, balance);
  const scoreAbove = within?.fields.some((f) => f.startsWith('vote:')) === true;
  const scores = checkScores(input);
  const scoresFollow = scoreAbove && scores !== null && standsFor(input, 'C8', scores.code);
  // C2 was left to C5; if C5 is now left to C8, C8 stands for both.
  const findings: (Finding | null)[] = [
    roster,
    ...checkWritten(input),
    checkBooks(input, balance),
    checkBallots(input, balance),
    within,
    scoresFollow ? null : scores,
    ...checkWords(input),
    checkPresent(input),
    checkRoll(input),
    checkSameRoll(input),
    checkSameTurnout(input),
    checkSignatures(input),
    checkPhoto(input),
    checkOutliers(input),
    checkAllotment(input),
    checkBookSize(input),
  ];
  return findings.filter((f) => f !== null).sort(byLevel);
}

const ORDER: Readonly<Record<Finding['level'], number>> = { error: 0, warning: 1, info: 2 };

/** Stable: within a level the order of the list above, which is the order of the paper. */
function byLevel(a: Finding, b: Finding): number {
  return ORDER[a.level] - ORDER[b.level];
}
