import { at } from '../../../src/basics/assert.ts';
import { formatMoment } from '../../shared/dates.ts';
import { groupDigits } from '../../shared/numbers.ts';
import { Block, CutLine } from '../parts/basics.tsx';
import type { PageContent } from '../parts/layout.tsx';
import type { Site } from '../site.ts';
import { link } from '../site.ts';
import { AnswerText, Compared, PhaseText, TicketEntry, unitText } from '../tickets/item.tsx';
import type { TicketItem } from '../tickets/items.ts';
import { medianWait, ticketItems } from '../tickets/items.ts';
import { noTicketPage } from '../tickets/no-ticket.tsx';
import { ticketWordsOf } from '../tickets/words.ts';

/** A page stays light on a phone; the file has all of them. */
const SHOWN = 200;

/** Reports of readers, with their answers: how many, how fast, those that wait, those that are answered. */
export function ticketsPage(site: Site): PageContent {
  const t = ticketWordsOf(site.language);
  const { tickets: live } = site.assets;
  const items = ticketItems(site.view, live);
  const answered = items.filter(({ answer }) => answer !== null);
  const waiting = items.filter(({ phase }) => phase === 'open' || phase === 'reopened' || phase === 'coming');
  return {
    title: t.tickets,
    description: t.intro,
    crumbs: [{ text: site.w.home, href: link(site, { page: 'front' }) }],
    body: (
      <>
        <h1>{t.tickets}</h1>
        <CutLine site={site} />
        <p>{t.intro}</p>
        {live !== undefined && !live.live && <p class="note">{t.away}</p>}
        <Block site={site} id="how-many" title={t.numbers}>
          <TicketNumbers site={site} items={items} />
        </Block>
        {live === undefined ? (
          <p>{t.onlyAnswered}</p>
        ) : (
          <Block site={site} id="waiting" title={t.waiting}>
            {live.at !== null && <p class="soft">{t.asOf(formatMoment(live.at, site.language))}</p>}
            <TicketList site={site} items={waiting} none={t.noneOpen} />
          </Block>
        )}
        <Block site={site} id="answered" title={t.answeredList}>
          <TicketList site={site} items={answered} none={t.none} />
          <p>
            <a href="/v1/tickets.json">/v1/tickets.json</a>
          </p>
        </Block>
      </>
    ),
  };
}

function TicketList({ site, items, none }: { site: Site; items: readonly TicketItem[]; none: string }) {
  const t = ticketWordsOf(site.language);
  if (items.length === 0) return <p>{none}</p>;
  return (
    <>
      <ul class="hits">
        {items.slice(0, SHOWN).map((item) => (
          <TicketEntry key={item.id} site={site} item={item} unit />
        ))}
      </ul>
      {items.length > SHOWN && <p>{t.shown(groupDigits(SHOWN), groupDigits(items.length))}</p>}
    </>
  );
}

/** How many were reported and answered, and how fast. */
function TicketNumbers({ site, items }: { site: Site; items: readonly TicketItem[] }) {
  const t = ticketWordsOf(site.language);
  const reports = items.reduce((sum, { reports: n }) => sum + n, 0);
  const wait = medianWait(site.view.tickets);
  return (
    <ul>
      <li>{t.numberLine(groupDigits(items.length), groupDigits(reports))}</li>
      <li>
        {t.answeredLine(groupDigits(site.view.tickets.length))}
        {wait !== null && ` · ${t.medianLine(waitText(site, wait))}`}
      </li>
    </ul>
  );
}

/** A time from report to answer, in minutes and hours. */
export function waitText(site: Site, ms: number): string {
  const t = ticketWordsOf(site.language);
  const minutes = Math.max(1, Math.round(ms / 60_000));
  return minutes < 60
    ? t.minutes(String(minutes))
    : t.hours(groupDigits(Math.floor(minutes / 60)), String(minutes % 60));
}

/** One ticket: what was said, what is published, and the answer; or why a number has nothing to show. */
export function ticketPage(site: Site, id: string): PageContent | null {
  const t = ticketWordsOf(site.language);
  const { tickets: live } = site.assets;
  const items = ticketItems(site.view, live);
  const item = items.find((one) => one.id === id);
  if (item === undefined) return noTicketPage(site, id, Number(items[0]?.id ?? 0));
  const unit = at(site.view.election.pkg.units, item.unitIndex);
  const where = unitText(site, item.unitIndex);
  return {
    title: `${t.ticket(id)} · ${where}`,
    description: `${t.ticket(id)} · ${where}`,
    crumbs: [
      { text: site.w.home, href: link(site, { page: 'front' }) },
      { text: t.tickets, href: link(site, { page: 'tickets', id: '' }) },
      { text: where, href: link(site, { page: 'unit', id: unit.id }) },
    ],
    body: (
      <>
        <h1>{t.ticket(id)}</h1>
        <CutLine site={site} />
        {live?.sent != null && (
          <div class="note" role="status">
            <p>
              <strong>{t.sent(id)}</strong>
            </p>
            <p>{t.sentKeep}</p>
            {live.sent === 'photo' && <p>{t.sentPhoto}</p>}
            {live.sent === 'no-photo' && <p>{t.sentNoPhoto}</p>}
          </div>
        )}
        <p>
          {t.state}: <PhaseText site={site} item={item} />
        </p>
        <Block site={site} id="what" title={where}>
          <Compared site={site} item={item} />
          <p class="soft">{t.readersWord}</p>
        </Block>
        {item.answer !== null && (
          <section class="b" aria-labelledby="answer">
            <h2 id="answer">{item.phase === 'reopened' ? t.answerBefore : t.answer}</h2>
            <AnswerText site={site} answer={item.answer} />
          </section>
        )}
        <Released item={item} site={site} />
        <p>
          <a href={link(site, { page: 'unit', id: unit.id })}>{where}</a>
        </p>
      </>
    ),
  };
}

/** Words and photos of readers that somebody looked at and released. */
function Released({ site, item }: { site: Site; item: TicketItem }) {
  const t = ticketWordsOf(site.language);
  const { comments = [], photos = [] } = item.live ?? {};
  if (comments.length === 0 && photos.length === 0) return null;
  return (
    <section class="b" aria-labelledby="released">
      <h2 id="released">{t.readersWord}</h2>
      {comments.length > 0 && (
        <>
          <h3>{t.comments}</h3>
          <ul>
            {[...new Set(comments)].map((comment) => (
              <li key={comment} lang="th">
                “{comment}”
              </li>
            ))}
          </ul>
        </>
      )}
      {photos.length > 0 && (
        <>
          <h3>{t.photos}</h3>
          <ul class="ph">
            {[...new Set(photos)].map((photo) => (
              <li key={photo}>
                <a href={`/tickets/photos/${photo}`}>
                  <img src={`/tickets/photos/${photo}`} alt={t.photo} loading="lazy" />
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
