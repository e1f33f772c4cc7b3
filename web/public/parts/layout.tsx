import type { ComponentChildren } from 'preact';
import { LANGUAGES } from '../../../src/basics/bilingual.ts';
import { formatIsoDay, formatTime } from '../../shared/dates.ts';
import { groupDigits } from '../../shared/numbers.ts';
import { cardPath, isDrawn } from '../card.ts';
import type { FeedLink } from '../feeds/links.ts';
import { flagWordsOf } from '../flag-words.ts';
import type { PlainPage, Route } from '../routes.ts';
import { hrefOf } from '../routes.ts';
import type { Site } from '../site.ts';
import { link, nameIn } from '../site.ts';
import { PAGE_STYLE } from '../style.ts';
import { ticketWordsOf } from '../tickets/words.ts';
import { hasMap } from '../tile-squares.ts';
import { PartyPatterns } from './patterns.tsx';

export interface Crumb {
  readonly text: string;
  readonly href: string;
}

export interface PageContent {
  /** Title of the tab and heading of the page. */
  readonly title: string;
  readonly description: string;
  readonly crumbs: readonly Crumb[];
  readonly body: ComponentChildren;
  /** Script of this page alone, by name; the page works without it. */
  readonly island?: string;
  /** Atom feeds that say the same as the page. */
  readonly feeds?: readonly FeedLink[];
  /** Text only: no menu and no map; the patcher looks less often. */
  readonly plain?: boolean;
  /** Says why there is nothing at this address: the answer has status 404. */
  readonly missing?: boolean;
  /** Stands in the frame of another site: links open outside of it. */
  readonly frame?: boolean;
}

interface LayoutProps {
  readonly site: Site;
  /** Null for the "not found" page. */
  readonly route: Route | null;
  readonly content: PageContent;
}

const MENU = ['front', 'parties', 'search', 'changes'] as const;

