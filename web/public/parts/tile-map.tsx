import { LEADER_PERCENT } from '../../../src/publication/leader-percent.ts';
import type { SeatState, Site } from '../site.ts';
import { nameIn, partyName } from '../site.ts';
import type { Square, TileSquare } from '../tile-squares.ts';
import { CODES, drawnAs, tileSquares } from '../tile-squares.ts';
import { Block, Swatch } from './basics.tsx';
import { fillOf } from './patterns.tsx';
import { TileShapes } from './tile-shapes.tsx';

/** Side of a tile in the drawing, with its gap. */
const STEP = 10;

/**
 * One equal square per constituency. Shape says how far, colour says who; the title says both in words. `within`: what links
 * begin with, nothing on the overview.
 */
export function TileMap({ site, within = '' }: { site: Site; within?: string }) {
  const squares = tileSquares(site);
  const { w } = site;
  return (
    <Block site={site} id="map" title={w.map}>
      {site.fragment ? (
        <Codes site={site} squares={squares} id="tiles" label={site.w.map} fill={fillOf} />
      ) : (
        <Tiles site={site} squares={squares} within={within} />
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
  // Only parties that are ahead somewhere; the places of the others stay empty.
  const ahead = new Set(squares.map((s) => s.party));
  const parties = site.view.election.pkg.parties.map((party, i) => (ahead.has(i) ? party : null));
  return (
    <>
      <span data-keep="" />
      <nav aria-label={label}>
        <svg
          id={id}
          data-codes={squares.map((s) => `${s.code}${s.party < 0 ? '' : s.party}`).join(' ')}
          data-colours={parties.map((p, i) => (p === null ? '' : fill(site, i))).join(' ')}
          data-names={parties.map((p) => (p === null ? '' : nameIn(site, p.name))).join('|')}
          data-states={Object.entries(CODES)
            .map(([state, code]) => `${code}${site.w.stateShort[state as SeatState]}`)
            .join('|')}
        >
          <title>{label}</title>
        </svg>
      </nav>
    </>
  );
}

function Tiles({ site, squares, within }: { site: Site; squares: readonly TileSquare[]; within: string }) {
  const { w } = site;
  const left = Math.min(...squares.map((s) => s.tile.column));
  const right = Math.max(...squares.map((s) => s.tile.column)) + 1;
  const top = Math.min(...squares.map((s) => s.tile.row));
  const bottom = Math.max(...squares.map((s) => s.tile.row)) + 1;
  const width = (right - left) * STEP + 2;
  const height = (bottom - top) * STEP + 2;
  return (
    <>
      <a class="skip" href="#map-end">
        {w.skipMap}
      </a>
      <nav aria-label={w.map}>
        <svg
          class="map"
          id="tiles"
          viewBox={`-1 -1 ${width} ${height}`}
          width={width * 1.7}
          height={height * 1.7}
        >
          <title>{w.map}</title>
          <TileShapes />
          {squares.map((s) => (
            <a key={s.id} href={`${within}c/${s.id}`}>
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
