import { renderToString } from 'preact-render-to-string';
import { assertNever } from '../../src/basics/assert.ts';
import type { PublicView } from '../../src/publication/model.ts';
import { aboutPage } from './pages/about.tsx';
import { areaPage } from './pages/area.tsx';
import { changesPage } from './pages/changes.tsx';
import { closePage } from './pages/close.tsx';
import { constituencyPage } from './pages/constituency.tsx';
import { correctionsPage } from './pages/corrections.tsx';
import { embedPage } from './pages/embed.tsx';
import { flagsPage } from './pages/flags.tsx';
import { frontPage } from './pages/front.tsx';
import { geoPage } from './pages/geo.tsx';
import { dataPage, glossaryPage, statusPage } from './pages/help.tsx';
import { housePage } from './pages/house.tsx';
import { mapPage } from './pages/map.tsx';
import { missingPage } from './pages/missing.tsx';
import { notFoundPage } from './pages/not-found.tsx';
import { partiesPage } from './pages/parties.tsx';
import { placePage } from './pages/place.tsx';
import { placesPage, regionPage } from './pages/places.tsx';
import { reportPage } from './pages/report.tsx';
import { searchPage } from './pages/search.tsx';
import { textPage } from './pages/text.tsx';
import { ticketPage, ticketsPage } from './pages/tickets.tsx';
import { timelinePage } from './pages/timeline.tsx';
import { unitPage } from './pages/unit.tsx';
import type { PageContent } from './parts/layout.tsx';
import { Layout, Main, mainData } from './parts/layout.tsx';
import type { Route } from './routes.ts';
import { languageOf, parseAddress } from './routes.ts';
import type { Site, SiteAssets } from './site.ts';
import { makeSite } from './site.ts';

export interface RenderedPage {
  readonly status: 200 | 404;
  /** HTML, UTF-8. */
  readonly body: string;
}

const NO_ASSETS: SiteAssets = { live: null };

/**
 * A page of the public site. Null when the path is not under `/th` or `/en`; a path under them that names nothing gets a
 * "not found" page. `/th/live/…` is the same page without its frame, for the patcher. A pure function of the view.
 */
export function renderPage(
  view: PublicView,
  path: string,
  assets: SiteAssets = NO_ASSETS,
): RenderedPage | null {
  if (!/^\/(th|en)(\/|$|\?)/.test(path)) return null;
  const address = parseAddress(path);
  const site = makeSite(view, address?.language ?? languageOf(path), assets, address?.fragment);
  const content = address === null ? null : contentOf(site, address.route, address.query);
  const status = content === null || content.missing === true ? 404 : 200;
  if (address?.fragment) {
    return { status, body: fragment(site, content ?? notFoundPage(site)) };
  }
  const page = content ?? notFoundPage(site);
  const route = content === null ? null : (address?.route ?? null);
  const html = renderToString(<Layout site={site} route={route} content={page} />);
  return { status, body: `<!doctype html>${html}` };
}

function fragment(site: Site, content: PageContent): string {
  return renderToString(
    <main id="main" tabIndex={-1} {...mainData(site, content)}>
      <Main site={site} content={content} />
    </main>,
  );
}

function contentOf(site: Site, route: Route, query: string): PageContent | null {
  switch (route.page) {
    case 'front':
      return frontPage(site);
    case 'area':
      return areaPage(site, route.id);
    case 'constituency':
      return constituencyPage(site, route.id);
    case 'unit':
      return unitPage(site, route.id);
    case 'parties':
      return partiesPage(site);
    case 'corrections':
      return correctionsPage(site);
    case 'about':
      return aboutPage(site);
    case 'region':
      return regionPage(site, route.id);
    case 'district':
    case 'sub-district':
      return placePage(site, route.page, route.id);
    case 'house':
      return housePage(site);
    case 'close':
      return closePage(site);
    case 'changes':
      return changesPage(site);
    case 'timeline':
      return timelinePage(site);
    case 'missing':
      return missingPage(site);
    case 'map':
      return mapPage(site);
    case 'geo':
      return geoPage(site);
    case 'places':
      return placesPage(site);
    case 'search':
      return searchPage(site, query);
    case 'glossary':
      return glossaryPage(site);
    case 'status':
      return statusPage(site);
    case 'data':
      return dataPage(site);
    case 'text':
      return textPage(site, route.id);
    case 'tickets':
      return route.id === '' ? ticketsPage(site) : ticketPage(site, route.id);
    case 'report':
      return reportPage(site, route.id);
    case 'flags':
      return flagsPage(site, route.mark, route.id);
    case 'embed':
      return embedPage(site, route);
    default:
      return assertNever(route);
  }
}
