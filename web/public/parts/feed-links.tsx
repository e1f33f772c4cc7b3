import type { LogEntry } from '../../../src/publication/news.ts';
import { eventLog, logId } from '../../../src/publication/news.ts';
import { formatMoment } from '../../shared/dates.ts';
import { alertWordsOf } from '../alert-words.ts';
import type { FeedLink } from '../feeds/links.ts';
import { changesFeedOf, logFeedOf, partyFeedsOf, placeFeedOf } from '../feeds/links.ts';
import { logText } from '../feeds/log-text.ts';
import type { Site } from '../site.ts';
import { areaAt, areaName } from '../site.ts';
import { Block } from './basics.tsx';

/** Entries of the log that stand on the status page; the file holds all of them. */
const SHOWN = 12;

/** The log of publication: what happened, when and why. */
export function LogBlock({ site }: { site: Site }) {
  const w = alertWordsOf(site.language);
  const entries = eventLog(site.view).slice(0, SHOWN);
  return (
    <Block site={site} id="log" title={w.log}>
      <p>{w.logIntro}</p>
      <ul>
        {entries.map((entry) => (
          <LogItem key={logId(entry)} site={site} entry={entry} />
        ))}
      </ul>
      <LogLinks site={site} />
    </Block>
  );
}

function LogItem({ site, entry }: { site: Site; entry: LogEntry }) {
  const { title, text, href } = logText(site, entry);
  return (
    <li>
      <time class="n" dateTime={entry.at}>
        {formatMoment(Date.parse(entry.at), site.language)}
      </time>{' '}
      <a href={href}>{title}</a>
      {text !== '' && <div lang={/[\u0e00-\u0e7f]/.test(text) ? 'th' : undefined}>{text}</div>}
    </li>
  );
}

/** Where the whole log of publication lies, for people and for programs. */
export function LogLinks({ site }: { site: Site }) {
  const { href, title } = logFeedOf(site);
  return (
    <p>
      <a href="/v1/event-log.json">/v1/event-log.json</a> · <a href={href}>{`${title} (Atom)`}</a>
    </p>
  );
}

/** The feeds of the data page: those of the whole election, and one of each other kind. */
export function FeedList({ site }: { site: Site }) {
  const w = alertWordsOf(site.language);
  const [province] = [...site.index.provinces, ...site.index.bodies];
  const [party] = partyFeedsOf(site);
  const examples: FeedLink[] =
    province === undefined ? [] : [placeFeedOf(site, areaAt(site, province).id, areaName(site, province))];
  if (party !== undefined) examples.push({ ...party, title: w.feedOf(party.title) });
  return (
    <Block site={site} id="feeds" title={w.feeds}>
      <FeedItems feeds={[changesFeedOf(site), logFeedOf(site)]} />
      <p>{w.feedsText}</p>
      <FeedItems feeds={examples} />
      <LogLinks site={site} />
    </Block>
  );
}

function FeedItems({ feeds }: { feeds: readonly FeedLink[] }) {
  return (
    <ul>
      {feeds.map(({ href, title }) => (
        <li key={href}>
          <a href={href}>{title}</a>
        </li>
      ))}
    </ul>
  );
}

/** The feed of each party. It never changes, so updates leave it out. */
export function PartyFeeds({ site }: { site: Site }) {
  if (site.fragment) return <details data-keep="" />;
  return (
    <details data-keep="">
      <summary>{alertWordsOf(site.language).feeds}</summary>
      <FeedItems feeds={partyFeedsOf(site)} />
    </details>
  );
}

/** The feed of the place of a page. */
export function PlaceFeed({ feed }: { feed: FeedLink }) {
  return (
    <p>
      <a href={feed.href}>{`${feed.title} (Atom)`}</a>
    </p>
  );
}
