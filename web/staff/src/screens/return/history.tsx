import { formatMoment } from '../../../../shared/dates.ts';
import type { ReturnView } from '../../api/cases-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { Wide } from './wide.tsx';
import { RETURN_WORDS } from './words.ts';

/** Everything that was done to the return, oldest first. */
export function History({ view }: { view: ReturnView }) {
  const { w: common, language } = useDesk();
  const w = useWords(RETURN_WORDS);
  const detailOf = (detail: Readonly<Record<string, unknown>>) => {
    const { stage, reason, order, agreed } = detail;
    return [
      typeof stage === 'string' ? (common.stage[stage] ?? stage) : '',
      typeof order === 'string' ? order : '',
      typeof reason === 'string' ? reason : '',
      typeof agreed === 'boolean' ? (agreed ? w.agreed : w.disagreed) : '',
    ]
      .filter((text) => text !== '')
      .join(' · ');
  };
  return (
    <Wide label={w.history}>
      <table className="history">
        <thead>
          <tr>
            <th scope="col">{w.when}</th>
            <th scope="col">{w.what}</th>
            <th scope="col">{w.who}</th>
            <th scope="col">{w.detail}</th>
          </tr>
        </thead>
        <tbody>
          {view.history.map((line) => (
            <tr key={`${line.at} ${line.action} ${line.by}`}>
              <td>{formatMoment(Date.parse(line.at), language)}</td>
              <th scope="row">{w.action[line.action] ?? line.action}</th>
              <td>{line.by ?? w.system}</td>
              <td>{detailOf(line.detail)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
