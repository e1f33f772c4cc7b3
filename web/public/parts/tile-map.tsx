import { LEADER_PERCENT } from '../../../src/publication/leader-percent.ts';
import { layersOf, STEP } from '../live/layers.ts';
import type { SeatState, Site } from '../site.ts';
import { fullAreaName, link, nameIn, partyName } from '../site.ts';
import type { Square, TileSquare } from '../tile-squares.ts';
import { CODES, drawnAs, tileSquares } from '../tile-squares.ts';
import { Block, Swatch } from './basics.tsx';
import { fillOf, ScaledPatterns, scaledFill } from './patterns.tsx';
import { TileShapes } from './tile-shapes.tsx';

/** Side of a pattern's field on the picture. */
const FIELD = 5;
const pictureFill = (site: Site, party: number) => scaledFill(site, party, 'pt');

interface TileMapProps {
  readonly site: Site;
  /** A few paths and one link instead of a link per tile: the overview, which must be light. */
  readonly picture?: boolean;
}

/** One equal square per constituency. Shape says how far, colour says who; the title says both in words. */
export function TileMap({ site, picture = false }: TileMapProps) {
  const squares = tileSquares(site);
  const { w } = site;
  return (
    <Block site={site} id="map" title={w.map}>
      {site.fragment ? (
        <Codes
          site={site}
          squares={squares}
          id="tiles"
          label={site.w.map}
          fill={picture ? pictureFill : fillOf}
        />
      ) : picture ? (
        <Picture site={site} squares={squares} />
      ) : (
        <Tiles site={site} squares={squares} />
      )}
      <Legend site={site} squares={squares} />
      <p class="soft" id="map-end">
        {w.mapNote}
      </p>
    </Block>
  );
}

interface CodesProps {
  readonly site: Site;
  readonly squares: readonly Square[];
  /** Of the drawing that is brought up to date. */
  readonly id: string;
  readonly label: string;
  /** What shapes of a party are filled with in that drawing. */
  readonly fill: (site: Site, party: number) => string | undefined;
}

/**
 * The same for the patcher, without what never changes: per tile its state and party (`l12`), and the words that make its
 * title.
 */
export function Codes({ site, squares, id, label, fill }: CodesProps) {
  return (
    <>
      <span data-keep="" />
      <nav aria-label={label}>
        <svg id={id} {...codesOf(site, squares, fill)}>
          <title>{label}</title>
        </svg>
      </nav>
    </>
  );
}

function codesOf(site: Site, squares: readonly Square[], fill: CodesProps['fill']) {
  // Only parties that are ahead somewhere; the places of the others stay empty.
  const ahead = new Set(squares.map((s) => s.party));
  const parties = site.view.election.pkg.parties.map((party, i) => (ahead.has(i) ? party : null));
  return {
    'data-codes': squares.map((s) => `${s.code}${s.party < 0 ? '' : s.party}`).join(' '),
    'data-colours': parties.map((p, i) => (p === null ? '' : fill(site, i))).join(' '),
    'data-names': parties.map((p) => (p === null ? '' : nameIn(site, p.name))).join('|'),
    'data-states': Object.entries(CODES)
      .map(([state, code]) => `${code}${site.w.stateShort[state as SeatState]}`)
      .join('|'),
  };
}

/** What the drawing of these tiles spans, in tiles. */
function spanOf(squares: readonly TileSquare[]) {
  const left = Math.min(...squares.map((s) => s.tile.column));
  const top = Math.min(...squares.map((s) => s.tile.row));
  const width = (Math.max(...squares.map((s) => s.tile.column)) + 1 - left) * STEP + 2;
  const height = (Math.max(...squares.map((s) => s.tile.row)) + 1 - top) * STEP + 2;
  const frame = {
    viewBox: `-1 -1 ${width} ${height}`,
    width: width * 1.7,
    height: height * 1.7,
  };
  return { left, top, width, height, frame };
}

/** Without the script the picture as a whole leads to the map's own page; see `live/picture.ts`. */
function Picture({ site, squares }: { site: Site; squares: readonly TileSquare[] }) {
  const { w } = site;
  const { left, top, width, height, frame } = spanOf(squares);
  const placed = squares.map((s) => ({ ...s, column: s.tile.column - left, row: s.tile.row - top }));
  const layers = layersOf(placed.map((s) => ({ ...s, fill: pictureFill(site, s.party) })));
  return (
    <>
      <span hidden />
      <nav aria-label={w.map}>
        <svg
          class="map"
          id="tiles"
          {...frame}
          {...codesOf(site, squares, pictureFill)}
          data-tiles={placed
            .map((s) => [s.id, s.column, s.row, fullAreaName(site, s.area)].join(','))
            .join(';')}
        >
          <title>{w.map}</title>
          <TileShapes />
          <ScaledPatterns
            site={site}
            parties={site.view.election.pkg.parties.map((_, p) => p)}
            prefix="pt"
            width={FIELD}
          />
          <g class="pic">
            {layers.map((layer) => (
              <path key={layer.d} {...layer} />
            ))}
          </g>
          <a href={link(site, { page: 'map' })}>
            <path class="on" d={`M-1-1h${width}v${height}h-${width}z`} />
            <title>{w.map}</title>
          </a>
        </svg>
      </nav>
    </>
  );
}

function Tiles({ site, squares }: { site: Site; squares: readonly TileSquare[] }) {
  const { w } = site;
  const { left, top, frame } = spanOf(squares);
  return (
    <>
      <a class="skip" href="#map-end">
        {w.skipMap}
      </a>
      <nav aria-label={w.map}>
        <svg class="map" id="tiles" {...frame}>
          <title>{w.map}</title>
          <TileShapes />
          {squares.map((s) => (
            <a key={s.id} href={link(site, { page: 'constituency', id: s.id })}>
              <use
                href={`#${drawnAs(s.code)}`}
                x={(s.tile.column - left) * STEP}
                y={(s.tile.row - top) * STEP}
                fill={fillOf(site, s.party)}
              />
              <title>{s.title}</title>
            </a>
          ))}
        </svg>
      </nav>
    </>
  );
}

function Legend({ site, squares }: { site: Site; squares: readonly TileSquare[] }) {
  const { w } = site;
  const states = [
    ['w', w.state.awaiting],
    ['f', w.tooEarlyKey(String(LEADER_PERCENT))],
    ['l', w.state.leading],
    ['d', w.state.decided],
    ['c', w.state.certified],
    ['x', w.nobody],
  ] as const;
  return (
    <ul class="key" aria-label={w.legend}>
      {states.map(([shape, text]) => (
        <li key={shape}>
          <svg class="map m" width="18" height="18" viewBox="-1 -1 11 11" aria-hidden="true">
            <use href={`#${shape}`} fill="#8494a3" />
          </svg>
          {text}
        </li>
      ))}
      <PartyKeys site={site} squares={squares} />
    </ul>
  );
}

/** Parties named in the legend. */
const NAMED = 8;

/** Which colour, with its pattern, is whose: the parties that are ahead in most constituencies. */
export function PartyKeys({ site, squares }: { site: Site; squares: readonly Square[] }) {
  const counts = new Map<number, number>();
  for (const s of squares) if (s.party >= 0) counts.set(s.party, (counts.get(s.party) ?? 0) + 1);
  const parties = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return (
    <>
      {parties.slice(0, NAMED).map(([party, count]) => (
        <li key={party}>
          <span>
            <Swatch site={site} partyIndex={party} />
            {partyName(site, party)} {count}
          </span>
        </li>
      ))}
    </>
  );
}
