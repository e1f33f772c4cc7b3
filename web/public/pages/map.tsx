import { geoShapes } from '../geo-shapes.ts';
import { ProvinceTable } from '../parts/area-tables.tsx';
import { CutLine } from '../parts/basics.tsx';
import { GeoMap } from '../parts/geo-map.tsx';
import type { PageContent } from '../parts/layout.tsx';
import { TileMap } from '../parts/tile-map.tsx';
import type { Site } from '../site.ts';
import { link } from '../site.ts';
import { hasMap } from '../tile-squares.ts';

/** Both maps side by side with the table of the provinces: the map is never the only way. */
export function mapPage(site: Site): PageContent | null {
  const { w, m, view } = site;
  if (!hasMap(site)) return null;
  const shapes = geoShapes(view.election);
  return {
    title: m.mapPage,
    description: m.mapPage,
    crumbs: [{ text: w.home, href: link(site, { page: 'front' }) }],
    body: (
      <>
        <h1>{m.mapPage}</h1>
        <CutLine site={site} />
        <p>
          <a href="#provinces">{m.toTable}</a>
        </p>
        {shapes === null && <p>{m.geoMissing}</p>}
        <div class="two">
          <TileMap site={site} within={link(site, { page: 'front' })} />
          {shapes !== null && <GeoMap site={site} shapes={shapes} />}
        </div>
        <ProvinceTable site={site} />
      </>
    ),
  };
}
