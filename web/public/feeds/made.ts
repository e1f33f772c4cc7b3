import { at } from '../../../src/basics/assert.ts';
import type { Language } from '../../../src/basics/bilingual.ts';
import { LANGUAGES } from '../../../src/basics/bilingual.ts';
import type { AreaId } from '../../../src/election/model.ts';
import type { PublicView } from '../../../src/publication/model.ts';
import type { NewsItem } from '../../../src/publication/news.ts';
import { eventLog, logId } from '../../../src/publication/news.ts';
import { renderEventLogJson } from '../../../src/publication/v1/event-log.ts';
import { alertWordsOf } from '../alert-words.ts';
import type { Route } from '../routes.ts';
import type { Site } from '../site.ts';
import { fullAreaName, link, makeSite, nameIn, partyName } from '../site.ts';
import type { FeedEntry } from './atom-document.ts';
import { atomDocument } from './atom-document.ts';
import { logText } from './log-text.ts';
import { newsIndex } from './news-index.ts';
import { newsText, placesOf } from './news-text.ts';
import { feedPath } from './paths.ts';

/** Entries of a feed, the newest first: readers ask again, and everything stands in the JSON files. */
const ENTRIES = 100;
/** Pieces of news that open pages look through; more than come between two looks. */
const NEWS = 200;

export interface MadeFeed {
  readonly mediaType: string;
  readonly text: string;
}

const FEED = /^\/v1\/(changes|event-log)-(th|en)\.atom$/;
const PLACE_FEED = /^\/v1\/changes\/(p|party)\/([^/]+)-(th|en)\.atom$/;
const NEWS_FILE = /^\/v1\/news-(th|en)\.json$/;

/** Feeds and the log of publication, made from a cut when they are asked for; null where the path is none of them. */
export function madeFeed(view: PublicView, path: string, origin?: string): MadeFeed | null {
  if (path === '/v1/event-log.json') return { mediaType: 'application/json', text: renderEventLogJson(view) };
  const news = NEWS_FILE.exec(path);
  if (news !== null)
    return { mediaType: 'application/json', text: newsJson(siteIn(view, news[1] as Language)) };
  const plain = FEED.exec(path);
  if (plain !== null) {
    const site = siteIn(view, plain[2] as Language);
    return atom(plain[1] === 'changes' ? changesFeed(site, origin) : logFeed(site, origin));
  }
  const [, kind, id = '', language] = PLACE_FEED.exec(path) ?? [];
  if (kind === undefined) return null;
  const site = siteIn(view, language as Language);
  const text = kind === 'p' ? placeFeed(site, plainId(id), origin) : partyFeed(site, plainId(id), origin);
  return text === null ? null : atom(text);
}

/** Paths of all of them, for a copy on plain files. */
export function* madeFeedPaths({ election }: PublicView): Generator<string> {
  yield '/v1/event-log.json';
  for (const language of LANGUAGES) {
    yield `/v1/changes-${language}.atom`;
    yield `/v1/event-log-${language}.atom`;
    yield `/v1/news-${language}.json`;
    for (const { kind, id } of election.pkg.areas)
      if (kind === 'province' || kind === 'local-body') yield feedPath('p', id, language);
    for (const { id } of election.pkg.parties) yield feedPath('party', id, language);
  }
}

function siteIn(view: PublicView, language: Language): Site {
  return makeSite(view, language, { live: null });
}

function atom(text: string): MadeFeed {
  return { mediaType: 'application/atom+xml', text };
}

function plainId(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** News of the whole election. */
function changesFeed(site: Site, origin: string | undefined): string {
  return newsFeed(site, newsIndex(site.view).all, {
    name: 'changes',
    title: alertWordsOf(site.language).feedChanges,
    self: `/v1/changes-${site.language}.atom`,
    page: { page: 'changes' },
    origin,
  });
}

function placeFeed(site: Site, id: string, origin: string | undefined): string | null {
  const { election } = site.view;
  const area = election.areaIndex.get(id as AreaId);
  if (area === undefined) return null;
  const { kind } = at(election.pkg.areas, area);
  if (kind !== 'province' && kind !== 'local-body') return null;
  return newsFeed(site, newsIndex(site.view).ofPlace.get(`p/${encodeURIComponent(id)}`) ?? [], {
    name: `changes:p:${encodeURIComponent(id)}`,
    title: alertWordsOf(site.language).feedOf(fullAreaName(site, area)),
    self: feedPath('p', id, site.language),
    page: { page: 'area', id },
    origin,
  });
}

/** Seats that a party's candidates won or lost the lead of, hold for good, or are certified to hold. */
function partyFeed(site: Site, id: string, origin: string | undefined): string | null {
  const party = site.view.election.pkg.parties.findIndex((p) => p.id === id);
  if (party < 0) return null;
  return newsFeed(site, newsIndex(site.view).ofParty.get(party) ?? [], {
    name: `changes:party:${encodeURIComponent(id)}`,
    title: alertWordsOf(site.language).feedOf(partyName(site, party)),
    self: feedPath('party', id, site.language),
    page: { page: 'parties' },
    origin,
  });
}

interface FeedHead {
  readonly name: string;
  readonly title: string;
  readonly self: string;
  readonly page: Route;
  readonly origin: string | undefined;
}

function newsFeed(site: Site, items: readonly NewsItem[], head: FeedHead): string {
  const urn = urnOf(site);
  return document(
    site,
    head,
    items
      .slice(0, ENTRIES)
      .map((item) => ({ id: `${urn}:${item.id}`, at: item.at, ...newsText(site, item) })),
  );
}

function logFeed(site: Site, origin: string | undefined): string {
  const urn = urnOf(site);
  const entries = eventLog(site.view)
    .slice(0, ENTRIES)
    .map((entry) => ({
      id: `${urn}:log:${logId(entry)}`,
      at: Date.parse(entry.at),
      ...logText(site, entry),
    }));
  const title = alertWordsOf(site.language).log;
  const self = `/v1/event-log-${site.language}.atom`;
  return document(site, { name: 'event-log', title, self, page: { page: 'status' }, origin }, entries);
}

function document(site: Site, head: FeedHead, entries: readonly FeedEntry[]): string {
  const { manifest } = site.view.election.pkg;
  return atomDocument({
    id: `${urnOf(site)}:${head.name}:${site.language}`,
    language: site.language,
    title: `${nameIn(site, manifest.title)} · ${head.title}`,
    label: labelOf(site),
    author: site.w.siteName,
    self: head.self,
    page: link(site, head.page),
    begun: manifest.publication.firstRelease,
    entries,
    origin: head.origin,
  });
}

function urnOf({ view }: Site): string {
  return `urn:khanaen:${view.head.package}`;
}

/** Unofficial or official, and drill where it is one. */
export function labelOf({ view, w }: Site): string {
  const label = view.head.status === 'official' ? w.official : w.unofficial;
  return view.head.drill ? `${label} · ${w.drill}` : label;
}

/** `/v1/news-th.json`: what an open page tells its reader of the places that he follows. It names no reader. */
function newsJson(site: Site): string {
  const { head } = site.view;
  return `${JSON.stringify({
    cut: head.number,
    at: head.at,
    size: head.ledgerSize,
    label: labelOf(site),
    news: newsIndex(site.view)
      .all.slice(0, NEWS)
      .map((item) => ({
        id: item.id,
        at: new Date(item.at).toISOString(),
        seq: item.seq,
        kind: item.kind,
        places: placesOf(site, item.area),
        ...newsText(site, item),
      })),
  })}\n`;
}
