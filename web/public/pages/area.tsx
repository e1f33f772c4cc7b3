import { at } from '../../../src/basics/assert.ts';
import type { AreaId } from '../../../src/election/model.ts';
import { placeFeedOf } from '../feeds/links.ts';
import { ConstituencyTable } from '../parts/area-tables.tsx';
import { Block, CutLine } from '../parts/basics.tsx';
import { BeforeBlock } from '../parts/before.tsx';
import { BallotProgress, BallotTable, CoverageTable } from '../parts/coverage.tsx';
import { PlaceFeed } from '../parts/feed-links.tsx';
import { Follow } from '../parts/follow.tsx';
import type { Crumb, PageContent } from '../parts/layout.tsx';
import { ContestBlock } from '../parts/lines.tsx';
import { Parts } from '../parts/place-parts.tsx';
import type { Region } from '../regions.ts';
import { regionOfCode } from '../regions.ts';
import type { Site } from '../site.ts';
import { areaAt, areaName, link } from '../site.ts';
import { LocalContests } from './front.tsx';

/** Party lists named before the rest is folded away. */
const TOP_PARTIES = 10;

/** A province or a local body: its constituencies, its ballots, its party-list votes. */
export function areaPage(site: Site, id: string): PageContent | null {
  const { view, index, w } = site;
  const area = view.election.areaIndex.get(id as AreaId);
  if (area === undefined) return null;
  const { kind } = areaAt(site, area);
  if (kind !== 'province' && kind !== 'local-body') return null;
  const title = areaName(site, area);
  const feed = placeFeedOf(site, id, title);
  return {
    title,
    description: `${title} · ${w.result}`,
    crumbs: crumbsTo(site, area),
    island: 'follow',
    feeds: [feed],
    body: (
      <>
        <h1>{title}</h1>
        <CutLine site={site} />
        <Follow site={site} area={area} />
        <BallotProgress site={site} area={area} />
        <div class="two">
          <div>
            {kind === 'local-body' ? (
              <LocalContests site={site} body={area} />
            ) : at(index.bodiesOf, area).length > 0 ? (
              <Block site={site} id="bodies" title={w.result}>
                <ul>
                  {at(index.bodiesOf, area).map((body) => (
                    <li key={body}>
                      <a href={link(site, { page: 'area', id: areaAt(site, body).id })}>
                        {areaName(site, body)}
                      </a>
                    </li>
                  ))}
                </ul>
              </Block>
            ) : (
              <ConstituencyTable site={site} area={area} />
            )}
          </div>
          <NationalContests site={site} area={area} />
        </div>
        <BeforeBlock site={site} area={area} />
        <Parts site={site} area={area} />
        <div class="two">
          <BallotTable site={site} area={area} />
          <CoverageTable site={site} area={area} />
        </div>
        <PlaceFeed feed={feed} />
      </>
    ),
  };
}

/** Party list and referendum as this area voted. */
export function NationalContests({ site, area }: { site: Site; area: number }) {
  const { index } = site;
  return (
    <>
      {(index.contestsOf[index.nation] ?? []).map((contest) => (
        <ContestBlock
          key={contest}
          site={site}
          area={area}
          contest={contest}
          own={false}
          id={`k${contest}`}
          top={TOP_PARTIES}
        />
      ))}
    </>
  );
}

/** Links to every area above this one, the overview first. */
export function crumbsTo(site: Site, area: number): readonly Crumb[] {
  const { view } = site;
  const crumbs: Crumb[] = [];
  const own = areaAt(site, area);
  let region = own.kind === 'province' ? regionOfCode(own.code) : null;
  for (let up = at(view.election.parentOfArea, area); up >= 0; up = at(view.election.parentOfArea, up)) {
    const spec = areaAt(site, up);
    if (spec.kind === 'nation') crumbs.unshift(...topCrumbs(site, region));
    else {
      const page = spec.kind === 'district' ? 'district' : 'area';
      crumbs.unshift({ text: areaName(site, up), href: link(site, { page, id: spec.id }) });
      if (spec.kind === 'province') region = regionOfCode(spec.code);
    }
  }
  return crumbs;
}

/** The overview, and the region where one is known. */
function topCrumbs(site: Site, region: Region | null): readonly Crumb[] {
  const home = { text: site.w.home, href: link(site, { page: 'front' }) };
  if (region === null || site.index.provinces.length < 2) return [home];
  return [home, { text: site.m.region[region], href: link(site, { page: 'region', id: region }) }];
}
