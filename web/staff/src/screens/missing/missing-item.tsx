import { useQuery } from '@tanstack/react-query';
import { memo, useState } from 'react';
import { formatMoment } from '../../../../shared/dates.ts';
import { eveningApi } from '../../api/evening-api.ts';
import type { Station } from '../../api/evening-types.ts';
import { useDesk } from '../../desk.tsx';
import { ageText } from '../../evening/ages.ts';
import { ContactEdit } from '../../evening/contact-edit.tsx';
import { useMay } from '../../evening/may.ts';
import { anyReturn, ReasonChips } from '../../evening/reason-chips.tsx';
import { StatusMark } from '../../evening/status-mark.tsx';
import { useMissingCodes } from '../../evening/use-missing-codes.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { missingBallots } from './missing-ballots.ts';
import { WORDS } from './words.ts';

interface MissingItemProps {
  readonly station: Station;
  readonly now: number;
  readonly tabStop: boolean;
}

/** One unit that is missing: why, whom to call, what was noted before. */
export const MissingItem = memo(function MissingItem({ station, now, tabStop }: MissingItemProps) {
  const words = useWords(WORDS);
  const { w, say, language } = useDesk();
  const may = useMay();
  const codes = useMissingCodes();
  const [open, setOpen] = useState(false);
  const { reason } = station;
  const said = codes.find(({ code }) => code === reason?.code);
  return (
    <li data-unit={station.id} tabIndex={tabStop ? 0 : -1} aria-label={`${station.name} ${station.place}`}>
      <div className="missing-head">
        <p>
          <strong>{station.name}</strong> <code>{station.id}</code> {station.place}
        </p>
        <p className="missing-forms">
          {missingBallots(station).map(({ ballot, status }) => (
            <span key={ballot}>
              {w.ballotName[ballot] ?? ballot} <StatusMark status={status} />
            </span>
          ))}
        </p>
        {reason !== null && (
          <p className="waits">
            {said === undefined ? reason.code : say(said.text)}
            {reason.note !== '' && `: ${reason.note}`} · {words.since(ageText(now - reason.at, language))}
          </p>
        )}
      </div>
      {may('see-contacts') && <ContactEdit station={station} mayEdit={may('note-missing')} />}
      {may('note-missing') && <ReasonChips station={station} numbered />}
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words.history}</summary>
        {open && <History station={station} />}
      </details>
    </li>
  );
});

function History({ station }: { station: Station }) {
  const words = useWords(WORDS);
  const { say, language } = useDesk();
  const codes = useMissingCodes();
  const { data, error } = useQuery({
    queryKey: ['missing-history', station.id],
    queryFn: () => eveningApi.missingHistory(anyReturn(station)),
  });
  if (error !== null) return <Trouble error={error} />;
  if (data === undefined) return <p>…</p>;
  if (data.reasons.length === 0) return <p className="none">{words.noHistory}</p>;
  return (
    <ol className="missing-history">
      {data.reasons.map(({ code, note, by, at }) => {
        const said = codes.find((known) => known.code === code);
        return (
          <li key={at}>
            {formatMoment(Date.parse(at), language)} · {said === undefined ? code : say(said.text)}
            {note !== '' && `: ${note}`} · <code>{by}</code>
          </li>
        );
      })}
    </ol>
  );
}
