import { at } from '../../src/basics/assert.ts';
import type { AreaId, UnitId } from '../../src/election/model.ts';
import type { PublicView } from '../../src/publication/model.ts';
import { formatMoment } from '../shared/dates.ts';
import { groupDigits, progressPercent } from '../shared/numbers.ts';
import { PATTERN_LINES, partyPatterns, patternInk } from '../shared/party-patterns.ts';
import { seatOrder } from './parts/house.tsx';
import type { Route } from './routes.ts';
import { hrefOf, parseAddress } from './routes.ts';
import type { Site } from './site.ts';
import { fullAreaName, makeSite, nameIn, partyAt, partyName, seatState, unitTitle } from './site.ts';

/** A party's part of a bar. */
export interface CardPart {
  readonly colour: string;
  readonly share: number;
  /** Lines of its pattern on a field of 4 × 4; empty for a plain colour. */
  readonly lines: string;
  /** Colour of the lines. */
  readonly ink: string;
}

/** What a share card says: 1200 × 630, drawn by the server. */
export interface Card {
  readonly title: string;
  /** Unofficial or official, and drill where it is one. */
  readonly label: string;
  readonly lines: readonly string[];
  /** Cut and time. */
  readonly foot: string;
  /** Parts of a bar in the colours of parties; empty: no bar. */
  readonly bar: readonly CardPart[];
}

const CARD = /^\/cards\/(th|en)\/(.*)\.png$/;
const LINES = 4;

/** The address of the card of a page: `/cards/th/c/BKK_1.png`; that of the overview is `/cards/th/index.png`. */
export function cardPath(language: 'th' | 'en', route: Route): string | null {
  if (route.page === 'front') return `/cards/${language}/index.png`;
  return hasCard(route) ? `/cards${hrefOf(language, route)}.png` : null;
}

/** Whether a site draws the card of a page: a static copy leaves out those of units, or all. */
export function isDrawn({ page }: Route, cards: 'areas' | 'none' | undefined): boolean {
  return cards === undefined || (cards === 'areas' && page !== 'unit');
}

function hasCard({ page }: Route): boolean {
  return (
    page === 'area' || page === 'constituency' || page === 'unit' || page === 'parties' || page === 'house'
  );
}

/** The card at an address; null when nothing has its card there. */
export function cardAt(view: PublicView, path: string): Card | null {
  const match = CARD.exec(path);
  if (match === null) return null;
  const [, language = 'th', rest = ''] = match;
  const address = parseAddress(`/${language}/${rest === 'index' ? '' : rest}`);
  if (address === null || address.fragment || (address.route.page !== 'front' && !hasCard(address.route)))
    return null;
  const site = makeSite(view, address.language, { live: null });
  const content = contentOf(site, address.route);
  if (content === null) return null;
  const { w } = site;
  const { head } = view;
  const label = head.status === 'official' ? w.official : w.unofficial;
  return {
    ...content,
    label: head.drill ? `${label} · ${w.drill}` : label,
    foot: `${w.siteName} · ${w.cut(groupDigits(head.number))} · ${w.asOf(formatMoment(Date.parse(head.at), site.language))}`,
  };
}

type Content = Pick<Card, 'title' | 'lines' | 'bar'>;

function contentOf(site: Site, route: Route): Content | null {
  const { view } = site;
  switch (route.page) {
    case 'front':
    case 'parties':
    case 'house':
      return nation(site);
    case 'area':
    case 'constituency': {
      const area = view.election.areaIndex.get(route.id as AreaId);
      const kind = area === undefined ? null : at(view.election.pkg.areas, area).kind;
      const wanted = route.page === 'area' ? ['province', 'local-body'] : ['constituency'];
      if (area === undefined || kind === null || !wanted.includes(kind)) return null;
      return {
        title: fullAreaName(site, area),
        lines: [...leaders(site, area), progress(site, area)],
        bar: [],
      };
    }
    case 'unit': {
      const unit = view.election.unitIndex.get(route.id as UnitId);
      if (unit === undefined) return null;
      const spec = at(view.election.pkg.units, unit);
      const area = view.election.areaIndex.get(spec.constituencyId) ?? 0;
      const status = site.w.unitStatus[view.unitStatus(unit)];
      return {
        title: unitTitle(site, spec),
        lines: [fullAreaName(site, area), `${site.w.status}: ${status}`],
        bar: [],
      };
    }
    default:
      return null;
  }
}

function nation(site: Site): Content {
  const { view, index, w, m } = site;
  const title = nameIn(site, view.election.pkg.manifest.title);
  const nationArea = Math.max(index.nation, 0);
  if (view.seats === null) {
    const only = index.bodies.length === 1 ? index.bodies : [];
    return {
      title,
      lines: [...only.flatMap((body) => leaders(site, body)), progress(site, nationArea)],
      bar: [],
    };
  }
  const parties = seatOrder(view.seats);
  const seats = (p: (typeof parties)[number]) => p.list + p.constituency;
  return {
    title,
    lines: [
      ...parties
        .slice(0, LINES)
        .map((p) => `${partyName(site, p.partyIndex)} ${groupDigits(seats(p))} ${m.seatsWord}`),
      `${view.head.status === 'official' ? w.seatsBar : w.seats} · ${progress(site, nationArea)}`,
    ],
    bar: parties.map((p) => {
      const colour = partyAt(site, p.partyIndex)?.colour ?? '#8494a3';
      return {
        colour,
        share: index.houseSeats === 0 ? 0 : seats(p) / index.houseSeats,
        lines: PATTERN_LINES[at(partyPatterns(view.election), p.partyIndex)] ?? '',
        ink: patternInk(colour),
      };
    }),
  };
}

/** First places of a contest of persons; below the threshold nobody is named. */
function leaders(site: Site, area: number): readonly string[] {
  const { view, index, w } = site;
  const contest = at(index.contestsOf, area)[0];
  const outcome = contest === undefined ? null : view.outcome(contest);
  if (contest === undefined || outcome === null) return [];
  const state = seatState(site, outcome);
  if (state === 'too-early' || state === 'awaiting') return [w.state[state]];
  const lines = at(view.election.linesOfContest, contest);
  const named = outcome.ranking.slice(0, LINES - 1).map(({ line, votes }) => {
    const { name, partyIndex } = at(lines, line);
    const party = partyIndex < 0 ? '' : ` (${partyName(site, partyIndex)})`;
    return `${nameIn(site, name)}${party} ${groupDigits(votes)}`;
  });
  return [...named, w.state[state]];
}

function progress(site: Site, area: number): string {
  const { stations } = site.view.coverage(area);
  const percent = progressPercent(stations.shown, stations.expected, site.view.head.status === 'official');
  return percent === null ? site.w.noFigures : site.w.ofStations(percent);
}
