import { DIGIT_SAMPLES_PER_MM } from '../digit-crops.ts';
import type { Patch } from './patch.ts';

/** The ink of a box without its printed border. */
export interface InkMask {
  readonly width: number;
  readonly height: number;
  /** 0 paper to 1 full ink, a value a pixel. */
  readonly strength: Float32Array;
  /** Of the ink; right and bottom are one past the last. */
  readonly bounds: { left: number; top: number; right: number; bottom: number };
}

/** Ink is darker than the paper by at least this share of the paper's brightness, or there is none. */
const LEAST_CONTRAST = 0.16;
/** Rows and columns so near the edge of the cut, in millimetres, may be the printed border of a box that lies askew. */
const BORDER = 0.7;
/** A line of the border is inked along at least this share of its length. */
const BORDER_SHARE = 0.6;
/** A piece of ink along the edge that is thinner than this, in millimetres, is a piece of the border. */
const BORDER_WIDTH = 0.5;
/** Less ink than this, in square millimetres, is dust. */
const DUST = 0.25;

/** The value below which `share` of the histogram lies. */
function quantile(counts: Uint32Array, total: number, share: number): number {
  let seen = 0;
  for (let value = 0; value < counts.length; value++) {
    seen += counts[value] ?? 0;
    if (seen > share * total) return value;
  }
  return counts.length - 1;
}

/**
 * Clears whole rows and columns of the border that fell into the cut. True: so much was cleared side by side that it may as well have been
 * a stroke along the edge.
 */
function clearBorder(mask: Uint8Array, width: number, height: number): boolean {
  const band = Math.round(BORDER * DIGIT_SAMPLES_PER_MM);
  const widest = Math.round(BORDER_WIDTH * DIGIT_SAMPLES_PER_MM);
  let doubtful = false;
  const side = (length: number, index: (along: number, depth: number) => number) => {
    let run = 0;
    for (let depth = 0; depth < band; depth++) {
      let inked = 0;
      for (let along = 0; along < length; along++) inked += mask[index(along, depth)] ?? 0;
      if (inked < BORDER_SHARE * length) {
        run = 0;
        continue;
      }
      for (let along = 0; along < length; along++) mask[index(along, depth)] = 0;
      if (++run > widest) doubtful = true;
    }
  };
  side(width, (x, depth) => depth * width + x);
  side(width, (x, depth) => (height - 1 - depth) * width + x);
  side(height, (y, depth) => y * width + depth);
  side(height, (y, depth) => y * width + width - 1 - depth);
  return doubtful;
}

interface Piece {
  readonly pixels: readonly number[];
  readonly border: boolean;
}

/** True for what is left of the border: thin, and nearly all of it along the edge. */
function isBorder(pixels: readonly number[], width: number, height: number): boolean {
  const band = BORDER * DIGIT_SAMPLES_PER_MM;
  let outside = 0;
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (const pixel of pixels) {
    const x = pixel % width;
    const y = (pixel - x) / width;
    if (Math.min(x, y, width - 1 - x, height - 1 - y) < band) outside++;
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  const thin = Math.min(right - left, bottom - top) <= BORDER_WIDTH * DIGIT_SAMPLES_PER_MM;
  return thin && outside >= 0.9 * pixels.length;
}

/** Connected pieces of the mask, with diagonal neighbours. */
function piecesOf(mask: Uint8Array, width: number, height: number): Piece[] {
  const seen = new Uint8Array(mask.length);
  const found: Piece[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] !== 1 || seen[start] === 1) continue;
    seen[start] = 1;
    const pixels = [start];
    for (let next = 0; next < pixels.length; next++) {
      const pixel = pixels[next] ?? 0;
      const x = pixel % width;
      const y = (pixel - x) / width;
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const nx = x + dx;
          const ny = y + dy;
          if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
          const neighbour = ny * width + nx;
          if (mask[neighbour] !== 1 || seen[neighbour] === 1) continue;
          seen[neighbour] = 1;
          pixels.push(neighbour);
        }
      }
    }
    found.push({ pixels, border: isBorder(pixels, width, height) });
  }
  return found;
}

/** How much darker than the paper each pixel is, the paper's brightness, and how dark the ink is inside the border. */
function darkness(patch: Patch): { dark: Float32Array; paper: number; ink: number } {
  const { width, height, grey } = patch;
  const counts = new Uint32Array(256);
  for (const value of grey) counts[value] = (counts[value] ?? 0) + 1;
  const paper = quantile(counts, grey.length, 0.7);
  const dark = new Float32Array(grey.length);
  const inner = new Uint32Array(256);
  const inset = Math.round(BORDER * DIGIT_SAMPLES_PER_MM);
  let total = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = Math.max(0, paper - (grey[y * width + x] ?? 0));
      dark[y * width + x] = value;
      if (x < inset || y < inset || x >= width - inset || y >= height - inset) continue;
      inner[value] = (inner[value] ?? 0) + 1;
      total++;
    }
  }
  // A thin "1" inks about 3 % of a box: the darkest 1 % is surely ink when there is any.
  return { dark, paper, ink: quantile(inner, total, 0.99) };
}

/**
 * The ink of a box. The paper is what most pixels are; ink is clearly darker; lines of the printed border and dust are left out.
 * `unsure`: only something along the edge, too thick for a border.
 */
export function findInk(patch: Patch): InkMask | 'blank' | 'unsure' {
  const { width, height } = patch;
  const { dark, paper, ink } = darkness(patch);
  if (ink < LEAST_CONTRAST * paper || ink < 14) return 'blank';
  const threshold = 0.45 * ink;
  const mask = new Uint8Array(dark.length);
  for (let i = 0; i < dark.length; i++) mask[i] = (dark[i] ?? 0) > threshold ? 1 : 0;
  const doubtful = clearBorder(mask, width, height);

  const pieces = piecesOf(mask, width, height).filter((piece) => !piece.border);
  const largest = pieces.reduce((most, piece) => Math.max(most, piece.pixels.length), 0);
  const dust = DUST * DIGIT_SAMPLES_PER_MM * DIGIT_SAMPLES_PER_MM;
  if (largest < dust) return doubtful ? 'unsure' : 'blank';
  const kept = pieces.filter((piece) => piece.pixels.length >= Math.max(dust, 0.04 * largest));

  const bounds = { left: width, top: height, right: 0, bottom: 0 };
  const near = new Uint8Array(dark.length);
  for (const piece of kept) {
    for (const pixel of piece.pixels) {
      const x = pixel % width;
      const y = (pixel - x) / width;
      bounds.left = Math.min(bounds.left, x);
      bounds.top = Math.min(bounds.top, y);
      bounds.right = Math.max(bounds.right, x + 1);
      bounds.bottom = Math.max(bounds.bottom, y + 1);
      for (let dy = Math.max(0, y - 1); dy <= Math.min(height - 1, y + 1); dy++) {
        for (let dx = Math.max(0, x - 1); dx <= Math.min(width - 1, x + 1); dx++) near[dy * width + dx] = 1;
      }
    }
  }
  const strength = new Float32Array(dark.length);
  for (let i = 0; i < dark.length; i++) {
    if (near[i] === 1) strength[i] = Math.min(1, Math.max(0, ((dark[i] ?? 0) - 0.2 * ink) / (0.6 * ink)));
  }
  return { width, height, strength, bounds };
}
