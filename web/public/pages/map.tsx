import { geoShapes } from '../geo-shapes.ts';
import { ProvinceTable } from '../parts/area-tables.tsx';
import { CutLine } from '../parts/basics.tsx';
import type { PageContent } from '../parts/layout.tsx';
import { Chosen, MapSwitch } from '../parts/map-switch.tsx';
import { TileMap } from '../parts/tile-map.tsx';
import type { Site } from '../site.ts';
import { link } from '../site.ts';
import { hasMap } from '../tile-squares.ts';

/**
 * The tile map with the table of the provinces: the map is never the only way. The geographic map is a page of its own; the script
 * brings it beside this one where there is room, or in its place on a phone whose reader likes it better.
 */
export function mapPage(site: Site): PageContent | null {
  const { w, m, view } = site;
  if (!hasMap(site)) return null;
  const geo = geoShapes(view.election) !== null;
  return {
    title: m.mapPage,
    description: m.mapPage,
    crumbs: [{ text: w.home, href: link(site, { page: 'front' }) }],
    island: 'map',
    body: (
      <>
        <h1>{m.mapPage}</h1>
        <CutLine site={site} />
        {geo ? <MapSwitch site={site} now="map" /> : <p>{m.geoMissing}</p>}
        <p>
          <a href="#provinces">{m.toTable}</a>
        </p>
        <Chosen site={site} />
        <div class="two maps">
          <TileMap site={site} />
          {geo && <div id="beside" data-keep="" data-from={link(site, { page: 'geo' })} />}
        </div>
        <ProvinceTable site={site} />
      </>
    ),
  };
}
