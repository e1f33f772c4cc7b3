import { CutLine } from '../parts/basics.tsx';
import { BeforeBlock } from '../parts/before.tsx';
import { PartyFeeds } from '../parts/feed-links.tsx';
import { HouseBlock } from '../parts/house.tsx';
import type { PageContent } from '../parts/layout.tsx';
import { hasParties } from '../parts/layout.tsx';
import { ContestBlock } from '../parts/lines.tsx';
import type { Site } from '../site.ts';
import { link } from '../site.ts';

/** Every party: seats, and party-list votes of the whole country. Null where the election has no parties. */
export function partiesPage(site: Site): PageContent | null {
  const { view, index, w } = site;
  if (!hasParties(site)) return null;
  const list = (index.contestsOf[index.nation] ?? []).filter(
    (c) => view.election.pkg.contests[c]?.kind === 'party-list',
  );
  return {
    title: w.parties,
    description: w.parties,
    crumbs: [{ text: w.home, href: link(site, { page: 'front' }) }],
    body: (
      <>
        <h1>{w.parties}</h1>
        <CutLine site={site} />
        {view.seats !== null && <HouseBlock site={site} seats={view.seats} top={Number.MAX_SAFE_INTEGER} />}
        <BeforeBlock site={site} area={index.nation} />
        {list.map((contest) => (
          <ContestBlock
            key={contest}
            site={site}
            area={index.nation}
            contest={contest}
            own={false}
            id={`k${contest}`}
          />
        ))}
        <PartyFeeds site={site} />
      </>
    ),
  };
}
