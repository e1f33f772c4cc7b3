import { RULE_CODES } from '../../../../../src/election/model.ts';
import { RULE_WORDS } from '../../../../shared/rule-words.ts';
import type { ReturnView } from '../../api/cases-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { RETURN_WORDS } from './words.ts';

/** Findings that stand on the record that counts, with the answers given. */
export function Standing({ view }: { view: ReturnView }) {
  const { w: common, say } = useDesk();
  const w = useWords(RETURN_WORDS);
  const live = view.records.find((record) => record.live);
  if (live === undefined || live.findings.length === 0) return null;
  return (
    <section className="findings" aria-label={w.standing}>
      <h2>{w.standing}</h2>
      <ul>
        {live.findings.map(({ code, level, answer }) => {
          const rule = RULE_CODES.find((known) => known === code);
          return (
            <li key={code} className={level}>
              <strong>
                {common.level[level]} {code}
              </strong>{' '}
              {rule === undefined ? '' : say(RULE_WORDS[rule])}
              {answer !== null && <p>“{answer}”</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
