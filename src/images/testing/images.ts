import { crc32, deflateSync } from 'node:zlib';

const text = (s: string) => Buffer.from(s, 'latin1');

/** A PNG chunk with its checksum. */
export function pngChunk(type: string, body: Uint8Array): Buffer {
  const chunk = Buffer.alloc(12 + body.length);
  chunk.writeUInt32BE(body.length, 0);
  chunk.write(type, 4, 'latin1');
  chunk.set(body, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + body.length)), 8 + body.length);
  return chunk;
}

export interface PngOptions {
  readonly width?: number;
  readonly height?: number;
  /** Makes the picture, and so its hash, another one. */
  readonly seed?: number;
  /** Chunks between IHDR and IDAT. */
  readonly extra?: readonly Buffer[];
}

/** A real grey PNG, all pixels of one shade. */
export function testPng(options: PngOptions = {}): Buffer {
  const width = options.width ?? 60;
  const height = options.height ?? 80;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  rows.writeUInt32BE((options.seed ?? 0) >>> 0, 1);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    ...(options.extra ?? []),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A JPEG segment. */
export function jpegSegment(marker: number, body: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

export const JFIF = Buffer.concat([text('JFIF\0'), Buffer.from([1, 2, 0, 0, 1, 0, 1, 0, 0])]);

/** TIFF block with an orientation and a text that must never be published. */
export function exifBlock(orientation: number, little = true): Buffer {
  const block = Buffer.alloc(60);
  const u16 = (value: number, at: number) =>
    little ? block.writeUInt16LE(value, at) : block.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    little ? block.writeUInt32LE(value, at) : block.writeUInt32BE(value, at);
  block.write(little ? 'II' : 'MM', 0, 'latin1');
  u16(42, 2);
  u32(8, 4);
  u16(2, 8);
  u16(0x010e, 10);
  u16(2, 12);
  u32(10, 14);
  u32(40, 18);
  u16(0x0112, 22);
  u16(3, 24);
  u32(1, 26);
  u16(orientation, 30);
  block.write('GPS-SECRET', 40, 'latin1');
  return block;
}

/** The structure of a JPEG: quantisation table, frame, Huffman table, one scan. Its pixels say nothing. */
export function testJpeg(extra: readonly Buffer[] = [], size = { width: 60, height: 80 }): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(size.height, 1);
  frame.writeUInt16BE(size.width, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xe0, JFIF),
    ...extra,
    jpegSegment(0xdb, Buffer.alloc(65, 1)),
    jpegSegment(0xc0, frame),
    jpegSegment(0xc4, Buffer.alloc(20, 0)),
    jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xff, 0x00]),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** A RIFF chunk, padded to an even length. */
export function riffChunk(type: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length & 1)]);
}

/** A WebP file of the given chunks. */
export function webpFile(chunks: readonly Buffer[]): Buffer {
  const body = Buffer.concat([text('WEBP'), ...chunks]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** Lossless frame of 60 × 80 pixels: the header is right, the pixels say nothing. */
export function losslessChunk(width = 60, height = 80): Buffer {
  const body = Buffer.alloc(9);
  body[0] = 0x2f;
  body.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 1);
  return riffChunk('VP8L', body);
}

/** Extended header with EXIF and XMP flags. */
export function extendedChunk(flags: number, width = 60, height = 80): Buffer {
  const body = Buffer.alloc(10);
  body[0] = flags;
  body.writeUIntLE(width - 1, 4, 3);
  body.writeUIntLE(height - 1, 7, 3);
  return riffChunk('VP8X', body);
}
