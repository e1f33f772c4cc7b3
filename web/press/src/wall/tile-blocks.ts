import { regionOfCode } from '../../../public/regions.ts';
import type { Tile } from '../../../public/tiles.ts';
import { tileOf } from '../../../public/tiles.ts';
import type { Area } from '../data/names.ts';

/** Tiles of the map in one wide picture. */
export interface TilePicture {
  readonly places: ReadonlyMap<string, Tile>;
  readonly columns: number;
  readonly rows: number;
}

/** Columns between the two parts. */
const GAP = 2;

/**
 * The country is twice as tall as wide and a wall is not: the provinces of the south stand beside the others, so that the tiles
 * can be larger. Both parts keep their shape.
 */
export function tilePicture(ids: readonly string[], areas: ReadonlyMap<string, Area>): TilePicture {
  const placed = ids.flatMap((id) => {
    const tile = tileOf(id);
    const code = areas.get(areas.get(id)?.parent ?? '')?.code ?? '';
    return tile === null ? [] : [{ id, tile, south: regionOfCode(code) === 'south' }];
  });
  const parts = [placed.filter((p) => !p.south), placed.filter((p) => p.south)].filter((p) => p.length > 0);
  const places = new Map<string, Tile>();
  let columns = 0;
  let rows = 0;
  for (const part of parts) {
    const left = Math.min(...part.map((p) => p.tile.column));
    const top = Math.min(...part.map((p) => p.tile.row));
    const begin = columns === 0 ? 0 : columns + GAP;
    for (const { id, tile } of part) {
      const place = { column: begin + tile.column - left, row: tile.row - top };
      places.set(id, place);
      columns = Math.max(columns, place.column + 1);
      rows = Math.max(rows, place.row + 1);
    }
  }
  return { places, columns, rows };
}
