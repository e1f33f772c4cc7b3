import { at } from '../../../src/basics/assert.ts';
import { formatIsoDay } from '../../shared/dates.ts';
import { ConstituencyTable, ProvinceTable } from '../parts/area-tables.tsx';
import { Block, CutLine } from '../parts/basics.tsx';
import { ChangeItem } from '../parts/changes.tsx';
import { BallotProgress, BallotTable, CoverageTable } from '../parts/coverage.tsx';
import { Explore } from '../parts/explore.tsx';
import { MyPlaces } from '../parts/follow.tsx';
import { HouseBlock } from '../parts/house.tsx';
import type { PageContent } from '../parts/layout.tsx';
import { ContestBlock } from '../parts/lines.tsx';
import { TileMap } from '../parts/tile-map.tsx';
import type { Site } from '../site.ts';
import { link, nameIn } from '../site.ts';
import { hasMap } from '../tile-squares.ts';

/** Parties named in the headline before the rest is summed up. */
const HEADLINE_PARTIES = 5;

/** The overview: who has how many seats, how far both ballots are, and the way down to every province. */
export function frontPage(site: Site): PageContent {
  const { view, index, w } = site;
  const { manifest } = view.election.pkg;
  const title = nameIn(site, manifest.title);
  const { nation } = index;
  const national = (index.contestsOf[nation] ?? []).filter(
    (c) => at(view.election.pkg.contests, c).kind !== 'party-list',
  );
  return {
    title,
    description: `${title} · ${w.electionDay(formatIsoDay(manifest.electionDay, site.language))}`,
    crumbs: [],
    body: (
      <>
        <h1>{title}</h1>
        <CutLine site={site} />
        {index.bodies.length !== 1 && <MyPlaces site={site} />}
        <div class={hasMap(site) ? 'front' : 'two'}>
          <div>
            {view.seats !== null && <HouseBlock site={site} seats={view.seats} top={HEADLINE_PARTIES} />}
            {national.map((contest) => (
              <ContestBlock
                key={contest}
                site={site}
                area={nation}
                contest={contest}
                own
                id={`k${contest}`}
              />
            ))}
            {index.bodies.length === 1 && <LocalContests site={site} body={index.bodies[0] ?? 0} />}
            {hasMap(site) && <BallotProgress site={site} area={nation} />}
          </div>
          {hasMap(site) ? <TileMap site={site} picture /> : <BallotProgress site={site} area={nation} />}
        </div>
        <Explore site={site} />
        {index.bodies.length !== 1 && <ProvinceTable site={site} />}
        <div class="two">
          <BallotTable site={site} area={nation} />
          <CoverageTable site={site} area={nation} />
        </div>
        {view.corrections.length > 0 && (
          <Block site={site} id="latest" title={w.latestCorrections}>
            <ul>
              {view.corrections.slice(0, 3).map((event) => (
                <ChangeItem key={event.seq} site={site} event={event} />
              ))}
            </ul>
            <a href={link(site, { page: 'corrections' })}>{w.corrections}</a>
          </Block>
        )}
      </>
    ),
  };
}

/** A local body: its executive, then its council by constituency. */
export function LocalContests({ site, body }: { site: Site; body: number }) {
  return (
    <>
      {(site.index.contestsOf[body] ?? []).map((contest) => (
        <ContestBlock key={contest} site={site} area={body} contest={contest} own id={`k${contest}`} />
      ))}
      <ConstituencyTable site={site} area={body} />
    </>
  );
}
