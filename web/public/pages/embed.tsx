import { assertNever, at } from '../../../src/basics/assert.ts';
import type { AreaId, PartyId } from '../../../src/election/model.ts';
import { groupDigits } from '../../shared/numbers.ts';
import { Block, CutLine } from '../parts/basics.tsx';
import { BallotProgress } from '../parts/coverage.tsx';
import { HouseBlock, ShownSoFar } from '../parts/house.tsx';
import type { PageContent } from '../parts/layout.tsx';
import { ContestBlock } from '../parts/lines.tsx';
import { TileMap } from '../parts/tile-map.tsx';
import type { Route } from '../routes.ts';
import type { Site } from '../site.ts';
import { areaAt, fullAreaName, link, nameIn, partyName } from '../site.ts';
import { hasMap } from '../tile-squares.ts';

type EmbedRoute = Extract<Route, { readonly page: 'embed' }>;

/** A part of the site for the frame of another one: small, labelled unofficial, with its cut and a way to the whole. */
export function embedPage(site: Site, route: EmbedRoute): PageContent | null {
  const content = contentOf(site, route);
  if (content === null) return null;
  return {
    title: content.title,
    description: content.title,
    crumbs: [],
    frame: true,
    body: (
      <>
        <h1>
          <a href={content.href}>{content.title}</a>
        </h1>
        <CutLine site={site} />
        {content.body}
      </>
    ),
  };
}

/** The contests of an area's own, each with its first lines. */
function Contests({
  site,
  area,
  top,
  shows = () => true,
}: {
  site: Site;
  area: number;
  top: number;
  shows?: (contest: number) => boolean;
}) {
  return (
    <>
      {at(site.index.contestsOf, area)
        .filter(shows)
        .map((contest) => (
          <ContestBlock
            key={contest}
            site={site}
            area={area}
            contest={contest}
            own
            id={`k${contest}`}
            top={top}
          />
        ))}
    </>
  );
}

function contentOf(site: Site, { kind, id }: EmbedRoute) {
  const { view, index, m, w } = site;
  const election = nameIn(site, view.election.pkg.manifest.title);
  switch (kind) {
    case 'headline':
      return {
        title: election,
        href: link(site, { page: 'front' }),
        body: (
          <>
            {view.seats !== null && <HouseBlock site={site} seats={view.seats} top={5} />}
            {[index.nation, ...(index.bodies.length === 1 ? index.bodies : [])].map((area) => (
              <Contests
                key={area}
                site={site}
                area={area}
                top={5}
                shows={(contest) => at(view.election.pkg.contests, contest).kind !== 'party-list'}
              />
            ))}
            {view.seats === null && <BallotProgress site={site} area={index.nation} />}
          </>
        ),
      };
    case 'map':
      if (!hasMap(site)) return null;
      return {
        title: `${m.mapPage} · ${election}`,
        href: link(site, { page: 'map' }),
        body: <TileMap site={site} />,
      };
    case 'constituency': {
      const area = view.election.areaIndex.get(id as AreaId);
      if (area === undefined || areaAt(site, area).kind !== 'constituency') return null;
      return {
        title: fullAreaName(site, area),
        href: link(site, { page: 'constituency', id }),
        body: (
          <>
            <Contests site={site} area={area} top={6} />
            <BallotProgress site={site} area={area} />
          </>
        ),
      };
    }
    case 'party': {
      const party = view.election.partyIndex.get(id as PartyId);
      // Without a House there are no seats, which is not the same as none.
      if (party === undefined || view.seats === null) return null;
      const seats = view.seats.parties.find((p) => p.partyIndex === party);
      return {
        title: partyName(site, party),
        href: link(site, { page: 'parties' }),
        body: (
          <Block site={site} id="party" title={view.head.status === 'official' ? w.seatsBar : w.seats}>
            <dl>
              <dt>{w.total}</dt>
              <dd>
                <strong>{groupDigits((seats?.constituency ?? 0) + (seats?.list ?? 0))}</strong>
              </dd>
              <dt>{w.contest.constituency}</dt>
              <dd>{groupDigits(seats?.constituency ?? 0)}</dd>
              <dt>{w.contest['party-list']}</dt>
              <dd>
                {groupDigits(seats?.list ?? 0)} ({groupDigits(seats?.votes ?? 0)} {w.votes.toLowerCase()})
              </dd>
            </dl>
            <ShownSoFar site={site} />
            {site.view.head.status !== 'official' && <p class="soft">{w.seatsNote}</p>}
          </Block>
        ),
      };
    }
    default:
      return assertNever(kind);
  }
}

/** The line that another site copies. */
export function EmbedLine({ site, route }: { site: Site; route: EmbedRoute }) {
  const { m } = site;
  const path = link(site, route);
  return (
    <details>
      <summary>{m.embed}</summary>
      <p>{m.embedText}</p>
      <p>
        <code class="hash">{`<iframe src="${site.assets.origin ?? 'https://…'}${path}" title="${m.embed}" width="100%" height="480" loading="lazy"></iframe>`}</code>
      </p>
    </details>
  );
}
