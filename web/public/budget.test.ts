import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { buildIslands, buildLive } from '../../tools/build-web.js';
import { renderPage } from './render-page.tsx';
import { pageKinds } from './testing/kinds.ts';
import { sampleView } from './testing/sample-view.ts';
import { timelineJson } from './timeline.ts';

const br = (data: string | Uint8Array) => brotliCompressSync(data).length;
const folder = mkdtempSync(join(tmpdir(), 'khanaen-live-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Bytes on the wire, brotli: the whole country, two thirds counted. */
describe('weight of the site', async () => {
  const view = sampleView({ kind: 'nation', scale: 0.02, done: 0.66 });
  const script = readFileSync(join(folder, await buildLive(folder)));
  const front = (language: string) =>
    br(renderPage(view, `/${language}/`, { live: '/assets/live-0.js' })?.body ?? '');

  it('is a nation of 77 provinces and 400 constituencies', () => {
    const count = (kind: string) => view.election.pkg.areas.filter((a) => a.kind === kind).length;
    expect([count('province'), count('constituency')]).toStrictEqual([77, 400]);
  });

  it.each(['th', 'en'])('/%s/ is at most 14 kB with its style', (language) => {
    expect(front(language)).toBeLessThanOrEqual(14_000);
  });

  it('the patcher is at most 5 kB', () => {
    expect(br(script)).toBeLessThanOrEqual(5_000);
  });

  it('the first visit is at most 30 kB in two requests', () => {
    const html = renderPage(view, '/th/', { live: '/assets/live-0.js' })?.body ?? '';
    expect(front('th') + br(script)).toBeLessThanOrEqual(30_000);
    expect(html.match(/ src="/g)).toHaveLength(1);
    expect(html).not.toMatch(/rel="(stylesheet|preload)"/);
  });

  it.each(['th', 'en'])('an update of /%s/ is at most 4 kB', (language) => {
    expect(br(renderPage(view, `/${language}/live/`)?.body ?? '')).toBeLessThanOrEqual(4_000);
  });

  it('scripts of single pages are at most 7 kB, of all of them 25 kB, and of the replay 30 kB with its data', async () => {
    const names = await buildIslands(folder);
    const sizes = names.map((name) => br(readFileSync(join(folder, name))));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(7_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(25_000);
    const replay = names.find((name) => name.startsWith('island-timeline')) ?? '';
    expect(br(readFileSync(join(folder, replay))) + br(timelineJson(view))).toBeLessThanOrEqual(30_000);
  });

  it('the second form of a unit waits with its layout until the reader comes near', () => {
    const unit = view.election.pkg.units[0]?.id ?? '';
    const html = renderPage(view, `/th/u/${unit}`)?.body ?? '';
    expect(html).toMatch(/<section class="b" aria-labelledby="b0">/);
    expect(html).toMatch(/<section class="b cv[^"]*" aria-labelledby="b1">/);
  });

  it('scripts ask of a browser no function that came after those of 2022', async () => {
    const names = [await buildLive(folder), ...(await buildIslands(folder))];
    const newer = names.filter((name) =>
      /\.(?:to(?:Sorted|Reversed|Spliced)|findLast(?:Index)?)\(|AbortSignal\.(?:timeout|any)|Object\.groupBy/.test(
        readFileSync(join(folder, name), 'utf8'),
      ),
    );
    expect(newer).toStrictEqual([]);
  });

  it.each([
    ['/th/text/', 12_000],
    ['/th/text/BKK_1', 12_000],
    ['/th/embed/headline', 15_000],
    ['/th/embed/map', 15_000],
    ['/th/embed/constituency/BKK_1', 15_000],
    ['/th/search', 14_000],
    ['/th/house', 14_000],
    ['/th/close', 25_000],
  ])('%s is at most %d bytes', (path, limit) => {
    expect(br(renderPage(view, path, { live: '/assets/live-0.js' })?.body ?? '')).toBeLessThanOrEqual(limit);
  });

  it.each(pageKinds(view))(
    '%s is at most 25 kB in both languages, and brings no font, picture or style along',
    (path) => {
      for (const language of ['th', 'en']) {
        const html = renderPage(view, `/${language}${path}`, { live: '/assets/live-0.js' })?.body ?? '';
        expect(br(html)).toBeLessThanOrEqual(25_000);
        expect(html).not.toMatch(/rel="(stylesheet|preload|modulepreload)"|<img(?![^>]* loading="lazy")/);
      }
    },
  );

  it('photos on a page keep their room: the layout does not move when they come', () => {
    const images = pageKinds(view)
      .map((path) => renderPage(view, `/th${path}`)?.body ?? '')
      .flatMap((html) => html.match(/<img[^>]*>/g) ?? []);
    expect(images.filter((image) => !/ width="\d+" height="\d+"/.test(image))).toStrictEqual([]);
  });

  it('the front page has at most 1,400 elements', () => {
    const html = renderPage(view, '/th/')?.body ?? '';
    expect((html.match(/<[a-z]/g) ?? []).length).toBeLessThanOrEqual(1_400);
  });
});
