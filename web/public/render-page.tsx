import { renderToString } from 'preact-render-to-string';
import { assertNever } from '../../src/basics/assert.ts';
import type { PublicView } from '../../src/publication/model.ts';
import { aboutPage } from './pages/about.tsx';
import { areaPage } from './pages/area.tsx';
import { constituencyPage } from './pages/constituency.tsx';
import { correctionsPage } from './pages/corrections.tsx';
import { frontPage } from './pages/front.tsx';
import { notFoundPage } from './pages/not-found.tsx';
import { partiesPage } from './pages/parties.tsx';
import { unitPage } from './pages/unit.tsx';
import type { PageContent } from './parts/layout.tsx';
import { Layout, Main } from './parts/layout.tsx';
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
  const content = address === null ? null : contentOf(site, address.route);
  if (address?.fragment) {
    return { status: content === null ? 404 : 200, body: fragment(site, content ?? notFoundPage(site)) };
  }
  const page = content ?? notFoundPage(site);
  const route = content === null ? null : (address?.route ?? null);
  const html = renderToString(<Layout site={site} route={route} content={page} />);
  return { status: content === null ? 404 : 200, body: `<!doctype html>${html}` };
}

function fragment(site: Site, content: PageContent): string {
  const { head } = site.view;
  return renderToString(
    <main id="main" tabIndex={-1} data-cut={head.number} data-at={head.at}>
      <Main site={site} content={content} />
    </main>,
  );
}

function contentOf(site: Site, route: Route): PageContent | null {
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
    default:
      return assertNever(route);
  }
}
