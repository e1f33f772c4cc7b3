import type { ComponentChildren } from 'preact';
import { formatIsoDay, formatTime } from '../../shared/dates.ts';
import { groupDigits } from '../../shared/numbers.ts';
import type { Route } from '../routes.ts';
import { hrefOf } from '../routes.ts';
import type { Site } from '../site.ts';
import { link, nameIn } from '../site.ts';
import { PAGE_STYLE } from '../style.ts';

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
}

interface LayoutProps {
  readonly site: Site;
  /** Null for the "not found" page. */
  readonly route: Route | null;
  readonly content: PageContent;
}

const MENU = ['front', 'parties', 'corrections', 'about'] as const;

/** The frame of every page. Only `main` changes between cuts; the patcher swaps it by its id. */
export function Layout({ site, route, content }: LayoutProps) {
  const { w, language, view } = site;
  const other = language === 'th' ? 'en' : 'th';
  const labels = { front: w.home, parties: w.parties, corrections: w.corrections, about: w.about };
  const election = nameIn(site, view.election.pkg.manifest.title);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{content.title === election ? election : `${content.title} · ${election}`}</title>
        <meta name="description" content={content.description} />
        <link rel="icon" href="data:," />
        {route !== null && <link rel="alternate" hreflang={other} href={hrefOf(other, route)} />}
        <style>{PAGE_STYLE}</style>
        {site.assets.live !== null && <script type="module" src={site.assets.live} />}
      </head>
      <body>
        <a class="skip" href="#main">
          {w.skip}
        </a>
        {view.head.drill && <div class="drill">{w.drill}</div>}
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
        <main id="main" tabIndex={-1} data-cut={view.head.number} data-at={view.head.at}>
          <Main site={site} content={content} />
        </main>
        <Footer site={site} />
        <div class="live" id="live" hidden />
      </body>
    </html>
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
      <p>
        <a href={link(site, { page: 'about' })}>{w.about}</a> · <a href="/feed/">{w.feed}</a>
      </p>
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
