import { crc32, deflateSync } from 'node:zlib';
import { GLYPH_HEIGHT, GLYPH_WIDTH, glyphOf } from './photo-font.ts';

/** A picture of black and white dots that becomes a PNG. Rows carry their filter byte, so that nothing is copied. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly data: Uint8Array;
}

/** White paper. */
export function makeBitmap(width: number, height: number): Bitmap {
  const stride = 1 + Math.ceil(width / 8);
  const data = new Uint8Array(stride * height).fill(0xff);
  for (let y = 0; y < height; y++) data[y * stride] = 0;
  return { width, height, stride, data };
}

/** A black rectangle; what lies outside the picture is not drawn. */
export function fillBlack(bitmap: Bitmap, x: number, y: number, width: number, height: number): void {
  const { stride, data } = bitmap;
  const right = Math.min(bitmap.width, x + width);
  const bottom = Math.min(bitmap.height, y + height);
  for (let row = Math.max(0, y); row < bottom; row++) {
    const start = row * stride + 1;
    for (let dot = Math.max(0, x); dot < right; dot++) {
      const place = start + (dot >> 3);
      data[place] = (data[place] ?? 0) & ~(0x80 >> (dot & 7));
    }
  }
}

/** Writes a text; `scale` dots a font dot. Gives the x after the last letter. */
export function drawText(bitmap: Bitmap, text: string, x: number, y: number, scale: number): number {
  if (scale === 2 && x % 8 === 0) return drawTwice(bitmap, text, x, y);
  let left = x;
  for (const letter of text) {
    const glyph = glyphOf(letter);
    if (glyph !== null) {
      for (let row = 0; row < GLYPH_HEIGHT; row++) {
        const bits = glyph[row] ?? 0;
        // runs of dots, so that a wide bar is one rectangle
        if (bits === 7) fillBlack(bitmap, left, y + row * scale, GLYPH_WIDTH * scale, scale);
        else {
          for (let column = 0; column < GLYPH_WIDTH; column++) {
            if ((bits & (4 >> column)) !== 0)
              fillBlack(bitmap, left + column * scale, y + row * scale, scale, scale);
          }
        }
      }
    }
    left += (GLYPH_WIDTH + 1) * scale;
  }
  return left;
}

/** Three dots at scale two and the gap after them fill one byte exactly: a row of a letter is one write. */
const BYTES = Array.from({ length: 8 }, (_, bits) => {
  let byte = 0;
  for (let dot = 0; dot < GLYPH_WIDTH; dot++) if ((bits & (4 >> dot)) !== 0) byte |= 0xc0 >> (dot * 2);
  return ~byte & 0xff;
});

function drawTwice(bitmap: Bitmap, text: string, x: number, y: number): number {
  const { stride, data, width, height } = bitmap;
  const letters = Math.min(text.length, (width - x) >> 3);
  for (let i = 0; i < letters; i++) {
    const glyph = glyphOf(text.charAt(i));
    if (glyph === null) continue;
    let place = y * stride + 1 + (x >> 3) + i;
    for (let row = 0; row < GLYPH_HEIGHT && y + row * 2 + 1 < height; row++) {
      const byte = BYTES[glyph[row] ?? 0] ?? 0xff;
      data[place] = byte;
      data[place + stride] = byte;
      place += 2 * stride;
    }
  }
  return x + text.length * 8;
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const END = chunk('IEND', new Uint8Array(0));

/** The picture as a PNG: greyscale, one bit a dot. */
export function toPng(bitmap: Bitmap): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, bitmap.width);
  view.setUint32(4, bitmap.height);
  header[8] = 1;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(bitmap.data, { level: 1, windowBits: 12, memLevel: 6 })),
    END,
  ]);
}

function chunk(type: string, body: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(12 + body.length);
  bytes.writeUInt32BE(body.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(body, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + body.length)), 8 + body.length);
  return bytes;
}
