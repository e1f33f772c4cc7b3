import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { at } from '../../basics/assert.ts';
import { phonePhoto } from '../testing/phone-photo.ts';
import { shotOf } from '../testing/shot.ts';
import { drawTestPage, testGeometry } from '../testing/test-page.ts';
import { randomOf } from '../testing/test-random.ts';
import { MAX_PREVIEW_BYTES, PREVIEW_SIDE, previewOf } from './preview.ts';

async function previewed(photo: Uint8Array) {
  const made = await previewOf(photo);
  if (!made.ok) throw new Error(made.error);
  const facts = await sharp(made.value).metadata();
  expect(facts.format).toBe('webp');
  expect(made.value.length).toBeLessThanOrEqual(MAX_PREVIEW_BYTES);
  expect([facts.exif, facts.xmp, facts.icc, facts.orientation]).toEqual(Array(4).fill(undefined));
  return { bytes: made.value, ...facts };
}

/** Pixels without any order, which no format makes small. */
function noise(width: number, height: number) {
  const random = randomOf(7);
  const data = Buffer.alloc(width * height * 3);
  for (let i = 0; i < data.length; i++) data[i] = Math.floor(random.next() * 256);
  return sharp(data, { raw: { width, height, channels: 3 } });
}

describe('the preview of a photo', () => {
  it('of a form of any kind of shot has at most 60 kB, the size of the screen and the right way up', async () => {
    const geometry = testGeometry();
    for (let n = 0; n < 9; n++) {
      const page = drawTestPage(geometry, `TH1:5/18:69:10-03:10000${n}:P1:K7QZ9FLM${n}`, n, 150 / 25.4);
      const shot = shotOf(n, at([1, 2, 3] as const, n % 3), { height: 1600, quality: 95, sent: 'phone' });
      const photo = await phonePhoto(page, shot);
      const { width, height, bytes } = await previewed(photo.bytes);
      expect(Math.max(width, height)).toBe(PREVIEW_SIDE);
      expect(width > height).toBe(photo.width > photo.height);
      expect(bytes.length).toBeGreaterThan(8_000); // not so small that nothing can be read
    }
  });

  it('keeps to the limit even for noise, which is made smaller', async () => {
    const { width, height } = await previewed(await noise(1500, 2000).png().toBuffer());
    expect(Math.max(width, height)).toBeLessThan(PREVIEW_SIDE);
  });

  it('is never larger than the photo, and white where that is transparent', async () => {
    const clear = sharp({
      create: { width: 300, height: 400, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    const { width, height, bytes } = await previewed(await clear.png().toBuffer());
    expect([width, height]).toEqual([300, 400]);
    expect((await sharp(bytes).stats()).channels[0]?.min).toBeGreaterThan(250);
  });

  it('is turned as the photo says, and carries nothing of what the photo says besides', async () => {
    const photo = await noise(400, 300)
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD0: { Artist: 'somebody' } })
      .jpeg()
      .toBuffer();
    const { width, height, bytes } = await previewed(photo);
    expect([width, height]).toEqual([300, 400]);
    expect(Buffer.from(bytes).includes('somebody')).toBe(false);
  });

  it('is not made of what is no whole picture', async () => {
    expect(await previewOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toEqual({
      ok: false,
      error: 'not-an-image',
    });
    const whole = await noise(600, 800).jpeg().toBuffer();
    expect((await previewOf(whole.subarray(0, whole.length / 2))).ok).toBe(false);
  });
});
