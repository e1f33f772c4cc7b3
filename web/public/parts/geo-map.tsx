import type { GeoShapes } from '../geo-shapes.ts';
import type { Site } from '../site.ts';
import { link } from '../site.ts';
import type { Square } from '../tile-squares.ts';
import { squaresOf } from '../tile-squares.ts';
import { Block } from './basics.tsx';
import { ScaledPatterns, scaledFill } from './patterns.tsx';
import { Codes, PartyKeys } from './tile-map.tsx';

/** Side of a pattern's field in the drawing. */
const FIELD = 28;
const geoFill = (site: Site, party: number) => scaledFill(site, party, 'pg');

/**
 * The constituencies where they lie. Same colours and states as the tile map: nothing below the threshold, a broken border for leading,
 * a whole one for decided, a thick one for certified; colours are never mixed with the ground, which would make them alike. Every shape is a link with its title.
 */
export function GeoMap({ site, shapes }: { site: Site; shapes: GeoShapes }) {
  const { m } = site;
  const squares = squaresOf(site).filter((s) => (shapes.paths.get(s.id) ?? '') !== '');
  return (
    <Block site={site} id="geo-map" title={m.geoMap}>
      {site.fragment ? (
        <Codes site={site} squares={squares} id="geo" label={m.geoMap} fill={geoFill} />
      ) : (
        <Shapes site={site} shapes={shapes} squares={squares} />
      )}
      <ul class="key" aria-label={site.w.legend}>
        <PartyKeys site={site} squares={squares} />
      </ul>
      <p>{m.geoStates}</p>
      <p class="soft" id="geo-end">
        {m.geoNote}
      </p>
    </Block>
  );
}

function Shapes({ site, shapes, squares }: { site: Site; shapes: GeoShapes; squares: readonly Square[] }) {
  const { m, w } = site;
  return (
    <>
      <a class="skip" href="#geo-end">
        {w.skipMap}
      </a>
      <nav aria-label={m.geoMap}>
        <svg class="geo" id="geo" viewBox={`-8 -8 ${shapes.width + 16} ${shapes.height + 16}`}>
          <title>{m.geoMap}</title>
          <ScaledPatterns
            site={site}
            parties={site.view.election.pkg.parties.map((_, p) => p)}
            prefix="pg"
            width={FIELD}
          />
          <g id="land" class="land">
            {squares.map((s) => (
              <a key={s.id} href={link(site, { page: 'constituency', id: s.id })}>
                <path class={s.code} d={shapes.paths.get(s.id)} fill={geoFill(site, s.party)} />
                <title>{s.title}</title>
              </a>
            ))}
          </g>
        </svg>
      </nav>
      {shapes.inset !== null && (
        <figure>
          <svg class="geo near" viewBox={shapes.inset} aria-hidden="true">
            <use href="#land" />
          </svg>
          <figcaption class="soft">{m.geoBangkok}</figcaption>
        </figure>
      )}
    </>
  );
}
