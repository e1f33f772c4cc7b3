import { randomFrom } from '../src/drill/random.ts';
import { pngChunk } from '../src/images/testing/images.ts';

/** A photo as large as a phone's, after a messenger made it smaller: noise cannot be compressed. */
export function noisePhoto(seed: number, kb: number): Buffer {
  const [width, height] = [800, Math.max(1, Math.round((kb * 1024) / 801))];
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const random = randomFrom(seed, 'photo');
  const noise = Buffer.alloc(4096, 0);
  for (let i = 0; i < noise.length; i++) noise[i] = random.int(0, 255);
  const rows = Buffer.alloc(801 * height);
  for (let y = 0; y < height; y++) noise.copy(rows, y * 801 + 1, (y * 37) % 3000, ((y * 37) % 3000) + 800);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', stored(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** zlib without compression: it keeps its size and costs nothing to make. */
function stored(bytes: Buffer): Buffer {
  const parts: Buffer[] = [Buffer.from([0x78, 0x01])];
  let [a, b] = [1, 0];
  for (let i = 0; i < bytes.length; i += 0xffff) {
    const part = bytes.subarray(i, i + 0xffff);
    const head = Buffer.alloc(5);
    head[0] = i + 0xffff >= bytes.length ? 1 : 0;
    head.writeUInt16LE(part.length, 1);
    head.writeUInt16LE(0xffff - part.length, 3);
    parts.push(head, part);
  }
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(((b << 16) | a) >>> 0);
  return Buffer.concat([...parts, sum]);
}
