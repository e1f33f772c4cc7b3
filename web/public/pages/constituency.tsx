import { at } from '../../../src/basics/assert.ts';
import type { AreaId } from '../../../src/election/model.ts';
import { CutLine } from '../parts/basics.tsx';
import { BeforeBlock } from '../parts/before.tsx';
import { BallotProgress, BallotTable, CoverageTable } from '../parts/coverage.tsx';
import { FlagLinks } from '../parts/flag-links.tsx';
import { Follow } from '../parts/follow.tsx';
import type { PageContent } from '../parts/layout.tsx';
import { ContestBlock } from '../parts/lines.tsx';
import { NotShown, UnitList } from '../parts/units.tsx';
import type { Site } from '../site.ts';
import { areaAt, fullAreaName } from '../site.ts';
import { crumbsTo, NationalContests } from './area.tsx';

/** A constituency: its candidates, its party-list votes, what is missing and why, and all its units. */
export function constituencyPage(site: Site, id: string): PageContent | null {
  const { view, index, w } = site;
  const area = view.election.areaIndex.get(id as AreaId);
  if (area === undefined || areaAt(site, area).kind !== 'constituency') return null;
  const title = fullAreaName(site, area);
  const { zones } = areaAt(site, area);
  const parent = at(view.election.parentOfArea, area);
  const ofBody = areaAt(site, parent).kind === 'local-body' ? at(index.contestsOf, parent) : [];
  return {
    title,
    description: `${title} · ${w.result}`,
    crumbs: crumbsTo(site, area),
    island: 'follow',
    body: (
      <>
        <h1>{title}</h1>
        <CutLine site={site} />
        <Follow site={site} area={area} />
        <div class="two">
          {at(index.contestsOf, area).map((contest) => (
            <ContestBlock key={contest} site={site} area={area} contest={contest} own id={`k${contest}`} />
          ))}
          {ofBody.map((contest) => (
            <ContestBlock
              key={contest}
              site={site}
              area={area}
              contest={contest}
              own={false}
              id={`k${contest}`}
            />
          ))}
          <NationalContests site={site} area={area} />
        </div>
        <BallotProgress site={site} area={area} />
        <BeforeBlock site={site} area={area} />
        <NotShown site={site} area={area} />
        <FlagLinks site={site} area={area} />
        <div class="two">
          <BallotTable site={site} area={area} />
          <CoverageTable site={site} area={area} />
        </div>
        <UnitList site={site} area={area} />
        {zones.length > 0 && (
          <details>
            <summary>{w.zones}</summary>
            <ul lang="th">
              {zones.map((zone) => (
                <li key={zone}>{zone}</li>
              ))}
            </ul>
          </details>
        )}
      </>
    ),
  };
}
