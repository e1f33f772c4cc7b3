import type { Grey } from '../raster.ts';

/** Variance of the Laplacian (4 neighbours): high where edges are sharp. Depends on scale: always use copies of 1000 pixels. */
export function sharpnessOf(grey: Grey): number {
  const { width, height, data } = grey;
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      const value =
        4 * (data[i] ?? 0) -
        (data[i - 1] ?? 0) -
        (data[i + 1] ?? 0) -
        (data[i - width] ?? 0) -
        (data[i + width] ?? 0);
      sum += value;
      squares += value * value;
      count++;
    }
  }
  if (count === 0) return 0;
  const mean = sum / count;
  return squares / count - mean * mean;
}

/** Mean brightness, 0 to 255. */
export function brightnessOf(grey: Grey): number {
  let sum = 0;
  for (const value of grey.data) sum += value;
  return sum / Math.max(1, grey.data.length);
}
