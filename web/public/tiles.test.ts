import { describe, expect, it } from 'vitest';
import { PROVINCES } from '../../src/drill/sample/provinces.ts';
import { TILE_COLUMNS, TILE_ROWS, tileOf } from './tiles.ts';

describe('the tile map', () => {
  const ids = PROVINCES.flatMap((p) =>
    Array.from({ length: p.constituencies }, (_, i) => `${p.id}_${i + 1}`),
  );

  it('has a place of its own for each of the 400 constituencies', () => {
    const places = ids.map((id) => tileOf(id));
    expect(ids).toHaveLength(400);
    expect(places).not.toContain(null);
    expect(new Set(places.map((p) => `${p?.column} ${p?.row}`)).size).toBe(400);
    for (const p of places) {
      expect(p?.column).toBeLessThan(TILE_COLUMNS);
      expect(p?.row).toBeLessThan(TILE_ROWS);
    }
  });

  it.each(['BKK_0', 'BKK_34', 'XXX_1', 'BKK', '', '_1', 'constructor_1'])('has none for %j', (id) => {
    expect(tileOf(id)).toBeNull();
  });
});
