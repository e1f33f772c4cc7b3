import type { Site } from '../site.ts';
import { link } from '../site.ts';

/** Leads from one map to the other. The page's script remembers which one the reader took. */
export function MapSwitch({ site, now }: { site: Site; now: 'map' | 'geo' }) {
  const { w, m } = site;
  const names = { map: w.map, geo: m.geoMap };
  return (
    <nav class="explore" id="map-switch" aria-label={m.mapSwitch}>
      <ul>
        {(['map', 'geo'] as const).map((page) => (
          <li key={page}>
            <a href={link(site, { page })} data-map={page} aria-current={page === now ? 'page' : undefined}>
              {names[page]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Where the script writes which constituency is chosen, the same on both maps. Updates leave it alone. */
export function Chosen({ site }: { site: Site }) {
  return (
    <p id="chosen" class="chosen" data-keep="" data-hint={site.m.chosenHint} data-open={site.m.chosenOpen} />
  );
}
