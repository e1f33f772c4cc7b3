import { useState } from 'react';
import { CORRECTION_REASON_LABELS } from '../../../../../src/returns/correction-reasons.ts';
import { formatMoment } from '../../../../shared/dates.ts';
import type { ReturnView } from '../../api/cases-api.ts';
import { useDesk } from '../../desk.tsx';
import type { Place } from '../../entry/places.ts';
import { useWords } from '../../words.ts';
import { SideBySide } from './side-by-side.tsx';
import { RETURN_WORDS } from './words.ts';

/** All accepted versions beside each other, with the reason of each change. */
export function Versions({ view, places }: { view: ReturnView; places: readonly Place[] }) {
  const { say, language } = useDesk();
  const w = useWords(RETURN_WORDS);
  const several = view.records.length > 1;
  const [onlyChanged, setOnlyChanged] = useState(true);
  if (view.records.length === 0) return <p>{w.noVersion}</p>;
  return (
    <>
      {several && (
        <label className="check">
          <input
            type="checkbox"
            checked={onlyChanged}
            onChange={(event) => setOnlyChanged(event.target.checked)}
          />{' '}
          {w.onlyChanged}
        </label>
      )}
      <SideBySide
        caption={w.versions}
        places={places}
        onlyChanged={several && onlyChanged}
        columns={view.records.map((record) => ({
          key: String(record.version),
          entry: record,
          head: (
            <>
              {w.version(record.version)}
              <small>{record.live ? w.live : w.notLive}</small>
            </>
          ),
        }))}
      />
      <ol className="reasons">
        {view.records.map((record) => (
          <li key={record.version} value={record.version}>
            {formatMoment(Date.parse(record.at), language)} · {w.enteredBy(record.enteredBy.join(', '))} ·{' '}
            {record.reason === null ? w.acceptedBy(record.acceptedBy) : w.confirmedBy(record.acceptedBy)}
            {record.reason !== null && (
              <>
                <br />
                <strong>{say(CORRECTION_REASON_LABELS[record.reason.code])}</strong>: {record.reason.text}
              </>
            )}
            {(record.reason?.differed ?? 0) > 0 && (
              <>
                <br />
                {w.differedBefore(record.reason?.differed ?? 0)}
              </>
            )}
            {record.notBlind !== null && (
              <>
                <br />
                <strong>{w.notBlind}</strong> ({record.notBlind.by}): {record.notBlind.reason}
              </>
            )}
            {record.asWritten !== null && (
              <>
                <br />
                {w.asWritten(record.asWritten.codes.join(', '))}: {record.asWritten.reason}
              </>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
