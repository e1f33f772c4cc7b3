import type { Bilingual } from '../basics/bilingual.ts';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';

/** The authority's emblem: a PNG, or the outlines of an SVG. We ship none: the garuda is the state's to give. */
export type Emblem =
  | { readonly kind: 'png'; readonly bytes: Buffer }
  | {
      readonly kind: 'svg';
      readonly viewBox: readonly [number, number, number, number];
      readonly paths: readonly string[];
    };

const MOST_BYTES = 2_000_000;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
const NUMBERS = /[\s,]+/;

/**
 * Reads an emblem. Of an SVG only plain black paths are taken; transformations, styles and anything that refers elsewhere are
 * refused rather than drawn wrongly.
 */
export function readEmblem(bytes: Uint8Array): Result<Emblem, Bilingual> {
  if (bytes.length > MOST_BYTES) return err(TOO_LARGE);
  const buffer = Buffer.from(bytes);
  if (buffer.subarray(0, PNG.length).equals(PNG)) return ok({ kind: 'png', bytes: buffer });
  const text = buffer.toString('utf8');
  if (!/<svg[\s>]/.test(text) || /<!ENTITY|<script|transform\s*=|<use\b|<image\b/i.test(text))
    return err(NOT_PLAIN);
  const viewBox = /viewBox\s*=\s*["']([^"']+)["']/.exec(text)?.[1]?.trim().split(NUMBERS).map(Number) ?? [];
  const [x, y, width, height] = viewBox;
  const paths = [
    ...text.matchAll(/<path\b[^>]*?\sd\s*=\s*["']([MmLlHhVvCcSsQqTtAaZz0-9eE\s,.+-]+)["']/g),
  ].map((match) => match[1] ?? '');
  if (x === undefined || y === undefined || width === undefined || height === undefined)
    return err(NOT_PLAIN);
  if (!viewBox.every(Number.isFinite) || width <= 0 || height <= 0 || paths.length === 0)
    return err(NOT_PLAIN);
  return ok({ kind: 'svg', viewBox: [x, y, width, height], paths });
}

const TOO_LARGE: Bilingual = {
  th: 'ไฟล์ตราใหญ่เกินไป (ไม่เกิน 2 เมกะไบต์)',
  en: 'The emblem is too large (at most 2 MB).',
};

const NOT_PLAIN: Bilingual = {
  th: 'ไฟล์ตราต้องเป็น PNG หรือ SVG ที่มีเฉพาะเส้นทาง (path) กับ viewBox ไม่มี transform',
  en: 'The emblem must be a PNG, or an SVG with a viewBox and plain paths only (no transform).',
};
