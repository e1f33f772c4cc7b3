import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { randomOf } from './test-random.ts';

/** Files that a stranger may send. All small, none of them a good photo. */
export async function badFiles(): Promise<Map<string, Uint8Array>> {
  const picture = sharp({ create: { width: 600, height: 800, channels: 3, background: '#d8d4c8' } });
  const jpeg = await picture.clone().jpeg().toBuffer();
  const progressive = await picture.clone().jpeg({ progressive: true }).toBuffer();
  const png = await picture.clone().png().toBuffer();
  const webp = await picture.clone().webp().toBuffer();
  const files = new Map<string, Uint8Array>([
    ['nothing', new Uint8Array()],
    ['one byte', Uint8Array.of(0xff)],
    ['zeros', new Uint8Array(10_000)],
    ['a text', Buffer.from('5/18 unit 7: 120 votes')],
    [
      'SVG',
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><rect width="9" height="9"/></svg>',
      ),
    ],
    [
      'SVG that reads a file',
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="file:///etc/passwd"/></svg>',
      ),
    ],
    ['GIF', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')],
    ['PDF', Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>')],
    ['a PNG of 400 megapixels', bomb(20_000, 20_000)],
    ['a PNG of 59 megapixels in a few kilobytes', bomb(7_700, 7_700)],
    ['a PNG of 2^31 by 2^31', bomb(0x7fffffff, 0x7fffffff)],
    ['a PNG whose data never end', pngOf(3000, 3000, deflateSync(new Uint8Array(100)))],
    ['a JPEG that claims 65535 by 65535', sized(jpeg, 65_535, 65_535)],
    ['a JPEG that claims 60000 by 60000', sized(jpeg, 60_000, 60_000)],
    ['a JPEG that claims 7000 by 7000', sized(jpeg, 7_000, 7_000)],
    ['a moving WebP', moving()],
    ['a JPEG with a bad Huffman table', badTable(jpeg)],
    ['a progressive JPEG, cut off', progressive.subarray(0, progressive.length >> 1)],
  ]);
  for (const [name, bytes] of [
    ['JPEG', jpeg],
    ['PNG', png],
    ['WebP', webp],
  ] as const) {
    for (const part of [0.1, 0.5, 0.95]) {
      files.set(`${name}, ${part * 100} % of it`, bytes.subarray(0, Math.floor(bytes.length * part)));
    }
    const random = randomOf(bytes.length, name);
    for (let n = 0; n < 12; n++) {
      const broken = Buffer.from(bytes);
      for (let k = 0; k <= n; k++) broken[random.int(0, broken.length - 1)] = random.int(0, 255);
      files.set(`${name} with ${n + 1} wrong bytes`, broken);
    }
  }
  return files;
}

function chunk(type: string, body: Uint8Array): Buffer {
  const out = Buffer.alloc(12 + body.length);
  out.writeUInt32BE(body.length, 0);
  out.write(type, 4, 'latin1');
  out.set(body, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + body.length)), 8 + body.length);
  return out;
}

function pngOf(width: number, height: number, data: Uint8Array): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([mark, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', new Uint8Array())]);
}

/** One bit a pixel, all the same: a few kilobytes, and as many pixels as it says up to 60 megapixels. */
function bomb(width: number, height: number): Buffer {
  const bytes = Math.min(60e6 / 8, (Math.ceil(width / 8) + 1) * height);
  return pngOf(width, height, deflateSync(Buffer.alloc(bytes)));
}

/** Another size in the frame header (SOF0) than the data have. */
function sized(jpeg: Uint8Array, width: number, height: number): Buffer {
  const out = Buffer.from(jpeg);
  const at = out.indexOf(Buffer.from([0xff, 0xc0]));
  out.writeUInt16BE(height, at + 5);
  out.writeUInt16BE(width, at + 7);
  return out;
}

function badTable(jpeg: Uint8Array): Buffer {
  const out = Buffer.from(jpeg);
  const at = out.indexOf(Buffer.from([0xff, 0xc4]));
  out.fill(0xff, at + 5, at + 21);
  return out;
}

/** A WebP that says it moves, with no frame in it. */
function moving(): Buffer {
  const head = Buffer.from(
    'RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x57\x02\0\x1f\x03\0ANIM\x06\0\0\0\0\0\0\0\0\0',
    'latin1',
  );
  head.writeUInt32LE(head.length - 8, 4);
  return head;
}
