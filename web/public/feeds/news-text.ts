import { assertNever, at } from '../../../src/basics/assert.ts';
import type { NewsItem } from '../../../src/publication/news.ts';
import { alertWordsOf } from '../alert-words.ts';
import type { Site } from '../site.ts';
import { areaAt, fullAreaName, link, nameIn, partyName, unitTitle } from '../site.ts';

/** A piece of news in the page's language. */
export interface NewsText {
  readonly title: string;
  readonly text: string;
  readonly href: string;
}

export function newsText(site: Site, item: NewsItem): NewsText {
  const w = alertWordsOf(site.language);
  const title = `${fullAreaName(site, item.area)}: ${w.kind[item.kind]}`;
  return { title, text: textOf(site, item), href: hrefOf(site, item) };
}

function textOf(site: Site, item: NewsItem): string {
  const w = alertWordsOf(site.language);
  switch (item.kind) {
    case 'lead':
      return w.from(who(site, item.contest, item.before), who(site, item.contest, item.after));
    case 'decided':
      return item.line < 0 ? w.nobodyHolds : w.holds(who(site, item.contest, item.line));
    case 'open-again':
      return w.openAgain;
    case 'certified':
      return w.byOrder(item.order);
    case 'corrected':
    case 'annulled': {
      const unit = at(site.view.election.pkg.units, item.event.unitIndex);
      return w.inUnit(unitTitle(site, unit), item.event.reason);
    }
    default:
      return assertNever(item);
  }
}

function hrefOf(site: Site, item: NewsItem): string {
  if (item.kind === 'corrected' || item.kind === 'annulled') {
    const unit = at(site.view.election.pkg.units, item.event.unitIndex);
    return link(site, { page: 'unit', id: unit.id });
  }
  const { kind, id } = areaAt(site, item.area);
  return link(site, { page: kind === 'constituency' ? 'constituency' : 'area', id });
}

/** A line of a contest with its party; -1: nobody. */
function who(site: Site, contest: number, line: number): string {
  if (line < 0) return alertWordsOf(site.language).nobody;
  const { name, partyIndex } = at(at(site.view.election.linesOfContest, contest), line);
  return partyIndex < 0 ? nameIn(site, name) : `${nameIn(site, name)} (${partyName(site, partyIndex)})`;
}

/** Places that a piece of news belongs to, as addresses name them: `c/BKK_1`, then every province or local body above. */
export function placesOf({ view }: Pick<Site, 'view'>, area: number): readonly string[] {
  const places: string[] = [];
  for (let up = area; up >= 0; up = at(view.election.parentOfArea, up)) {
    const { kind, id } = at(view.election.pkg.areas, up);
    if (kind === 'constituency') places.push(`c/${encodeURIComponent(id)}`);
    else if (kind === 'province' || kind === 'local-body') places.push(`p/${encodeURIComponent(id)}`);
  }
  return places;
}
