import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { WalkedImage } from './image.ts';
import { checkSize } from './image.ts';
import type { ImageErrorCode } from './image-error.ts';
import { orientationBlock, readOrientation } from './orientation.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const COM = 0xfe;

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes.length >= 3 && bytes[0] === 0xff && bytes[1] === SOI && bytes[2] === 0xff;
}

/**
 * Walks the markers up to EOI. The public copy keeps tables, frames and scans byte for byte, JFIF (without its thumbnail),
 * ICC and Adobe segments, and the orientation in a minimal EXIF; comments, other application segments and anything after
 * EOI (phones append depth maps and films there) stay out.
 */
export function walkJpeg(bytes: Uint8Array): Result<WalkedImage, ImageErrorCode> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let width = 0;
  let height = 0;
  let scans = 0;
  let orientation = 1;
  let jfifParts = 1;
  for (let at = 2; ; ) {
    if (at + 1 >= bytes.length) return err('truncated');
    if (bytes[at] !== 0xff) return err('damaged');
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++; // fill byte
      continue;
    }
    if (marker === EOI) {
      parts.push(bytes.subarray(at, at + 2));
      break;
    }
    if (marker === 0 || marker === SOI || marker === 0x01 || isRestart(marker)) return err('damaged');
    if (at + 4 > bytes.length) return err('truncated');
    const length = buffer.readUInt16BE(at + 2);
    if (length < 2) return err('damaged');
    let end = at + 2 + length;
    if (end > bytes.length) return err('truncated');
    const body = bytes.subarray(at + 4, end);
    if (isFrame(marker)) {
      if (width > 0 || body.length < 6) return err('damaged');
      height = buffer.readUInt16BE(at + 5);
      width = buffer.readUInt16BE(at + 7);
      const size = checkSize(width, height);
      if (!size.ok) return size;
    }
    if (marker === SOS) {
      if (width === 0) return err('damaged');
      scans++;
      end = endOfScan(buffer, end);
      if (end < 0) return err('truncated');
    }
    if (marker === APP1 && orientation === 1 && startsWith(body, 'Exif\0\0'))
      orientation = readOrientation(body.subarray(6));
    if (marker === APP0 && startsWith(body, 'JFIF\0') && body.length >= 12) {
      if (parts.length === 1) jfifParts = 2;
      parts.push(withoutThumbnail(body));
    } else if (!isApplication(marker) || isKeptApplication(marker, body)) {
      parts.push(bytes.subarray(at, end));
    }
    at = end;
  }
  if (width === 0 || scans === 0) return err('damaged');
  if (orientation !== 1) parts.splice(jfifParts, 0, exifSegment(orientation));
  return ok({ mediaType: 'image/jpeg', width, height, publicParts: parts });
}

/** SOF0 to SOF15, without DHT (C4), JPG (C8) and DAC (CC). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function isRestart(marker: number): boolean {
  return marker >= 0xd0 && marker <= 0xd7;
}

function isApplication(marker: number): boolean {
  return (marker >= APP0 && marker <= 0xef) || marker === COM;
}

function isKeptApplication(marker: number, body: Uint8Array): boolean {
  return (
    (marker === APP2 && startsWith(body, 'ICC_PROFILE\0')) || (marker === APP14 && startsWith(body, 'Adobe'))
  );
}

/** Where the entropy-coded data ends: at the next marker that is neither a stuffed FF nor a restart; -1 when it never does. */
function endOfScan(buffer: Buffer, from: number): number {
  for (
    let at = buffer.indexOf(0xff, from);
    at >= 0 && at + 1 < buffer.length;
    at = buffer.indexOf(0xff, at)
  ) {
    const next = buffer[at + 1] ?? 0;
    if (next === 0xff) at += 1;
    else if (next === 0 || isRestart(next)) at += 2;
    else return at;
  }
  return -1;
}

function startsWith(body: Uint8Array, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (body[i] !== text.charCodeAt(i)) return false;
  return true;
}

/** JFIF APP0 with version, units and density only; a thumbnail may show what was cut from the picture. */
function withoutThumbnail(body: Uint8Array): Uint8Array {
  const segment = new Uint8Array(18);
  segment.set([0xff, APP0, 0, 16]);
  segment.set(body.subarray(0, 12), 4);
  return segment;
}

function exifSegment(orientation: number): Uint8Array {
  const block = orientationBlock(orientation);
  const segment = new Uint8Array(10 + block.length);
  segment.set([0xff, APP1, 0, 8 + block.length, 0x45, 0x78, 0x69, 0x66, 0, 0]);
  segment.set(block, 10);
  return segment;
}
