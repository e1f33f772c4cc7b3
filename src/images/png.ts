import { crc32 } from 'node:zlib';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { WalkedImage } from './image.ts';
import { checkSize } from './image.ts';
import type { ImageErrorCode } from './image-error.ts';
import { orientationBlock, readOrientation } from './orientation.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Chunks that pixels and colours need. All others (text, time, EXIF, animation, private ones) stay out of the copy. */
const KEPT = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'cHRM',
  'gAMA',
  'iCCP',
  'sBIT',
  'sRGB',
  'bKGD',
  'pHYs',
  'cICP',
]);
/** Bit depths that each colour type allows (PNG, table 11.1). */
const DEPTHS: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

export function isPng(bytes: Uint8Array): boolean {
  return bytes.length >= 8 && SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/** Walks every chunk with its checksum up to IEND. What follows IEND is left out of the public copy. */
export function walkPng(bytes: Uint8Array): Result<WalkedImage, ImageErrorCode> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [bytes.subarray(0, 8)];
  let width = 0;
  let height = 0;
  let data = 0;
  let dataEnded = false;
  let orientation = 1;
  let afterHeader = 1;
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) return err('truncated');
    const length = view.getUint32(at);
    if (length > 0x7fffffff) return err('damaged');
    const end = at + 12 + length;
    if (end > bytes.length) return err('truncated');
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!/^[A-Za-z]{4}$/.test(type)) return err('damaged');
    if ((type === 'IHDR') !== (at === 8)) return err('damaged');
    if (type === 'IHDR') {
      if (length !== 13) return err('damaged');
      width = view.getUint32(16);
      height = view.getUint32(20);
      const depth = view.getUint8(24);
      if (!(DEPTHS[view.getUint8(25)] ?? []).includes(depth)) return err('damaged');
      if (view.getUint8(26) !== 0 || view.getUint8(27) !== 0 || view.getUint8(28) > 1) return err('damaged');
      const size = checkSize(width, height);
      if (!size.ok) return size;
    }
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return err('damaged');
    if (type === 'IDAT') {
      if (dataEnded) return err('damaged');
      data += length;
    } else if (data > 0) {
      dataEnded = true;
    }
    if (type === 'eXIf' && orientation === 1) orientation = readOrientation(bytes.subarray(at + 8, end - 4));
    if (KEPT.has(type)) parts.push(bytes.subarray(at, end));
    else if (isCritical(type)) return err('damaged');
    if (type === 'IHDR') afterHeader = parts.length;
    at = end;
    if (type === 'IEND') break;
  }
  if (data === 0) return err('damaged');
  if (orientation !== 1) parts.splice(afterHeader, 0, chunk('eXIf', orientationBlock(orientation)));
  return ok({ mediaType: 'image/png', width, height, publicParts: parts });
}

/** A chunk with a capital first letter must be understood by every reader (PNG 5.4). */
function isCritical(type: string): boolean {
  return type < 'a';
}

function chunk(type: string, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, body.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(body, 8);
  view.setUint32(8 + body.length, crc32(bytes.subarray(4, 8 + body.length)));
  return bytes;
}
