import { encode } from 'uqr';
import type { Box } from '../forms/geometry.ts';

/** A code as black rectangles in millimetres, one for each run of dark modules in a row. */
export function qrBoxes(text: string, area: Box): readonly Box[] {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const side = area.width / size;
  const boxes: Box[] = [];
  data.forEach((row, r) => {
    for (let c = 0; c < size; c++) {
      if (row[c] !== true) continue;
      const start = c;
      while (row[c + 1] === true) c++;
      boxes.push({
        x: area.x + start * side,
        y: area.y + r * side,
        width: (c - start + 1) * side,
        height: side,
      });
    }
  });
  return boxes;
}