/** The frame of every page. Only `main` changes between cuts; the patcher swaps it by its id. */
export function Layout({ site, route, content }: LayoutProps) {
  const { w, m, language, view } = site;
  const island = site.assets.islands?.get(content.island ?? '');
  const other = language === 'th' ? 'en' : 'th';
  const labels = { front: w.home, parties: w.parties, search: m.search, changes: m.changes };
  const election = nameIn(site, view.election.pkg.manifest.title);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{content.title === election ? election : `${content.title} · ${election}`}</title>
        <meta name="description" content={content.description} />
        <link rel="icon" href="data:," />
        {site.assets.live !== null && <link rel="manifest" href="/app.webmanifest" />}
        <SharedAs site={site} route={route} content={content} />
        {(content.feeds ?? []).map(({ href, title }) => (
          <link key={href} rel="alternate" type="application/atom+xml" title={title} href={href} />
        ))}
        <Languages site={site} route={route} />
        {content.frame === true && <base target="_top" />}
        <style>{PAGE_STYLE}</style>
        {site.assets.live !== null && <script type="module" src={site.assets.live} />}
        {island !== undefined && <script type="module" src={island} />}
      </head>
      <body>
        <a class="skip" href="#main">
          {w.skip}
        </a>
        {view.head.drill && <div class="drill">{w.drill}</div>}
        {content.frame !== true && (
          <header>
            <a class="brand" href={hrefOf(language, { page: 'front' })}>
              {w.siteName}
            </a>
            <nav aria-label={w.navigation}>
              <ul>
                {MENU.filter(
                  (page) => page !== 'parties' || view.election.ballots.length === 0 || hasParties(site),
                ).map((page) => (
                  <li key={page}>
                    <a href={link(site, { page })} aria-current={route?.page === page ? 'page' : undefined}>
                      {labels[page]}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            <a class="lang" lang={other} hreflang={other} href={hrefOf(other, route ?? { page: 'front' })}>
              {w.otherLanguage}
            </a>
          </header>
        )}
        <main id="main" tabIndex={-1} {...mainData(site, content)}>
          <Main site={site} content={content} />
        </main>
        {content.frame === true ? <FrameFooter site={site} /> : <Footer site={site} />}
        <PartyPatterns site={site} />
        <div class="live" id="live" hidden />
      </body>
    </html>
  );
}

/** The page's own address and that of its twin, for those who search the web; they take absolute ones only. */
function Languages({ site, route }: Omit<LayoutProps, 'content'>) {
  const { origin } = site.assets;
  if (origin === undefined || route === null) return null;
  return (
    <>
      <link rel="canonical" href={origin + hrefOf(site.language, route)} />
      {LANGUAGES.map((language) => (
        <link key={language} rel="alternate" hreflang={language} href={origin + hrefOf(language, route)} />
      ))}
    </>
  );
}

/** What other sites show of a link to this page; the card needs an absolute address. */
function SharedAs({ site, route, content }: LayoutProps) {
  const { origin, cards } = site.assets;
  const card = route === null || !isDrawn(route, cards) ? null : cardPath(site.language, route);
  if (origin === undefined || card === null) return null;
  const label = site.view.head.status === 'official' ? site.w.official : site.w.unofficial;
  return (
    <>
      <meta property="og:title" content={`${content.title} · ${label}`} />
      <meta property="og:image" content={origin + card} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

/** What the patcher reads of a page: its cut and time, whether more is expected, and whether to look seldom. */
export function mainData(site: Site, content: PageContent) {
  const { head } = site.view;
  const { stations, others } = site.view.coverage(Math.max(site.index.nation, 0));
  const whole =
    head.status === 'official' || stations.shown + others.shown === stations.expected + others.expected;
  return {
    'data-cut': head.number,
    'data-at': head.at,
    'data-whole': whole ? '' : undefined,
    'data-slow': content.plain === true ? '' : undefined,
  };
}

function FrameFooter({ site }: { site: Site }) {
  return (
    <footer>
      <a href={link(site, { page: 'front' })}>
        {site.w.siteName} · {site.m.openSite}
      </a>
    </footer>
  );
}

/** What changes from cut to cut: the content of `main`. */
export function Main({ site, content }: { site: Site; content: PageContent }) {
  const { w, view, language } = site;
  const { policy } = view;
  return (
    <>
      {content.crumbs.length > 0 && (
        <nav class="crumbs" aria-label={w.breadcrumb}>
          <ol>
            {content.crumbs.map((crumb) => (
              <li key={crumb.href}>
                <a href={crumb.href}>{crumb.text}</a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {policy.paused && (
        <p class="note">
          <strong>{w.paused}</strong>
          {policy.pauseReason === ''
            ? ''
            : `: ${language === 'th' ? policy.pauseReason : policy.pauseReasonEn}`}
        </p>
      )}
      {policy.embargo && <p class="note">{w.embargo(formatTime(policy.firstRelease, language))}</p>}
      {content.body}
    </>
  );
}

/** Every page that stands alone and exists for this election, with its name. */
export function pagesOf(site: Site): readonly (readonly [PlainPage | 'text', string])[] {
  const { w, m, index, view } = site;
  const nationwide = (index.constituenciesOf[index.nation] ?? []).length > 0;
  const pages: (readonly [PlainPage | 'text', string, boolean])[] = [
    ['house', m.house, view.seats !== null && index.provinces.length > 1],
    ['close', m.close, nationwide],
    ['map', m.mapPage, hasMap(site)],
    ['places', m.places, index.provinces.length > 0],
    ['missing', m.missing, true],
    ['timeline', m.timeline, true],
    ['corrections', w.corrections, true],
    ['text', m.text, true],
    ['about', w.about, true],
    ['glossary', m.glossary, true],
    ['status', m.status, true],
    ['data', m.data, true],
  ];
  return pages.flatMap(([page, text, there]) => (there ? [[page, text] as const] : []));
}

export function hasParties(site: Site): boolean {
  return site.view.election.pkg.parties.length > 0;
}

function Footer({ site }: { site: Site }) {
  const { w, view } = site;
  const { manifest } = view.election.pkg;
  return (
    <footer>
      <p>
        {nameIn(site, manifest.title)} · {w.electionDay(formatIsoDay(manifest.electionDay, site.language))}
      </p>
      <nav aria-label={site.m.more}>
        <ul>
          {pagesOf(site).map(([page, text]) => (
            <li key={page}>
              <a href={link(site, page === 'text' ? { page, id: '' } : { page })}>{text}</a>
            </li>
          ))}
          <li>
            <a href={link(site, { page: 'flags', mark: '', id: '' })}>{flagWordsOf(site.language).title}</a>
          </li>
          <li>
            <a href={link(site, { page: 'tickets', id: '' })}>{ticketWordsOf(site.language).tickets}</a>
          </li>
        </ul>
      </nav>
      <p>
        {w.packageHash}: <span class="hash">{view.head.package}</span>
      </p>
      <p>
        {w.ledger(groupDigits(view.head.ledgerSize))} · {w.root}: <span class="hash">{view.head.root}</span>
      </p>
      <p>{w.openSource}</p>
    </footer>
  );
}
