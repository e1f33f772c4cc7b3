import { formatMoment } from '../../shared/dates.ts';
import type { PageContent } from '../parts/layout.tsx';
import { CapReason } from '../parts/units.tsx';
import type { Site } from '../site.ts';
import { link, nameIn } from '../site.ts';
import { aboutText } from './about-text.ts';

/** How the numbers are made: the way of a form, pairing, the cap, denominators, states, corrections, how to check. */
export function aboutPage(site: Site): PageContent {
  const { view, w, language } = site;
  const { manifest } = view.election.pkg;
  return {
    title: w.about,
    description: w.about,
    crumbs: [{ text: w.home, href: link(site, { page: 'front' }) }],
    body: (
      <>
        <h1>{w.about}</h1>
        {aboutText.map((section) => (
          <section key={section.id} id={section.id}>
            <h2>{nameIn(site, section.title)}</h2>
            {section.paragraphs.map((paragraph) => (
              <p key={paragraph.en}>{nameIn(site, paragraph)}</p>
            ))}
            {section.id === 'cap' && view.policy.capPercent < 100 && (
              <p>
                <CapReason site={site} />
                {manifest.publication.cap.until !== null &&
                  ` · ${formatMoment(manifest.publication.cap.until, language)}`}
              </p>
            )}
          </section>
        ))}
        <h2>{w.downloads}</h2>
        <p>
          <a href="/feed/manifest.json">{w.feed}</a>
        </p>
      </>
    ),
  };
}
