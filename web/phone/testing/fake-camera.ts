import { writeFileSync } from 'node:fs';
import type { Grey } from '../../../src/reading/raster.ts';

const EDGE = 60;

/** A film that Chromium takes for its camera: the page on a darker table, standing still. Two frames, played for ever. */
export function writeFilm(path: string, page: Grey): void {
  const width = even(page.width + 2 * EDGE);
  const height = even(page.height + 2 * EDGE);
  const luma = new Uint8Array(width * height).fill(110);
  for (let y = 0; y < page.height; y++)
    luma.set(page.data.subarray(y * page.width, (y + 1) * page.width), (y + EDGE) * width + EDGE);
  const chroma = new Uint8Array((width * height) / 2).fill(128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma]);
  writeFileSync(
    path,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]),
  );
}

const even = (n: number) => n + (n % 2);
