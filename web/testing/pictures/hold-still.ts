import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { Language } from '../../../src/basics/bilingual.ts';
import { formatDay } from '../../shared/dates.ts';

const require = createRequire(import.meta.url);
/** Letters placed and smoothed by the browser alone, whatever the settings of the machine. For the start of Chromium. */
export const LIKE_ELSEWHERE = ['--font-render-hinting=none', '--disable-lcd-text'] as const;

const DAY_MS = 86_400_000;

/** One font for Thai and Latin that every machine has, because it is a package. Weights that the style sheets use. */
const FACES = [
  ['400', 'Regular'],
  ['600', 'SemiBold'],
  ['700', 'Bold'],
].map(([weight = '', style = '']) => ({
  weight,
  bytes: readFileSync(
    require.resolve(`@expo-google-fonts/sarabun/${weight}${style}/Sarabun_${weight}${style}.ttf`),
  ).toString('base64'),
}));

/**
 * Makes a page look the same on every machine and at every hour, until `letGo`: one font, nothing moves, no caret, and in
 * place of what each run has of its own (times, days, ages, hashes, ids) the same words of the same kind. Signs that the font
 * has no glyph for would come from whatever font the machine has: a diamond stands for them.
 *
 * What is measured about a screen must be measured before.
 */
export async function holdStill(page: Page, language: Language): Promise<void> {
  const now = Date.now();
  const days = [now - DAY_MS, now, now + DAY_MS].map((ms) => formatDay(ms, language));
  const known = await page.evaluate(() => [...document.fonts].some((face) => face.family === 'Picture'));
  await page.evaluate(
    async ({ faces, today, someDay }) => {
      await Promise.all(
        faces.map(async ({ weight, bytes }) => {
          const raw = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
          document.fonts.add(await new FontFace('Picture', raw.buffer, { weight }).load());
        }),
      );
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`
        * { font-family: 'Picture' !important; caret-color: transparent !important; content-visibility: visible !important; }
        *, ::before, ::after { animation: none !important; transition: none !important; }
        ::file-selector-button { font-family: inherit !important; }
        .freshness { position: absolute !important; visibility: hidden !important; }
        html { scroll-behavior: auto !important; }`);
      document.adoptedStyleSheets = [sheet];
      const still = (text: string): string => {
        let said = text;
        for (const day of today) said = said.replaceAll(day, someDay);
        return said
          .replace(/\b\d\d\.\d\d(\.\d\d)? น\./g, (_all, seconds) => (seconds ? '20.15.30 น.' : '20.15 น.'))
          .replace(/\b\d\d:\d\d(:\d\d)?\b/g, (_all, seconds) => (seconds ? '20:15:30' : '20:15'))
          .replace(/(?:< )?\d+(?::\d\d)? (วินาที|นาที|min|s)(?![a-zก-๙])/g, '5 $1')
          .replace(/[0-9a-f]{12,}/g, (hex) => '0123456789abcdef'.repeat(4).slice(0, hex.length))
          .replace(/[\u2139\u203c\u2190-\u21ff\u2205\u2300-\u2bff]/g, '◊');
      };
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        // the head of a column says `15 min` and means it
        if (node.parentElement?.closest('th[scope=col]')) continue;
        const said = still(node.nodeValue ?? '');
        if (said !== node.nodeValue) node.nodeValue = said;
      }
      await document.fonts.ready;
      await Promise.all(
        [...document.images]
          .filter((image) => image.src !== '')
          .map((image) => image.decode().catch(() => null)),
      );
      // the charts hear of their new width in the next frame
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    },
    { faces: known ? [] : FACES, today: days, someDay: language === 'th' ? '23 พ.ย. 2568' : '23 Nov 2025' },
  );
}

/** The page's own fonts and movements again; the words stay as they are. The desk itself adopts no style sheet. */
export async function letGo(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
}
