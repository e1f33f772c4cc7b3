import { groupDigits } from '../../shared/numbers.ts';
import { logFeedOf } from '../feeds/links.ts';
import { Block, CutLine } from '../parts/basics.tsx';
import { ChangeItem } from '../parts/changes.tsx';
import { LogLinks } from '../parts/feed-links.tsx';
import type { PageContent } from '../parts/layout.tsx';
import type { Site } from '../site.ts';
import { link } from '../site.ts';

/** A page stays light on a phone; the file below it holds all of them. */
const SHOWN = 300;

/** Every change of something that was public, newest first. */
export function correctionsPage(site: Site): PageContent {
  const { view, w } = site;
  return {
    title: w.corrections,
    description: w.correctionsIntro,
    feeds: [logFeedOf(site)],
    crumbs: [{ text: w.home, href: link(site, { page: 'front' }) }],
    body: (
      <>
        <h1>{w.corrections}</h1>
        <CutLine site={site} />
        <p>{w.correctionsIntro}</p>
        <LogLinks site={site} />
        {view.corrections.length === 0 ? (
          <p>{w.noCorrections}</p>
        ) : (
          <Block site={site} id="list" title={w.latestCorrections}>
            <ol>
              {view.corrections.slice(0, SHOWN).map((event) => (
                <ChangeItem key={event.seq} site={site} event={event} />
              ))}
            </ol>
            <p>
              {w.correctionsShown(
                groupDigits(Math.min(SHOWN, view.corrections.length)),
                groupDigits(view.corrections.length),
              )}{' '}
              <a href="/v1/corrections.json">/v1/corrections.json</a>
            </p>
          </Block>
        )}
      </>
    ),
  };
}
