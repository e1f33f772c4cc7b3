import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Point } from '../../forms/geometry.ts';
import type { Grey } from '../raster.ts';
import type { Mark } from '../reader.ts';

let prepared = false;

/** The reader's own code lies in the package: the library would fetch it from a network otherwise. */
function prepare(): void {
  if (prepared) return;
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const bytes = readFileSync(file);
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  prepareZXingModule({ overrides: { wasmBinary } });
  prepared = true;
}

/** More codes than this on one photo are no page of ours. */
const MOST_MARKS = 6;

/** Every QR code of a picture; `scale` brings its pixels to pixels of the photo. */
export async function readMarks(grey: Grey, scale: number): Promise<Mark[]> {
  prepare();
  const found = await readBarcodes(rgba(grey), {
    formats: ['QRCode'],
    tryHarder: true,
    tryInvert: false,
    tryRotate: true,
    maxNumberOfSymbols: MOST_MARKS,
  });
  return (
    found
      // A mirrored code is the one of the sheet behind, shining through.
      .filter((code) => code.isValid && code.text !== '' && !code.isMirrored)
      .map((code) => {
        const { topLeft, topRight, bottomRight, bottomLeft } = code.position;
        // Whole pixels, cut down: the middle of the pixel is meant.
        const corner = (p: Point): Point => ({ x: (p.x + 0.5) * scale, y: (p.y + 0.5) * scale });
        return {
          text: code.text,
          corners: [corner(topLeft), corner(topRight), corner(bottomRight), corner(bottomLeft)],
        };
      })
  );
}

/** The library takes pictures as a canvas gives them. */
function rgba(grey: Grey): ImageData {
  const data = new Uint8ClampedArray(grey.data.length * 4);
  const words = new Uint32Array(data.buffer);
  for (let i = 0; i < grey.data.length; i++) words[i] = 0xff000000 | ((grey.data[i] ?? 0) * 0x010101);
  return { data, width: grey.width, height: grey.height, colorSpace: 'srgb' };
}
