import { at } from '../../../src/basics/assert.ts';
import type { PublicView } from '../../../src/publication/model.ts';
import type { NewsItem } from '../../../src/publication/news.ts';
import { newsOf } from '../../../src/publication/news.ts';
import { placesOf } from './news-text.ts';

/** The news of a cut, and those of each place and of each party; the newest first. */
interface NewsIndex {
  readonly all: readonly NewsItem[];
  /** By place as in addresses: `p/BKK`. */
  readonly ofPlace: ReadonlyMap<string, readonly NewsItem[]>;
  /** By party index. */
  readonly ofParty: ReadonlyMap<number, readonly NewsItem[]>;
}

const cache = new WeakMap<PublicView, NewsIndex>();

/** A copy of the site makes some hundred feeds of each cut: the news are looked through once. */
export function newsIndex(view: PublicView): NewsIndex {
  let index = cache.get(view);
  if (index === undefined) {
    index = build(view);
    cache.set(view, index);
  }
  return index;
}

function build(view: PublicView): NewsIndex {
  const all = newsOf(view);
  const ofPlace = new Map<string, NewsItem[]>();
  const ofParty = new Map<number, NewsItem[]>();
  for (const item of all) {
    for (const place of placesOf({ view }, item.area)) put(ofPlace, place, item);
    for (const party of new Set(partiesOf(view, item))) if (party >= 0) put(ofParty, party, item);
  }
  return { all, ofPlace, ofParty };
}

function put<K>(map: Map<K, NewsItem[]>, key: K, item: NewsItem): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}

/** Parties that a piece of news is about; -1: none. */
function partiesOf(view: PublicView, item: NewsItem): readonly number[] {
  const partyOf = (contest: number, line: number) =>
    line < 0 ? -1 : at(at(view.election.linesOfContest, contest), line).partyIndex;
  switch (item.kind) {
    case 'lead':
      return [partyOf(item.contest, item.before), partyOf(item.contest, item.after)];
    case 'decided':
    case 'open-again':
      return [partyOf(item.contest, item.line)];
    case 'certified':
      return (view.outcome(item.contest)?.ahead ?? []).map((line) => partyOf(item.contest, line));
    default:
      return [];
  }
}
