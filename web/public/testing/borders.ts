import { indexElection } from '../../../src/election/lookup.ts';
import type { Boundary } from '../../../src/election/model.ts';
import type { PublicView } from '../../../src/publication/model.ts';
import { tileOf } from '../tiles.ts';

/** Ten-thousandths of a degree. */
const SIDE = 2_000;

/** The same night with made-up borders: every constituency is a square where the tile map has it. */
export function withBorders(view: PublicView): PublicView {
  const boundaries = view.election.pkg.areas.flatMap(({ kind, id }): Boundary[] => {
    const tile = kind === 'constituency' ? tileOf(id) : null;
    if (tile === null) return [];
    const [west, north] = [980_000 + tile.column * SIDE, 200_000 - tile.row * SIDE];
    const [east, south] = [west + SIDE, north - SIDE];
    return [{ areaId: id, points: [west, north, east, north, east, south, west, south] }];
  });
  const election = indexElection({ ...view.election.pkg, boundaries });
  return new Proxy(view, {
    get(target, key) {
      if (key === 'election') return election;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
