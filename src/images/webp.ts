import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { WalkedImage } from './image.ts';
import { checkSize } from './image.ts';
import type { ImageErrorCode } from './image-error.ts';
import { orientationBlock, readOrientation } from './orientation.ts';

const FLAG_ANIMATION = 0x02;
const FLAG_XMP = 0x04;
const FLAG_EXIF = 0x08;
/** Chunks of a still picture's pixels and colours (RFC 9649). */
const KEPT = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP']);

export function isWebp(bytes: Uint8Array): boolean {
  return bytes.length >= 12 && fourCc(bytes, 0) === 'RIFF' && fourCc(bytes, 8) === 'WEBP';
}

/** Walks the RIFF chunks. What follows the RIFF container, EXIF (but its orientation), XMP and unknown chunks stay out. */
export function walkWebp(bytes: Uint8Array): Result<WalkedImage, ImageErrorCode> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const riffEnd = 8 + view.getUint32(4, true);
  if (riffEnd > bytes.length) return err('truncated');
  const chunks: Uint8Array[] = [];
  let frame: Size | null = null;
  let canvas: Size | null = null;
  let extended: Uint8Array | null = null;
  let orientation = 1;
  for (let at = 12; at < riffEnd; ) {
    if (at + 8 > riffEnd) return err('truncated');
    const type = fourCc(bytes, at);
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length;
    if (end > riffEnd) return err('truncated');
    const padded = Math.min(end + (length & 1), riffEnd);
    const body = bytes.subarray(at + 8, end);
    if (type === 'VP8X') {
      if (at !== 12 || body.length < 10) return err('damaged');
      if (((body[0] ?? 0) & FLAG_ANIMATION) !== 0) return err('animated');
      canvas = { width: 1 + uint24(body, 4), height: 1 + uint24(body, 7) };
      extended = bytes.slice(at, padded);
      chunks.push(extended);
    } else {
      if (type === 'ANIM' || type === 'ANMF') return err('animated');
      if (type === 'VP8 ' || type === 'VP8L') {
        const size = type === 'VP8L' ? losslessSize(body) : lossySize(body);
        if (frame !== null || size === null) return err('damaged');
        frame = size;
      }
      if (type === 'EXIF' && orientation === 1) orientation = readOrientation(withoutExifMark(body));
      if (KEPT.has(type)) chunks.push(bytes.subarray(at, padded));
    }
    at = padded;
  }
  if (frame === null) return err('damaged');
  if (canvas !== null && (canvas.width !== frame.width || canvas.height !== frame.height))
    return err('damaged');
  const size = checkSize(frame.width, frame.height);
  if (!size.ok) return size;
  if (extended !== null) {
    const flags = (extended[8] ?? 0) & ~(FLAG_XMP | FLAG_EXIF);
    extended[8] = orientation === 1 ? flags : flags | FLAG_EXIF;
    if (orientation !== 1) chunks.push(exifChunk(orientation));
  }
  return ok({ mediaType: 'image/webp', ...frame, publicParts: [riffHeader(chunks), ...chunks] });
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Key frame header of VP8 (RFC 6386, 9.1): start code 9D 01 2A, then two times 14 bits. */
function lossySize(body: Uint8Array): Size | null {
  if (body.length < 10 || ((body[0] ?? 1) & 1) !== 0) return null;
  if (body[3] !== 0x9d || body[4] !== 0x01 || body[5] !== 0x2a) return null;
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
}

/** VP8L: signature 2F, then 14 bits each of width - 1 and height - 1. */
function losslessSize(body: Uint8Array): Size | null {
  if (body.length < 5 || body[0] !== 0x2f) return null;
  const bits = new DataView(body.buffer, body.byteOffset, body.byteLength).getUint32(1, true);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}

/** Some writers put the mark of a JPEG segment before the TIFF block. */
function withoutExifMark(body: Uint8Array): Uint8Array {
  return body[0] === 0x45 && body[1] === 0x78 ? body.subarray(6) : body;
}

function riffHeader(chunks: readonly Uint8Array[]): Uint8Array {
  const header = new Uint8Array(12);
  header.set([0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50]);
  new DataView(header.buffer).setUint32(4, 4 + chunks.reduce((sum, c) => sum + c.length, 0), true);
  return header;
}

function exifChunk(orientation: number): Uint8Array {
  const block = orientationBlock(orientation);
  const chunk = new Uint8Array(8 + block.length);
  chunk.set([0x45, 0x58, 0x49, 0x46, block.length, 0, 0, 0]);
  chunk.set(block, 8);
  return chunk;
}

function uint24(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
}

function fourCc(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
