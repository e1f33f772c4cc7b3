import { ProvinceTable } from '../parts/area-tables.tsx';
import { CutLine } from '../parts/basics.tsx';
import type { PageContent } from '../parts/layout.tsx';
import { provincesOf, REGIONS, regionsOf } from '../regions.ts';
import type { Site } from '../site.ts';
import { areaAt, areaName, link } from '../site.ts';

/** All provinces under their regions. */
export function placesPage(site: Site): PageContent | null {
  const { w, m, index } = site;
  if (index.provinces.length === 0) return null;
  const regions = regionsOf(site);
  const known = new Set(regions.flatMap((region) => provincesOf(site, region)));
  const others = index.provinces.filter((area) => !known.has(area));
  return {
    title: m.places,
    description: m.places,
    crumbs: [{ text: w.home, href: link(site, { page: 'front' }) }],
    body: (
      <>
        <h1>{m.places}</h1>
        {regions.map((region) => (
          <section key={region}>
            <h2>
              <a href={link(site, { page: 'region', id: region })}>{m.region[region]}</a>
            </h2>
            <ProvinceLinks site={site} areas={provincesOf(site, region)} />
          </section>
        ))}
        {others.length > 0 && <ProvinceLinks site={site} areas={others} />}
        <p class="soft">{m.regionNote}</p>
      </>
    ),
  };
}

function ProvinceLinks({ site, areas }: { site: Site; areas: readonly number[] }) {
  return (
    <ul class="list">
      {areas.map((area) => (
        <li key={area}>
          <a class="n" href={link(site, { page: 'area', id: areaAt(site, area).id })}>
            {areaName(site, area)}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The provinces of one region with who is ahead and how much is shown. */
export function regionPage(site: Site, id: string): PageContent | null {
  const { w, m } = site;
  const region = REGIONS.find((name) => name === id);
  if (region === undefined) return null;
  const areas = provincesOf(site, region);
  if (areas.length === 0) return null;
  return {
    title: m.region[region],
    description: `${m.region[region]} · ${w.result}`,
    crumbs: [
      { text: w.home, href: link(site, { page: 'front' }) },
      { text: m.places, href: link(site, { page: 'places' }) },
    ],
    body: (
      <>
        <h1>{m.region[region]}</h1>
        <CutLine site={site} />
        <ProvinceTable site={site} areas={areas} />
        <p class="soft">{m.regionNote}</p>
      </>
    ),
  };
}
