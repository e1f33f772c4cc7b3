import type { RuleCode } from '../../../../../src/election/model.ts';
import { RULE_WORDS } from '../../../../shared/rule-words.ts';
import { useDesk } from '../../desk.tsx';
import { LookButton } from '../../parts/look-button.tsx';
import { SUPERVISION_WORDS } from '../../parts/supervision-words.ts';
import { useWords } from '../../words.ts';

interface CoveredProps {
  readonly codes: readonly string[];
  readonly onLook: () => void;
}

/** An entry in doubt that is covered: its errors in words, and what looking costs. */
export function Covered({ codes, onLook }: CoveredProps) {
  const { say } = useDesk();
  const w = useWords(SUPERVISION_WORDS);
  return (
    <section className="covered" aria-label={w.coveredTitle}>
      <h2>{w.coveredTitle}</h2>
      <p>{w.coveredErrors}:</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            {code}: {isRule(code) ? say(RULE_WORDS[code]) : ''}
          </li>
        ))}
      </ul>
      <p className="hint">{w.coveredHint}</p>
      <p className="row">
        <LookButton onLook={onLook} />
      </p>
    </section>
  );
}

function isRule(code: string): code is RuleCode {
  return Object.hasOwn(RULE_WORDS, code);
}
