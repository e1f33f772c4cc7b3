import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { openReader } from './open-reader.ts';
import { badFiles } from './testing/bad-files.ts';
import { testGeometry } from './testing/test-page.ts';

const reader = openReader({ workers: 2, queue: 1_000 });
afterAll(() => reader.close());
const geometry = testGeometry();

/** What may be said of a file that is no good photo. Never `crashed` or `too-slow`: each of these files is harmless. */
const CALM = ['fine', 'not-an-image', 'too-many-pixels'];

describe('whatever is sent', () => {
  it('is looked at without harm', async () => {
    const files = await badFiles();
    const answers = await Promise.all(
      [...files].map(async ([name, bytes]) => {
        const look = await reader.look(bytes);
        return [name, look.ok ? 'fine' : look.error] as const;
      }),
    );
    expect(answers.filter(([, answer]) => !CALM.includes(answer))).toEqual([]);
    const of = new Map(answers);
    for (const name of ['nothing', 'SVG', 'SVG that reads a file', 'GIF', 'PDF', 'zeros', 'a moving WebP']) {
      expect([name, of.get(name)]).toEqual([name, 'not-an-image']);
    }
    for (const name of ['a PNG of 400 megapixels', 'a JPEG that claims 60000 by 60000']) {
      expect([name, of.get(name)]).toEqual([name, 'too-many-pixels']);
    }
    expect(of.get('JPEG, 50 % of it')).toBe('not-an-image');
  });

  it('is laid straight, masked and cut without harm', async () => {
    const files = [...(await badFiles())].filter(
      ([name]) => !name.endsWith('bytes') || name.includes('7 wrong'),
    );
    for (const [name, bytes] of files) {
      const answers = await Promise.all([
        reader.straighten(bytes, geometry),
        reader.straighten(bytes, null),
        reader.mask(bytes, geometry),
        reader.crop(bytes, [{ x: 10, y: 10, width: 20, height: 20 }]),
      ]);
      for (const answer of answers) expect(CALM, name).toContain(answer.ok ? 'fine' : answer.error);
      const [straight, , masked] = answers;
      if (straight.ok) expect([name, straight.value]).toEqual([name, null]);
      if (masked.ok) expect([name, masked.value]).toEqual([name, null]);
    }
  });

  it('is refused as a PDF unless it is one', async () => {
    for (const [name, bytes] of await badFiles()) {
      const pages = await reader.pagesOfPdf(bytes);
      expect([name, pages.ok ? 'fine' : pages.error]).toEqual([name, 'not-a-pdf']);
    }
  });

  it('leaves the reader at work', async () => {
    const photo = sharp({ create: { width: 600, height: 800, channels: 3, background: '#d8d4c8' } });
    const look = await reader.look(await photo.jpeg().toBuffer());
    expect(look.ok && [look.value.width, look.value.height, look.value.codes]).toEqual([600, 800, []]);
  });
});
