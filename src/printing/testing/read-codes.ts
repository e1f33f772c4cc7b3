import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Pixels } from './pixels.ts';

let prepared = false;

/** Texts of the QR codes on a page. */
export async function codesOn({ grey, width, height }: Pixels): Promise<readonly string[]> {
  if (!prepared) {
    const file = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
    const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
    prepareZXingModule({ overrides: { wasmBinary } });
    prepared = true;
  }
  const data = new Uint8ClampedArray(grey.length * 4).fill(255);
  grey.forEach((value, i) => {
    data.fill(value, i * 4, i * 4 + 3);
  });
  const image = { data, width, height, colorSpace: 'srgb' as const };
  const found = await readBarcodes(image as ImageData, { formats: ['QRCode'] });
  return found.map((code) => code.text);
}
