import { at } from '../../../src/basics/assert.ts';
import type { AreaId } from '../../../src/election/model.ts';
import { Block, CutLine } from '../parts/basics.tsx';
import { BallotTable, CoverageTable } from '../parts/coverage.tsx';
import type { PageContent } from '../parts/layout.tsx';
import { Parts } from '../parts/place-parts.tsx';
import { UnitItem } from '../parts/units.tsx';
import { placeIndex } from '../place-index.ts';
import type { Site } from '../site.ts';
import { areaAt, areaName, fullAreaName, link } from '../site.ts';
import { crumbsTo, NationalContests } from './area.tsx';

/** A district or a sub-district: how its units voted on the ballots of the whole country, and the way to each unit. */
export function placePage(site: Site, kind: 'district' | 'sub-district', id: string): PageContent | null {
  const { view, m, w } = site;
  const area = view.election.areaIndex.get(id as AreaId);
  if (area === undefined || areaAt(site, area).kind !== kind) return null;
  const title = areaName(site, area);
  return {
    title,
    description: `${title} · ${w.result}`,
    crumbs: crumbsTo(site, area),
    body: (
      <>
        <h1>{title}</h1>
        <CutLine site={site} />
        {kind === 'district' ? <Parts site={site} area={area} /> : <Units site={site} area={area} />}
        <div class="two">
          <NationalContests site={site} area={area} />
          <BallotTable site={site} area={area} />
          <CoverageTable site={site} area={area} />
        </div>
        {constituenciesOf(site, area).length > 1 && <p class="soft">{m.crossesConstituencies}</p>}
      </>
    ),
  };
}

/** Units of a sub-district, by constituency where it lies in several. */
function Units({ site, area }: { site: Site; area: number }) {
  const { view, w } = site;
  const units = placeIndex(view.election).unitsOfSubDistrict.get(area) ?? [];
  const numbers = new Set<number>();
  return (
    <Block site={site} id="units" title={w.units}>
      {constituenciesOf(site, area).map((constituency) => (
        <div key={constituency}>
          <h3>
            <a href={link(site, { page: 'constituency', id: areaAt(site, constituency).id })}>
              {fullAreaName(site, constituency)}
            </a>
          </h3>
          <ul class="grid">
            {units
              .filter((unit) => constituencyOf(site, unit) === constituency)
              .map((unit) => {
                const { number } = at(view.election.pkg.units, unit);
                // The first unit of a number can be named in an address: `#n4`.
                const first = !numbers.has(number);
                numbers.add(number);
                return (
                  <UnitItem key={unit} site={site} unit={unit} {...(first ? { id: `n${number}` } : {})} />
                );
              })}
          </ul>
        </div>
      ))}
    </Block>
  );
}

function constituencyOf({ view }: Site, unit: number): number {
  return view.election.areaIndex.get(at(view.election.pkg.units, unit).constituencyId) ?? -1;
}

function constituenciesOf(site: Site, area: number): readonly number[] {
  const units = placeIndex(site.view.election).unitsOfSubDistrict.get(area) ?? [];
  return [...new Set(units.map((unit) => constituencyOf(site, unit)))].sort((a, b) => a - b);
}
