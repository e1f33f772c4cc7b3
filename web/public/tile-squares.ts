import { at } from '../../src/basics/assert.ts';
import type { SeatState, Site } from './site.ts';
import { fullAreaName, namedAhead, partyName, seatState } from './site.ts';
import type { Tile } from './tiles.ts';
import { tileOf } from './tiles.ts';

/** A constituency as both maps show it. */
export interface Square {
  readonly area: number;
  readonly id: string;
  /** Its place on the tile map; null when the map does not know it. */
  readonly tile: Tile | null;
  /** One letter per state, see CODES. */
  readonly code: string;
  readonly party: number;
  readonly title: string;
}

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

/** A constituency that stands on the tile map. */
export type TileSquare = Square & { readonly tile: Tile };

/** The constituencies that stand on the tile map. */
export function tileSquares(site: Site): readonly TileSquare[] {
  return squaresOf(site).flatMap((s) => (s.tile === null ? [] : [{ ...s, tile: s.tile }]));
}

/** All constituencies with what a map says of them, in package order. */
export function squaresOf(site: Site): readonly Square[] {
  const { view, index, w } = site;
  return (index.constituenciesOf[index.nation] ?? []).flatMap((area): Square[] => {
    const { id } = at(view.election.pkg.areas, area);
    const tile = tileOf(id);
    const contest = index.contestsOf[area]?.[0];
    const outcome = contest === undefined ? null : view.outcome(contest);
    if (contest === undefined || outcome === null) return [];
    const state = seatState(site, outcome);
    const ahead = namedAhead(site, outcome)[0];
    const party = ahead === undefined ? -1 : at(at(view.election.linesOfContest, contest), ahead).partyIndex;
    const who = ahead === undefined ? '' : ` ${partyName(site, party)}`;
    const title = `${fullAreaName(site, area)}:${who} ${w.stateShort[state]}`;
    return [{ area, id, tile, code: CODES[state], party, title }];
  });
}

/** One letter per state: the short form for the patcher. */
export const CODES: Readonly<Record<SeatState, string>> = {
  awaiting: 'w',
  'too-early': 'f',
  leading: 'l',
  decided: 'd',
  certified: 'c',
  tied: 't',
  'no-vote-first': 'n',
  'below-ten-percent': 'b',
  'no-candidates': 'e',
};

/** The drawing of a state: where nobody holds the seat, a crossed square. */
export function drawnAs(code: string): string {
  return 'wfldc'.includes(code) ? code : 'x';
}
