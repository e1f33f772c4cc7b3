import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

export interface ZipEntry {
  /** ASCII, without folders. */
  readonly name: string;
  readonly path: string;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LIMIT = 0xffff_ffff;
/** 1 January 1980: a ZIP's own beginning of time, so that equal files give equal archives. */
const DATE = 0x0021;

/** Thrown before anything is sent when an archive would need more than 4 GB or 65,535 files. */
export class ZipTooLarge extends Error {
  override readonly name = 'ZipTooLarge';
}

/**
 * Files as one ZIP, stored as they are: PDFs hold compressed data already. Read and given out piece by piece. All files must be
 * there and stay as they are meanwhile.
 */
export async function* zipOf(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  const sizes = await Promise.all(entries.map(async ({ path }) => (await stat(path)).size));
  const total = sizes.reduce((sum, size) => sum + size + 300, 0);
  if (total > LIMIT || entries.length > 0xffff) throw new ZipTooLarge();
  const central: Buffer[] = [];
  let offset = 0;
  for (const [i, { name, path }] of entries.entries()) {
    const size = sizes[i] ?? 0;
    const crc = await crcOf(path);
    const header = fixedPart(LOCAL, crc, size, name);
    yield header;
    let sent = 0;
    for await (const chunk of createReadStream(path)) {
      sent += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
    if (sent !== size) throw new Error(`${path} changed while it was sent`);
    central.push(centralPart(crc, size, name, offset));
    offset += header.length + size;
  }
  const directory = Buffer.concat(central);
  yield directory;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  yield end;
}

async function crcOf(path: string): Promise<number> {
  const file = await open(path, 'r');
  let crc = 0;
  for await (const chunk of file.createReadStream()) crc = crc32(chunk as Buffer, crc);
  return crc;
}

function fixedPart(signature: number, crc: number, size: number, name: string): Buffer {
  const bytes = Buffer.alloc(30 + name.length);
  bytes.writeUInt32LE(signature, 0);
  bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(DATE, 12);
  bytes.writeUInt32LE(crc, 14);
  bytes.writeUInt32LE(size, 18);
  bytes.writeUInt32LE(size, 22);
  bytes.writeUInt16LE(name.length, 26);
  bytes.write(name, 30, 'latin1');
  return bytes;
}

function centralPart(crc: number, size: number, name: string, offset: number): Buffer {
  const bytes = Buffer.alloc(46 + name.length);
  bytes.writeUInt32LE(CENTRAL, 0);
  bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(20, 6);
  bytes.writeUInt16LE(DATE, 14);
  bytes.writeUInt32LE(crc, 16);
  bytes.writeUInt32LE(size, 20);
  bytes.writeUInt32LE(size, 24);
  bytes.writeUInt16LE(name.length, 28);
  bytes.writeUInt32LE(offset, 42);
  bytes.write(name, 46, 'latin1');
  return bytes;
}
