import { geoShapes } from '../geo-shapes.ts';
import { CutLine } from '../parts/basics.tsx';
import { GeoMap } from '../parts/geo-map.tsx';
import type { PageContent } from '../parts/layout.tsx';
import { Chosen, MapSwitch } from '../parts/map-switch.tsx';
import type { Site } from '../site.ts';
import { link } from '../site.ts';
import { hasMap } from '../tile-squares.ts';

/** The geographic map on a page of its own: its borders are the heaviest thing of the site. Null where the package has none. */
export function geoPage(site: Site): PageContent | null {
  const { w, m, view } = site;
  const shapes = geoShapes(view.election);
  if (shapes === null) return null;
  const tiles = hasMap(site);
  return {
    title: m.geoMap,
    description: m.geoNote,
    crumbs: [
      { text: w.home, href: link(site, { page: 'front' }) },
      ...(tiles ? [{ text: m.mapPage, href: link(site, { page: 'map' }) }] : []),
    ],
    island: 'map',
    body: (
      <>
        <h1>{m.geoMap}</h1>
        <CutLine site={site} />
        {tiles && <MapSwitch site={site} now="geo" />}
        <p>
          <a href={link(site, { page: 'places' })}>{m.toTable}</a>
        </p>
        <Chosen site={site} />
        <GeoMap site={site} shapes={shapes} />
      </>
    ),
  };
}
