import { at } from '../../../src/basics/assert.ts';
import type { Bilingual } from '../../../src/basics/bilingual.ts';
import type { PublicTicket } from '../../../src/publication/model.ts';
import {
  isTicketAnswer,
  TICKET_ANSWER_LABELS,
  TICKET_LEVEL_LABELS,
  TICKET_STAGE_LABELS,
} from '../../../src/returns/ticket-terms.ts';
import { formatMoment } from '../../shared/dates.ts';
import { groupDigits } from '../../shared/numbers.ts';
import { FigureText } from '../parts/figure.tsx';
import type { Site } from '../site.ts';
import { fullAreaName, link, nameIn, unitTitle } from '../site.ts';
import type { TicketItem } from './items.ts';
import { figureNow, figureThen, placeText, specOf } from './items.ts';
import { ticketWordsOf } from './words.ts';

/** Name of the unit that a ticket is about, with its constituency. */
export function unitText(site: Site, unitIndex: number): string {
  const { election } = site.view;
  const unit = at(election.pkg.units, unitIndex);
  const area = election.areaIndex.get(unit.constituencyId) ?? 0;
  return `${fullAreaName(site, area)} ${unitTitle(site, unit)}`;
}

/** A text of the staff: marked as Thai on English pages when it has no English form. */
function Said({ site, text }: { site: Site; text: Bilingual }) {
  const own = text[site.language] !== '';
  return <span lang={own ? undefined : 'th'}>{nameIn(site, text)}</span>;
}

/** The state in words. */
export function PhaseText({ site, item }: { site: Site; item: TicketItem }) {
  const t = ticketWordsOf(site.language);
  const of = (label: Bilingual) => label[site.language];
  switch (item.phase) {
    case 'open':
      return <strong>{of(TICKET_STAGE_LABELS.open)}</strong>;
    case 'answered':
      return <strong>{of(TICKET_STAGE_LABELS.answered)}</strong>;
    case 'reopened':
      return <strong>{t.reopened}</strong>;
    case 'coming':
      return <strong>{t.answerComing}</strong>;
    case 'merged': {
      const into = item.live?.mergedInto ?? '';
      return (
        <strong>
          <a href={link(site, { page: 'tickets', id: into })}>{t.mergedInto(into)}</a>
        </strong>
      );
    }
  }
}

/** An answer with its kind in words. */
export function AnswerText({ site, answer }: { site: Site; answer: PublicTicket['answer'] }) {
  const t = ticketWordsOf(site.language);
  return (
    <>
      <div>
        <strong>
          {isTicketAnswer(answer.code) ? nameIn(site, TICKET_ANSWER_LABELS[answer.code]) : answer.code}
        </strong>
      </div>
      <div>
        <Said site={site} text={answer.text} />
      </div>
      <div class="soft">
        {t.answeredAt(formatMoment(Date.parse(answer.at), site.language))} ·{' '}
        <span class="n">{site.w.ledgerPlace(groupDigits(answer.seq))}</span>
        {answer.case !== null && <> · {t.theCase(answer.case)}</>}
      </div>
    </>
  );
}

/** What was said and what is published, side by side in words: only while the public sees figures of the unit. */
export function Compared({ site, item }: { site: Site; item: TicketItem }) {
  const t = ticketWordsOf(site.language);
  const spec = specOf(site.view, item);
  const now = figureNow(site.view, item);
  const then = figureThen(site.view, item);
  const shown = now !== null || then !== null;
  return (
    <dl>
      <dt>{t.place}</dt>
      <dd>
        {site.w.contest[spec.contest.kind]} · {placeText(site, spec, item.figure)}
      </dd>
      {shown && (
        <>
          <dt>{t.says}</dt>
          <dd>
            <FigureText site={site} figure={item.claimed} />
          </dd>
        </>
      )}
      {then !== null && (
        <>
          <dt>{t.ours}</dt>
          <dd>
            <FigureText site={site} figure={then} />
          </dd>
        </>
      )}
      {now !== null && now.figure !== then && (
        <>
          <dt>{t.oursNow}</dt>
          <dd>
            <FigureText site={site} figure={now.figure} /> {t.corrected(String(now.version))}
          </dd>
        </>
      )}
      <dt>{t.reports}</dt>
      <dd>
        {t.reportsTimes(groupDigits(item.reports))} · {t.since} {formatMoment(item.openedAt, site.language)}
      </dd>
      {item.live !== null && item.live.stage === 'open' && (
        <>
          <dt>{t.level}</dt>
          <dd>{TICKET_LEVEL_LABELS[item.live.level][site.language]}</dd>
        </>
      )}
    </dl>
  );
}

/** One ticket in a list: its number, where, what, its state and the answer. */
export function TicketEntry({ site, item, unit }: { site: Site; item: TicketItem; unit: boolean }) {
  const t = ticketWordsOf(site.language);
  const spec = specOf(site.view, item);
  const shown = figureNow(site.view, item) !== null;
  return (
    <li>
      <a href={link(site, { page: 'tickets', id: item.id })}>{t.ticket(item.id)}</a> ·{' '}
      <PhaseText site={site} item={item} />
      {unit && (
        <div>
          <a href={link(site, { page: 'unit', id: at(site.view.election.pkg.units, item.unitIndex).id })}>
            {unitText(site, item.unitIndex)}
          </a>
        </div>
      )}
      <div>
        {site.w.contest[spec.contest.kind]} · {placeText(site, spec, item.figure)}
        {shown && (
          <>
            {' · '}
            {t.says} <FigureText site={site} figure={item.claimed} />
          </>
        )}
      </div>
      {item.answer === null ? (
        <div class="soft">
          {t.since} {formatMoment(item.openedAt, site.language)} · {t.reportsTimes(groupDigits(item.reports))}
        </div>
      ) : (
        <AnswerText site={site} answer={item.answer} />
      )}
    </li>
  );
}
