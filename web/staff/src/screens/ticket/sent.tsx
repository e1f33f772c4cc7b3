import { useState } from 'react';
import { formatMoment } from '../../../../shared/dates.ts';
import type { OpenTicket, SentReport } from '../../api/tickets-api.ts';
import { ticketsApi } from '../../api/tickets-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { TICKET_WORDS } from '../tickets/words.ts';

interface SentProps {
  readonly one: OpenTicket;
  readonly onDone: () => void;
}

/** Photos and words of readers. Nobody but staff sees them until somebody here has looked and shows them. */
export function Sent({ one, onDone }: SentProps) {
  const { me, language } = useDesk();
  const w = useWords(TICKET_WORDS);
  const [trouble, setTrouble] = useState<unknown>(null);
  const may = me?.may.includes('answer-ticket') === true;
  const release = (report: SentReport, change: { comment?: boolean; photo?: boolean }) => {
    const now = { comment: report.commentPublic, photo: report.photo?.public === true };
    ticketsApi.release(one.ticket, { report: report.report, ...now, ...change }).then(onDone, setTrouble);
  };
  const photos = one.sent.filter((report) => report.photo !== null);
  const words = one.sent.filter((report) => report.comment !== '');
  return (
    <section aria-label={w.theirs}>
      <h2>{w.theirs}</h2>
      {photos.length === 0 && <p>{w.noTheirs}</p>}
      {may && (photos.length > 0 || words.length > 0) && <p className="help">{w.releaseHint}</p>}
      <ul className="shots">
        {photos.map((report, i) =>
          report.photo === null ? null : (
            <li key={report.report}>
              <a href={report.photo.url} target="_blank" rel="noreferrer">
                <img src={report.photo.url} alt={`${w.theirs} ${w.photoOf(i + 1)}`} loading="lazy" />
              </a>
              <Shown
                shown={report.photo.public}
                may={may}
                onToggle={() => release(report, { photo: report.photo?.public !== true })}
              />
            </li>
          ),
        )}
      </ul>
      <h2>{w.words}</h2>
      {words.length === 0 && <p>{w.noWords}</p>}
      <ul className="shots">
        {words.map((report) => (
          <li key={report.report}>
            <blockquote>{report.comment}</blockquote>
            <small>{formatMoment(Date.parse(report.at), language)}</small>{' '}
            <Shown
              shown={report.commentPublic}
              may={may}
              onToggle={() => release(report, { comment: !report.commentPublic })}
            />
          </li>
        ))}
      </ul>
      <Trouble error={trouble} />
    </section>
  );
}

function Shown(props: { readonly shown: boolean; readonly may: boolean; readonly onToggle: () => void }) {
  const w = useWords(TICKET_WORDS);
  return (
    <>
      {props.shown && <strong>{w.releasedMark} </strong>}
      {props.may && (
        <button type="button" onClick={props.onToggle}>
          {props.shown ? w.takeBack : w.release}
        </button>
      )}
    </>
  );
}
