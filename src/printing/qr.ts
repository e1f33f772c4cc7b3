import { encode } from 'uqr';
import type { Box } from '../forms/geometry.ts';

/** A code as black rectangles in millimetres, one for each run of dark modules in a row, once for each of the areas. */
export function qrBoxes(text: string, areas: readonly Box[]): readonly Box[] {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const runs: [row: number, start: number, length: number][] = [];
  data.forEach((row, r) => {
    for (let c = 0; c < size; c++) {
      if (row[c] !== true) continue;
      const start = c;
      while (row[c + 1] === true) c++;
      runs.push([r, start, c - start + 1]);
    }
  });
  return areas.flatMap((area) => {
    const side = area.width / size;
    return runs.map(([row, start, length]) => ({
      x: area.x + start * side,
      y: area.y + row * side,
      width: length * side,
      height: side,
    }));
  });
}
