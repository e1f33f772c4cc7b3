import { useState } from 'react';
import { formatMoment } from '../../../../shared/dates.ts';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { LineSender } from '../../api/line-api.ts';
import { lineApi } from '../../api/line-api.ts';
import { useDesk } from '../../desk.tsx';
import { useMay } from '../../evening/may.ts';
import { useWords } from '../../words.ts';
import { SureButton } from './sure-button.tsx';
import { WORDS } from './words.ts';

/** Rows in the page at a time; the rest is found by typing. */
const MOST = 200;
/** Fewer than this are seen at a glance. */
const FEW = 8;

interface SendersProps {
  readonly senders: readonly LineSender[];
  readonly onEnded: () => void;
}

/** Who sends for which unit. */
export function Senders({ senders, onEnded }: SendersProps) {
  const words = useWords(WORDS);
  const { say, language } = useDesk();
  const may = useMay();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const unitOf = (row: LineSender) => (row.unitName === null ? row.unit : say(row.unitName));
  const senderOf = (row: LineSender) => (row.name === '' ? `S${row.sender}` : `${row.name} (S${row.sender})`);
  const found =
    wanted === ''
      ? senders
      : senders.filter((row) => `${unitOf(row)} ${row.unit} ${senderOf(row)}`.toLowerCase().includes(wanted));
  return (
    <section aria-labelledby="line-senders">
      <h2 id="line-senders">{words.senders}</h2>
      {senders.length >= FEW && (
        <label>
          {words.find} <input type="search" value={text} onChange={(event) => setText(event.target.value)} />
        </label>
      )}
      {found.length === 0 ? (
        <p>{words.noSenders}</p>
      ) : (
        <ul className="line-list">
          {found.slice(0, MOST).map((row) => (
            <li key={row.binding}>
              <p>
                <strong>{unitOf(row)}</strong> <code>{row.unit}</code>
              </p>
              <p>
                {senderOf(row)}
                {row.now && ` · ${words.nowSending}`} · {words.when}{' '}
                {formatMoment(Date.parse(row.namedAt), language)} ({words.hows[row.how]})
              </p>
              {may('manage-line') && (
                <SureButton
                  text={words.untie}
                  label={words.endOf(senderOf(row), unitOf(row))}
                  explain={words.sureSender}
                  onSure={() => lineApi.endBinding(row.binding)}
                  onDone={onEnded}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {found.length > MOST && <p>{words.shownMost(groupDigits(MOST))}</p>}
    </section>
  );
}
