import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { at } from '../../../../../src/basics/assert.ts';
import { HEAD_ROLES } from '../../../../../src/election/model.ts';
import { HEAD_SIZE } from '../../../../../src/returns/figures.ts';
import {
  TICKET_ANSWER_LABELS,
  TICKET_LEVEL_LABELS,
  TICKET_STAGE_LABELS,
} from '../../../../../src/returns/ticket-terms.ts';
import { formatMoment } from '../../../../shared/dates.ts';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { OpenTicket } from '../../api/tickets-api.ts';
import { isOpenToSee, ticketsApi } from '../../api/tickets-api.ts';
import { useDesk } from '../../desk.tsx';
import { placesOf } from '../../entry/places.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import '../return/return.css';
import './ticket.css';
import { SideBySide } from '../return/side-by-side.tsx';
import { TICKET_WORDS } from '../tickets/words.ts';
import { Sent } from './sent.tsx';
import { TicketActions } from './ticket-actions.tsx';

/** One ticket: what readers sent beside our photos, the record, and what can be done. */
export function OneTicket() {
  const { ticket: id = '' } = useParams<{ ticket: string }>();
  const { w: common, say } = useDesk();
  const w = useWords(TICKET_WORDS);
  const queries = useQueryClient();
  const key = ['ticket', id];
  const { data: one, error } = useQuery({
    queryKey: key,
    queryFn: () => ticketsApi.view(id),
    refetchInterval: 20_000,
  });
  if (one === undefined) return error === null ? <p role="status">…</p> : <Trouble error={error} />;
  const done = () => void queries.invalidateQueries({ queryKey: key });
  return (
    <article className="return case-page ticket-page">
      <header className="what">
        <h1>{w.one(one.ticket)}</h1>
        <p>
          <strong className="task">{say(TICKET_STAGE_LABELS[one.stage])}</strong>
        </p>
        <p>
          {say(one.unitName)} · {common.ballotName[one.ballot] ?? one.ballot} · <code>{one.unit}</code>
        </p>
      </header>
      <p className="row tools">
        <a href="#/tickets">{w.back}</a>
        <a href={`#/returns/${encodeURIComponent(one.unit)}/${encodeURIComponent(one.ballot)}`}>
          {w.theReturn}
        </a>
        <a href={`/th/tickets/${one.ticket}`} target="_blank" rel="noreferrer">
          {w.publicPage}
        </a>
      </p>
      <Trouble error={error} />
      {isOpenToSee(one) ? <Open one={one} onDone={done} /> : <p className="hint">{w.covered}</p>}
    </article>
  );
}

function Open({ one, onDone }: { readonly one: OpenTicket; readonly onDone: () => void }) {
  const { say, language } = useDesk();
  const w = useWords(TICKET_WORDS);
  return (
    <>
      <TicketActions key={one.stage} one={one} onDone={onDone} />
      <section aria-label={w.place}>
        <dl>
          <dt>{w.place}</dt>
          <dd>{one.place === null ? '' : say(one.place)}</dd>
          <dt>{w.claimed}</dt>
          <dd className="claimed">{one.claimed}</dd>
          <dt>{w.reports}</dt>
          <dd>
            {groupDigits(one.reports)}
            {one.since > 0 && ` · ${w.since(one.since)}`}
          </dd>
          <dt>{w.opened}</dt>
          <dd>{formatMoment(Date.parse(one.opened), language)}</dd>
          <dt>{w.level}</dt>
          <dd>{say(TICKET_LEVEL_LABELS[one.level])}</dd>
        </dl>
      </section>
      {one.answer !== null && (
        <section aria-label={w.answered}>
          <h2>{w.answered}</h2>
          <p>
            <strong>{say(TICKET_ANSWER_LABELS[one.answer.code])}</strong> ·{' '}
            {formatMoment(Date.parse(one.answer.at), language)}
          </p>
          <p>{say(one.answer.text)}</p>
        </section>
      )}
      <div className="beside">
        <section aria-label={w.ours}>
          <h2>{w.ours}</h2>
          {one.photosOfForm.length === 0 && <p>{w.noOurs}</p>}
          <ul className="shots">
            {one.photosOfForm.map((url, i) => (
              <li key={url}>
                <a href={url} target="_blank" rel="noreferrer">
                  <img src={url} alt={`${w.ours} ${w.photoOf(i + 1)}`} loading="lazy" />
                </a>
              </li>
            ))}
          </ul>
        </section>
        <Sent one={one} onDone={onDone} />
      </div>
      <section aria-label={w.record}>
        <h2>{w.record}</h2>
        <p className="help">{w.recordAt}</p>
        <SideBySide
          caption={w.record}
          places={markedPlaces(one)}
          columns={one.versions.map((version) => ({
            key: String(version.version),
            head: w.version(version.version),
            entry: version,
          }))}
          onlyChanged={false}
        />
      </section>
      <section aria-label={w.steps}>
        <h2>{w.steps}</h2>
        {one.steps.length === 0 && <p>{w.noSteps}</p>}
        <ol>
          {one.steps.map((step) => (
            <li key={`${step.at} ${step.kind}`}>
              {w.step[step.kind as keyof typeof w.step] ?? step.kind} · {step.by} ·{' '}
              {formatMoment(Date.parse(step.at), language)}
              {step.body.answer !== undefined && ` · ${say(TICKET_ANSWER_LABELS[step.body.answer])}`}
              {step.body.into !== undefined && ` · ${w.one(String(step.body.into))}`}
              {step.body.note !== undefined && ` · ${step.body.note}`}
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

/** The places of the form, with a mark at the one that readers name. */
function markedPlaces(one: OpenTicket) {
  const ref =
    one.figure < HEAD_SIZE
      ? at(HEAD_ROLES, one.figure)
      : `vote:${one.lines[one.figure - HEAD_SIZE]?.number ?? ''}`;
  return placesOf(one).map((place) =>
    place.ref === ref ? { ...place, label: { th: `▶ ${place.label.th}`, en: `▶ ${place.label.en}` } } : place,
  );
}
