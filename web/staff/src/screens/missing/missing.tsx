import { useMemo, useRef, useState } from 'react';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { Station } from '../../api/evening-types.ts';
import { useDesk } from '../../desk.tsx';
import { CsvLinks } from '../../evening/csv-links.tsx';
import '../../evening/evening.css';
import { Freshness } from '../../evening/freshness.tsx';
import { useMay } from '../../evening/may.ts';
import { ScopeLine } from '../../evening/scope-line.tsx';
import { useMissingCodes } from '../../evening/use-missing-codes.ts';
import { useServerNow } from '../../evening/use-now.ts';
import { useScope } from '../../evening/use-scope.ts';
import { STATIONS_EVERY_MS, useStations } from '../../evening/use-stations.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { ImportContacts } from './import-contacts.tsx';
import './missing.css';
import { MissingItem } from './missing-item.tsx';
import { PrintList } from './print-list.tsx';
import { useMissingKeys } from './use-missing-keys.ts';
import { WORDS } from './words.ts';

/** Items drawn at once: early in the evening everything is missing. */
const STEP = 50;
/** In the choice of reasons: units of which nobody has said why. */
const UNSAID = '-';

/** Units from which nothing usable has come, with why and whom to call. */
export function Missing({ centre }: { centre: string | null }) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  const scope = useScope(centre);
  const may = useMay();
  const codes = useMissingCodes();
  const { data, error } = useStations(scope, 'missing');
  const [reason, setReason] = useState('');
  const [drawn, setDrawn] = useState(STEP);
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const units = data?.units ?? NONE;
  const now = useServerNow(data?.at ?? 0, data?.came ?? 0);
  const counts = useMemo(() => countReasons(units), [units]);
  const fitting = useMemo(
    () => units.filter((unit) => reason === '' || (unit.reason?.code ?? UNSAID) === reason),
    [units, reason],
  );
  const choices = [
    { name: '', text: words.all, count: units.length },
    ...[{ code: UNSAID, text: words.noReason }, ...codes].map(({ code, text }) => ({
      name: code,
      text: typeof text === 'string' ? text : say(text),
      count: counts.get(code) ?? 0,
    })),
  ];
  const shown = fitting.slice(0, drawn);
  useMissingKeys(list, codes.length, setChosen);
  const stop = shown.some(({ id }) => id === chosen) ? chosen : shown[0]?.id;
  return (
    <div className="evening missing">
      <div className="title-line">
        <h1>{words.title}</h1>
        <ScopeLine scope={scope} />
        <Freshness came={data?.came ?? 0} everyMs={STATIONS_EVERY_MS} failed={error !== null} />
      </div>
      <Trouble error={error} />
      {data === undefined && error === null && <p role="status">…</p>}
      {data !== undefined && (
        <>
          <p role="status" className="status">
            {data.total === 0
              ? words.none
              : words.count(groupDigits(data.total), groupDigits(counts.get(UNSAID) ?? 0))}
          </p>
          {data.next !== null && (
            <p className="hint">{words.capped(groupDigits(units.length), groupDigits(data.total))}</p>
          )}
          {units.length > 0 && (
            <fieldset className="chips">
              <legend>{words.filter}</legend>
              {choices
                .filter(({ name, count }) => count > 0 || name === '' || name === reason)
                .map(({ name, text, count }) => (
                  <button
                    key={name}
                    type="button"
                    className="chip"
                    aria-pressed={reason === name}
                    onClick={() => {
                      setReason(name);
                      setDrawn(STEP);
                    }}
                  >
                    {text} <b>{groupDigits(count)}</b>
                  </button>
                ))}
            </fieldset>
          )}
          <div className="row">
            {may('see-contacts') && units.length > 0 && <PrintList scope={scope} />}
            {may('import-contacts') && <ImportContacts />}
          </div>
          {shown.length > 0 && <p className="keys">{words.keys(codes.length)}</p>}
          <ol ref={list} className="missing-list">
            {shown.map((unit) => (
              <MissingItem key={unit.id} station={unit} now={now} tabStop={unit.id === stop} />
            ))}
          </ol>
          {fitting.length > shown.length && (
            <button type="button" onClick={() => setDrawn(drawn + STEP)}>
              {words.more(groupDigits(Math.min(STEP, fitting.length - shown.length)))}
            </button>
          )}
        </>
      )}
      {may('see-contacts') && <CsvLinks scope={scope} names={['missing']} />}
    </div>
  );
}

const NONE: readonly Station[] = [];

function countReasons(units: readonly Station[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { reason } of units) {
    const code = reason?.code ?? UNSAID;
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}
