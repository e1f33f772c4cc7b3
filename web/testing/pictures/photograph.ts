import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import sharp from 'sharp';
import type { Language } from '../../../src/basics/bilingual.ts';
import type { Pixels } from './compare.ts';
import { holdStill } from './hold-still.ts';

/** Pages longer than this, in pixels, are cut: what follows is more of the same list. */
const LONGEST = 1440;

/** A picture of the whole page, as wide as its window, standing still; PNG with a palette, a third of the full colours' bytes. */
export async function photograph(page: Page, language: Language): Promise<Buffer> {
  await holdStill(page, language);
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    height: document.documentElement.scrollHeight,
  }));
  const shot = await page.screenshot({
    fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.min(height, LONGEST) },
    animations: 'allow',
    caret: 'initial',
    scale: 'css',
  });
  return sharp(shot)
    .png({ palette: true, colours: 256, dither: 0, effort: 7, compressionLevel: 9 })
    .toBuffer();
}

export function decode(png: Buffer): Pixels {
  return PNG.sync.read(png);
}

export function encode({ width, height, data }: Pixels): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(data);
  return PNG.sync.write(png);
}
