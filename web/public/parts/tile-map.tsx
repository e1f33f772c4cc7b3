import { at } from '../../../src/basics/assert.ts';
import type { SeatState, Site } from '../site.ts';
import { fullAreaName, nameIn, partyAt, partyName, seatState } from '../site.ts';
import type { Tile } from '../tiles.ts';
import { tileOf } from '../tiles.ts';
import { Block, Swatch } from './basics.tsx';

/** Side of a tile in the drawing, with its gap. */
const STEP = 10;

interface Square {
  readonly area: number;
  readonly id: string;
  readonly tile: Tile;
  /** One letter per state, see CODES. */
  readonly code: string;
  readonly party: number;
  readonly title: string;
}

/**
 * A constituency gets its leader's colour on the map once this share of its stations is shown: a coloured country before
 * that is taken for a result. The tables name the leader from the first station on, with the coverage beside it.
 */
export const MAP_PERCENT = 35;

/** A map of a few tiles says nothing that the table does not say better. */
const MIN_TILES = 20;

/** True where the election has constituencies that stand on the tile map. */
export function hasMap(site: Site): boolean {
  const { index, view } = site;
  const list = index.constituenciesOf[index.nation] ?? [];
  return (
    list.length >= MIN_TILES && list.some((area) => tileOf(at(view.election.pkg.areas, area).id) !== null)
  );
}

/** One equal square per constituency. Shape says how far, colour says who; the title says both in words. */
export function TileMap({ site }: { site: Site }) {
  const squares = squaresOf(site);
  const { w } = site;
  return (
    <Block site={site} id="map" title={w.map}>
      {site.fragment ? <TileCodes site={site} squares={squares} /> : <Tiles site={site} squares={squares} />}
      <Legend site={site} squares={squares} />
      <p class="soft">{w.mapNote}</p>
    </Block>
  );
}

/**
 * The same for the patcher, without what never changes: per tile its state and party (`l12`), and the words that make its
 * title.
 */
function TileCodes({ site, squares }: { site: Site; squares: readonly Square[] }) {
  // Only parties that are ahead somewhere; the places of the others stay empty.
  const ahead = new Set(squares.map((s) => s.party));
  const parties = site.view.election.pkg.parties.map((party, i) => (ahead.has(i) ? party : null));
  return (
    <>
      <span data-keep="" />
      <nav aria-label={site.w.map}>
        <svg
          id="tiles"
          data-codes={squares.map((s) => `${s.code}${s.party < 0 ? '' : s.party}`).join(' ')}
          data-colours={parties.map((p) => p?.colour ?? '').join(' ')}
          data-names={parties.map((p) => (p === null ? '' : nameIn(site, p.name))).join('|')}
          data-states={[
            `${EARLY}${site.w.tooEarly}`,
            ...Object.entries(CODES).map(
              ([state, code]) => `${code}${site.w.stateShort[state as SeatState]}`,
            ),
          ].join('|')}
        >
          <title>{site.w.map}</title>
        </svg>
      </nav>
    </>
  );
}

function Tiles({ site, squares }: { site: Site; squares: readonly Square[] }) {
  const { w } = site;
  const left = Math.min(...squares.map((s) => s.tile.column));
  const right = Math.max(...squares.map((s) => s.tile.column)) + 1;
  const top = Math.min(...squares.map((s) => s.tile.row));
  const bottom = Math.max(...squares.map((s) => s.tile.row)) + 1;
  const width = (right - left) * STEP + 2;
  const height = (bottom - top) * STEP + 2;
  return (
    <>
      <a class="skip" href="#provinces">
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
          <defs>
            <path id="d" d="M0 0h9v9H0z" />
            <path id="w" d="M0 0h9v9H0z" fill="none" stroke-dasharray="2 1" pointer-events="all" />
            <g id="f" pointer-events="all">
              <path d="M0 0h9v9H0z" fill="none" stroke-dasharray="2 1" />
              <path d="M3.500 3.500h2v2h-2z" class="dot" />
            </g>
            <g id="l">
              <path d="M0 0h9v9H0z" />
              <path d="M9 4v5H4z" fill="#fff" />
            </g>
            <g id="c">
              <path d="M0 0h9v9H0z" />
              <path d="M2 4.500l2 2 3.500-4" fill="none" stroke="#fff" stroke-width="1.800" />
            </g>
            <path id="x" d="M0 0h9v9H0zM0 0l9 9M9 0L0 9" fill="none" pointer-events="all" />
          </defs>
          {squares.map((s) => (
            <a key={s.id} href={`c/${s.id}`}>
              <use
                href={`#${drawnAs(s.code)}`}
                x={(s.tile.column - left) * STEP}
                y={(s.tile.row - top) * STEP}
                fill={partyAt(site, s.party)?.colour}
              />
              <title>{s.title}</title>
            </a>
          ))}
        </svg>
      </nav>
    </>
  );
}

function squaresOf(site: Site): readonly Square[] {
  const { view, index, w } = site;
  return (index.constituenciesOf[index.nation] ?? []).flatMap((area): Square[] => {
    const { id } = at(view.election.pkg.areas, area);
    const tile = tileOf(id);
    const contest = index.contestsOf[area]?.[0];
    const outcome = contest === undefined ? null : view.outcome(contest);
    if (tile === null || contest === undefined || outcome === null) return [];
    const state = seatState(outcome);
    const { stations } = view.coverage(area);
    const early = state === 'leading' && stations.shown * 100 < stations.expected * MAP_PERCENT;
    const ahead = early ? undefined : outcome.ahead[0];
    const party = ahead === undefined ? -1 : at(at(view.election.linesOfContest, contest), ahead).partyIndex;
    const who = ahead === undefined ? '' : ` ${partyName(site, party)}`;
    const title = `${fullAreaName(site, area)}:${who} ${early ? w.tooEarly : w.stateShort[state]}`;
    return [{ area, id, tile, code: early ? EARLY : CODES[state], party, title }];
  });
}

/** Leading, but too little is shown: a tile without colour, with a dot. */
const EARLY = 'f';

const CODES: Readonly<Record<SeatState, string>> = {
  awaiting: 'w',
  leading: 'l',
  decided: 'd',
  certified: 'c',
  tied: 't',
  'no-vote-first': 'n',
  'below-ten-percent': 'b',
  'no-candidates': 'e',
};

/** The drawing of a state: where nobody holds the seat, a crossed square. */
function drawnAs(code: string): string {
  return 'wfldc'.includes(code) ? code : 'x';
}

function Legend({ site, squares }: { site: Site; squares: readonly Square[] }) {
  const { w } = site;
  const counts = new Map<number, number>();
  for (const s of squares) if (s.party >= 0) counts.set(s.party, (counts.get(s.party) ?? 0) + 1);
  const parties = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const states = [
    ['w', w.state.awaiting],
    ['f', w.tooEarlyKey(String(MAP_PERCENT))],
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
      {parties.slice(0, 8).map(([party, count]) => (
        <li key={party}>
          <span>
            <Swatch site={site} partyIndex={party} />
            {partyName(site, party)} {count}
          </span>
        </li>
      ))}
    </ul>
  );
}
