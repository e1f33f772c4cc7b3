import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Sharp } from 'sharp';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium } from '../chromium.ts';
import type { Pixels } from './compare.ts';
import { unlike } from './compare.ts';
import { LIKE_ELSEWHERE } from './hold-still.ts';
import { decode, photograph } from './photograph.ts';

/** The desk's own style on a page that has a little of everything. */
const STYLE = readFileSync(join(import.meta.dirname, '../../staff/src/style.css'), 'utf8');
const PAGE = `<!doctype html><html lang="th"><meta charset="utf-8"><style>${STYLE}</style>
  <body><main>
    <h1>หน่วยเลือกตั้งที่ 12 ตำบลบ้านปั๊บ</h1>
    <p id="text">ผู้มีสิทธิเลือกตั้งที่มาแสดงตนเพื่อรับบัตร ต้องเท่ากับจำนวนบัตรที่ใช้ <b id="word">เสมอ</b></p>
    <p id="panel" style="background:#f2f5f7">Every warning needs an answer before the form is sent.</p>
    <p><button class="main" id="send">ส่งแบบ</button> <button id="later">พักไว้ก่อน</button></p>
    <table><tr><th>1</th><td>นายประเสริฐ ญาณวรุตม์</td><td id="votes">1,204</td></tr>
    <tr><th>2</th><td>นางสาวฐิติรัตน์ ปู่ย่า</td><td>389</td></tr></table>
    <label>จำนวนบัตรดี <input value="356" id="good"></label>
  </main></body></html>`;

const browser = await openChromium(LIKE_ELSEWHERE);

describe.skipIf(browser === null)('pictures of a page', () => {
  let page: Page;
  let expected: Pixels;

  const opened = async (from: Browser): Promise<Page> => {
    const fresh = await from.newPage({ viewport: { width: 820, height: 600 } });
    await fresh.setContent(PAGE);
    return fresh;
  };
  const taken = async (of: Page) => decode(await photograph(of, 'th'));

  beforeAll(async () => {
    if (browser === null) return;
    page = await opened(browser);
    expected = await taken(page);
  });
  afterAll(() => browser?.close());

  /** The page with something else in its style. */
  async function withStyle(rule: string): Promise<Pixels> {
    const style = await page.addStyleTag({ content: `/* */ ${rule}` });
    const picture = await taken(page);
    await style.evaluate((element) => (element as Element).remove());
    return picture;
  }

  it.each([
    ['a button that moved by 8 pixels to the side', '#send { position: relative; left: 8px }'],
    ['a button that moved by 8 pixels down', '#later { position: relative; top: 8px }'],
    ['a word that vanished', '#word { visibility: hidden }'],
    ['a number that vanished', '#votes { color: transparent !important }'],
    ['a button of another colour', '#send { background: #0a6551 !important }'],
    ['a panel of another pale colour', '#panel { background: #fff1cf !important }'],
    ['a text of another colour', '#text { color: #8a1220 }'],
    ['a text of another weight', '#text { font-weight: 700 }'],
    ['a field without its frame', '#good { border-color: transparent }'],
    ['lines that stand apart', 'p { line-height: 1.7 }'],
  ])('tell of %s', async (_what, rule) => {
    expect(unlike(expected, await withStyle(rule))).not.toBeNull();
  });

  it('are alike when the page is taken again', async () => {
    expect(unlike(expected, await withStyle(''))).toBeNull();
  });

  const drawnAgain = async (change: (image: Sharp) => Sharp): Promise<Pixels> => {
    const { width, height, data } = expected;
    const raw = sharp(data, { raw: { width, height, channels: 4 } });
    return { width, height, data: new Uint8Array(await change(raw).raw().toBuffer()) };
  };
  it.each<[string, (image: Sharp) => Sharp]>([
    ['a little blurred', (image) => image.blur(0.5)],
    ['a little sharper', (image) => image.sharpen({ sigma: 0.5, m1: 0.5, m2: 0.5 })],
    ['a quarter of a pixel aside', (image) => image.affine([1, 0, 0, 1], { odx: 0.25, ody: 0 })],
  ])('are alike when letters are drawn %s', async (_how, change) => {
    expect(unlike(expected, await drawnAgain(change))).toBeNull();
  });

  it.each([0.94, 1.06])('are alike when the edges of letters are %s as bright', (times) => {
    const { width, data } = expected;
    const edges = data.map((level, i) => {
      const beside = data[i % (width * 4) < width * 4 - 4 ? i + 4 : i] ?? level;
      return Math.abs(beside - level) > 40 ? Math.min(255, Math.round(level * times)) : level;
    });
    expect(unlike(expected, { ...expected, data: edges })).toBeNull();
  });

  it('are alike with grain in every pixel', () => {
    const grain = expected.data.map((level, i) => Math.max(0, Math.min(255, level + ((i * 7919) % 13) - 6)));
    expect(unlike(expected, { ...expected, data: grain })).toBeNull();
  });

  it('are alike in a browser that smooths letters its own way', async () => {
    const other = await openChromium(['--font-render-hinting=slight', '--disable-font-subpixel-positioning']);
    if (other === null) throw new Error('the browser is gone');
    try {
      expect(unlike(expected, await taken(await opened(other)))).toBeNull();
    } finally {
      await other.close();
    }
  });
});
