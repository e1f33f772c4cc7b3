import type { RuleCode } from '../../../../../src/election/model.ts';
import { groupDigits } from '../../../../shared/numbers.ts';
import { RULE_WORDS } from '../../../../shared/rule-words.ts';
import type { NumbersRow } from '../../api/evening-types.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { Bar } from './bar.tsx';
import { WORDS } from './words.ts';

/** What the rules say of the records that count, the most frequent first. */
export function FindingsTable({ row }: { readonly row: NumbersRow }) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  const list = Object.entries(row.findings).sort((a, b) => b[1] - a[1]);
  const most = list[0]?.[1] ?? 0;
  return (
    <section className="findings-by-rule" aria-labelledby="evening-findings">
      <h2 id="evening-findings">{words.findings}</h2>
      {list.length === 0 ? (
        <p className="none">{words.noFindings}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.rule}</th>
              <th scope="col" className="n">
                {words.forms}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {list.map(([code, count]) => (
              <tr key={code}>
                <th scope="row">
                  <b>{code}</b> {say(RULE_WORDS[code as RuleCode] ?? { th: '', en: '' })}
                </th>
                <td className="n">{groupDigits(count)}</td>
                <td className="bar-cell">
                  <Bar part={count} whole={most} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
