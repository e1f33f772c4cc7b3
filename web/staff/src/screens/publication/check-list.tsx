import { groupDigits } from '../../../../shared/numbers.ts';
import type { Checks, PublicationContest } from '../../api/publication-api.ts';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

/** How many of the server's own checks are not passed: with a gap, a certification needs a reason. */
export function gapsOf(checks: Checks): number {
  const gaps = [checks.accepted < checks.returns, checks.openCases > 0, checks.pendingCorrections > 0];
  return gaps.filter(Boolean).length;
}

interface CheckListProps {
  readonly checks: Checks;
  /** What the newest cut says of the contest; left out where only the server's checks matter. */
  readonly standing?: Pick<PublicationContest, 'tie' | 'heldBack'>;
}

/** What should be in order before a result is certified: a mark, a word and the numbers for each. */
export function CheckList({ checks, standing }: CheckListProps) {
  const words = useWords(WORDS);
  const n = groupDigits;
  const rows: (readonly [boolean, string])[] = [
    [checks.accepted === checks.returns, words.check.accepted(n(checks.accepted), n(checks.returns))],
    [checks.openCases === 0, words.check.cases(n(checks.openCases))],
    [checks.pendingCorrections === 0, words.check.corrections(n(checks.pendingCorrections))],
  ];
  if (standing !== undefined) {
    const { tie, heldBack } = standing;
    rows.push([tie === null, tie === null ? words.check.tie : words.check.tied]);
    rows.push([heldBack === 0, words.check.held(n(heldBack ?? 0))]);
  }
  return (
    <ul className="checks">
      {rows.map(([pass, text]) => (
        <li key={text} className={pass ? undefined : 'gap'}>
          {pass ? `✓ ${words.pass}` : `⚠ ${words.gap}`}: {text}
        </li>
      ))}
    </ul>
  );
}
