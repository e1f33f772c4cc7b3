import type { PublicView } from '../../../src/publication/model.ts';
import type { NewsItem, NewsKind } from '../../../src/publication/news.ts';
import { newsOf } from '../../../src/publication/news.ts';
import { groupDigits } from '../../shared/numbers.ts';
import { makeSite } from '../site.ts';
import { labelOf } from './made.ts';
import type { NewsText } from './news-text.ts';
import { newsText, placesOf } from './news-text.ts';

/** What readers of places are told by a message. */
export interface PlaceAlert {
  /** As in addresses: `c/BKK_1`, `p/BKK`. */
  readonly places: readonly string[];
  readonly texts: { readonly th: NewsText; readonly en: NewsText };
}

/** Older news are on the pages; nobody is called for them. */
const FRESH_MS = 30 * 60_000;
/** Of several pieces of news at once a reader gets the last of this order. */
const WEIGHT: Readonly<Record<NewsKind, number>> = {
  corrected: 0,
  annulled: 1,
  'open-again': 2,
  lead: 3,
  decided: 4,
  certified: 5,
};

/** Messages of facts from this place of the ledger on, the weightiest and newest last. */
export function alertsOf(view: PublicView, from: number): readonly PlaceAlert[] {
  const since = Date.parse(view.head.at) - FRESH_MS;
  const items = newsOf(view, from)
    .filter((item) => item.at >= since)
    .toSorted((a, b) => WEIGHT[a.kind] - WEIGHT[b.kind] || a.seq - b.seq);
  if (items.length === 0) return [];
  const th = makeSite(view, 'th', { live: null });
  const en = makeSite(view, 'en', { live: null });
  const words = (site: typeof th, item: NewsItem): NewsText => {
    const { title, text, href } = newsText(site, item);
    const cut = site.w.cut(groupDigits(view.head.number));
    return { title, text: `${text} · ${labelOf(site)} · ${cut}`, href };
  };
  return items.map((item) => ({
    places: placesOf(th, item.area),
    texts: { th: words(th, item), en: words(en, item) },
  }));
}
