import { formatMoment } from '../../../../shared/dates.ts';
import type { LineTrouble } from '../../api/line-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

/** Photos that their sender took back, that LINE lost, or that fail again and again. */
export function Troubles({ troubles }: { readonly troubles: readonly LineTrouble[] }) {
  const words = useWords(WORDS);
  const { say, language } = useDesk();
  return (
    <section aria-labelledby="line-troubles">
      <h2 id="line-troubles">{words.troubles}</h2>
      {troubles.length === 0 && <p>{words.noTroubles}</p>}
      <ul className="line-troubles">
        {troubles.map((row) => (
          <li key={row.photo}>
            <strong>{words.states[row.state]}</strong>
            <p>
              {[
                formatMoment(Date.parse(row.at), language),
                row.unitName === null ? null : say(row.unitName),
                row.sender === null ? null : `${row.name} S${row.sender}`.trim(),
                ...row.receipts.map(words.receipt),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
