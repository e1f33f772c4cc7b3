import { createRequire } from 'node:module';
import type { Card } from '../../../web/public/card.ts';
import { cardAt } from '../../../web/public/card.ts';
import { sha256Hex } from '../../basics/sha256.ts';
import type { Drawn } from './drawing.ts';
import { Served } from './shelf.ts';
import type { PublicSite } from './site.ts';

const WIDTH = 1200;
const HEIGHT = 630;
const EDGE = 60;
/** A card is drawn at most this often: people share a page, not a cut. */
const KEEP_MS = 2 * 60_000;
/** Cards that are kept, and drawings that may wait: what is asked beyond that has to come again. */
const MOST_KEPT = 500;
const MOST_WAITING = 20;

const FONT = createRequire(import.meta.url).resolve('@expo-google-fonts/sarabun/700Bold/Sarabun_700Bold.ttf');

interface Kept {
  readonly at: number;
  readonly served: Served;
}

/**
 * Share cards of pages as PNG. Thai is set by Pango and HarfBuzz inside the image library, which place tone marks and ำ right;
 * the font comes with the program. One is drawn at a time.
 */
export class Cards {
  readonly #site: PublicSite;
  readonly #clock: () => number;
  readonly #kept = new Map<string, Kept>();
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(site: PublicSite, clock: () => number) {
    this.#site = site;
    this.#clock = clock;
  }

  /** The card at a path; null when there is none. `ask` is asked before one is drawn: seconds to wait, or 0. */
  async at(path: string, ask: () => number = () => 0): Promise<Drawn> {
    const kept = this.#kept.get(path);
    if (kept !== undefined && this.#clock() - kept.at < KEEP_MS) return kept.served;
    const { cut } = this.#site;
    const card = cut === null ? null : cardAt(cut.view, path);
    if (card === null) return null;
    if (this.#waiting >= MOST_WAITING) return kept?.served ?? 'busy';
    const wait = ask();
    if (wait > 0) return kept?.served ?? wait;
    this.#waiting++;
    try {
      const drawing = this.#last.then(() => drawCard(card));
      this.#last = drawing.catch(() => undefined);
      const bytes = await drawing;
      const served = new Served({
        bytes,
        mediaType: 'image/png',
        sha256: sha256Hex(bytes),
        cacheControl: 'public, max-age=120',
      });
      this.#kept.delete(path);
      this.#kept.set(path, { at: this.#clock(), served });
      const [oldest] = this.#kept.keys();
      if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
      return served;
    } finally {
      this.#waiting--;
    }
  }
}

/** A card as PNG bytes. */
export async function drawCard(card: Card): Promise<Uint8Array> {
  const sharp = await imageLibrary();
  const inner = WIDTH - 2 * EDGE;
  const [title, lines, label, foot] = await Promise.all([
    textImage(card.title, 54, '#17212b', inner, 160),
    textImage(card.lines.join('\n'), 38, '#17212b', inner, 300),
    textImage(card.label, 28, '#6b4400', inner, 60),
    textImage(card.foot, 26, '#4d5b68', inner, 60),
  ]);
  const top = 140;
  return await sharp(background(card))
    .composite(
      [
        { input: label, top: 62 },
        { input: title, top },
        { input: lines, top: top + 110 },
        { input: foot, top: HEIGHT - 70 },
      ].flatMap(({ input, top: y }) => (input === null ? [] : [{ input, left: EDGE, top: y }])),
    )
    .png({ palette: true })
    .toBuffer();
}

function background(card: Card): Buffer {
  let x = EDGE;
  const bar = card.bar.map(({ colour, share, lines, ink }, i) => {
    const width = share * (WIDTH - 2 * EDGE);
    const place = `x="${x.toFixed(1)}" y="20" width="${width.toFixed(1)}" height="28" stroke="#fff"`;
    x += width;
    const plain = `<rect ${place} fill="${colour}"/>`;
    if (lines === '') return plain;
    const pattern = `<pattern id="p${i}" patternUnits="userSpaceOnUse" width="14" height="14" viewBox="0 0 4 4"><path d="${lines}" stroke="${ink}" stroke-width=".8" stroke-linecap="round"/></pattern>`;
    return `${plain}${pattern}<rect ${place} fill="url(#p${i})"/>`;
  });
  const frame = `<rect x="${EDGE}" y="20" width="${WIDTH - 2 * EDGE}" height="28" fill="none" stroke="#17212b" stroke-width="2"/>`;
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="#fff"/>${card.bar.length === 0 ? '' : bar.join('') + frame}<rect y="${HEIGHT - 12}" width="100%" height="12" fill="#17212b"/></svg>`,
  );
}

/** Text as an image of its own; lines are never broken (Thai would break inside words): what is too long is made smaller; null: no text. `size` in pixels. */
async function textImage(
  text: string,
  size: number,
  colour: string,
  width: number,
  height: number,
): Promise<Buffer | null> {
  const sharp = await imageLibrary();
  if (text.trim() === '') return null;
  const markup = `<span foreground="${colour}">${escapeMarkup(text)}</span>`;
  const options = { text: markup, fontfile: FONT, rgba: true, spacing: 8, wrap: 'none' } as const;
  const natural = await sharp({ text: { ...options, font: `Sarabun Bold ${size}`, dpi: 72 } })
    .png()
    .toBuffer({ resolveWithObject: true });
  if (natural.info.height <= height && natural.info.width <= width) return natural.data;
  return await sharp(natural.data).resize({ width, height, fit: 'inside' }).png().toBuffer();
}

function escapeMarkup(text: string): string {
  // Other control characters would be refused by the parser of the markup.
  return text
    .replace(/[^\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Loaded with the first card: a start must not wait for it. */
const imageLibrary = async () => (await import('sharp')).default;
