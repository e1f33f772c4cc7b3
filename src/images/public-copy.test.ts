import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../basics/sha256.ts';
import { IMAGE_ERROR_CODES, imageMessage } from './image-error.ts';
import { checkImage, publicCopy } from './public-copy.ts';
import {
  exifBlock,
  extendedChunk,
  JFIF,
  jpegSegment,
  losslessChunk,
  pngChunk,
  riffChunk,
  testJpeg,
  testPng,
  webpFile,
} from './testing/images.ts';

const latin = (s: string) => Buffer.from(s, 'latin1');
const code = (bytes: Uint8Array) => {
  const result = checkImage(bytes);
  return result.ok ? 'fine' : result.error;
};
const copyOf = (bytes: Uint8Array) => {
  const result = publicCopy(bytes);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};
const exif = (orientation: number, little = true) =>
  jpegSegment(0xe1, Buffer.concat([latin('Exif\0\0'), exifBlock(orientation, little)]));

const webp = webpFile([
  extendedChunk(0x0c),
  losslessChunk(),
  riffChunk('EXIF', exifBlock(6)),
  riffChunk('XMP ', latin('<x:xmpmeta>GPS-SECRET')),
]);

describe('the door for photos', () => {
  test('plain pictures pass and stay the same bytes', () => {
    for (const bytes of [testPng(), testJpeg(), webpFile([losslessChunk()])]) {
      const copy = copyOf(bytes);
      expect(copy).toMatchObject({ width: 60, height: 80, bytes: bytes.length });
      expect(copy.photo).toBe(copy.original);
      expect(copy.original).toBe(sha256Hex(bytes));
      expect(Buffer.from(copy.publicBytes).equals(bytes)).toBe(true);
    }
  });

  test('a small file that unpacks to 400 megapixels is refused by its header', () => {
    const bomb = testPng({ width: 60, height: 80 });
    bomb.writeUInt32BE(20_000, 16);
    bomb.writeUInt32BE(20_000, 20);
    expect(code(Buffer.concat([bomb, Buffer.alloc(49_000)]))).toBe('too-many-pixels');
    expect(code(testJpeg([], { width: 20_000, height: 20_000 }))).toBe('too-many-pixels');
    expect(code(webpFile([losslessChunk(16_000, 16_000)]))).toBe('too-many-pixels');
  });

  test.each([
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['50 MB', Buffer.alloc(50 * 1024 * 1024), 'too-large'],
    ['SVG', latin('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'vector'],
    ['HTML', latin('<!doctype html><script>alert(1)</script>'), 'not-an-image'],
    ['GIF', latin('GIF89a............'), 'unsupported'],
    ['HEIC', latin('\0\0\0\x18ftypheic....'), 'heic'],
    ['HEIF of another brand', latin('\0\0\0\x1cftypmif1....'), 'heic'],
    ['AVIF', latin('\0\0\0\x1cftypavif....'), 'unsupported'],
    ['PDF', latin('%PDF-1.7'), 'pdf'],
    ['ZIP', latin('PK\x03\x04................'), 'archive'],
    ['RAR', latin('Rar!\x1a\x07\x00.......'), 'archive'],
    ['7z', latin('7z\xbc\xaf\x27\x1c......'), 'archive'],
    ['a text', latin('5/18 unit 7: 120 votes'), 'not-an-image'],
    ['a moving WebP', webpFile([extendedChunk(0x02), riffChunk('ANIM', Buffer.alloc(6))]), 'animated'],
    ['a frame that is not the canvas', webpFile([extendedChunk(0, 70, 80), losslessChunk()]), 'damaged'],
    ['a long side', testJpeg([], { width: 20_000, height: 100 }), 'side-too-long'],
    ['a tiny picture', testPng({ width: 20, height: 20 }), 'too-small'],
    ['a JPEG header only', latin('\xff\xd8\xff\xe0'), 'truncated'],
  ])('%s is refused', (_name, bytes, expected) => {
    expect(code(bytes)).toBe(expected);
  });

  test('every proper beginning of a picture is refused', () => {
    for (const bytes of [testPng(), testJpeg([exif(6)]), webp]) {
      for (let length = 0; length < bytes.length; length++) {
        expect(code(bytes.subarray(0, length)), `${length} of ${bytes.length}`).not.toBe('fine');
      }
    }
  });

  test('a flipped bit anywhere in a PNG is noticed', () => {
    const png = testPng();
    for (let i = 0; i < png.length; i++) {
      const broken = Buffer.from(png);
      broken[i] = (broken[i] ?? 0) ^ 0x10;
      expect(code(broken), `byte ${i}`).not.toBe('fine');
    }
  });

  test('never throws, whatever the bytes behind a good beginning', () => {
    const starts = [testPng(), testJpeg([exif(6)]), webp, Buffer.alloc(0)];
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.nat(400),
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(400),
        (start, cut, noise, skip) => {
          const bytes = Buffer.concat([start.subarray(0, cut), noise, start.subarray(cut + skip)]);
          const result = publicCopy(bytes);
          if (result.ok) expect(result.value.publicBytes.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('every refusal is explained in Thai and English', () => {
    for (const error of IMAGE_ERROR_CODES) {
      expect(imageMessage(error).th).toMatch(/[ก-๛]/);
      expect(imageMessage(error).en).toMatch(/[a-z]/);
    }
  });
});

describe('the public copy', () => {
  test('JPEG: only the orientation stays of EXIF; XMP, IPTC, comments, thumbnails and trailers go', () => {
    const thumbnail = Buffer.concat([JFIF.subarray(0, 12), Buffer.from([1, 1]), latin('GPS')]);
    const dirty = Buffer.concat([
      testJpeg([
        jpegSegment(0xe0, thumbnail),
        exif(6),
        jpegSegment(0xe1, latin('http://ns.adobe.com/xap/1.0/\0GPS-SECRET')),
        jpegSegment(0xed, latin('Photoshop 3.0\0GPS-SECRET')),
        jpegSegment(0xfe, latin('GPS-SECRET')),
        jpegSegment(0xe2, latin('ICC_PROFILE\0kept')),
        jpegSegment(0xee, latin('Adobe-kept')),
      ]),
      latin('GPS-SECRET after the end'),
    ]);
    const copy = copyOf(dirty);
    const text = Buffer.from(copy.publicBytes).toString('latin1');
    expect(text).not.toContain('GPS');
    expect(text).toContain('ICC_PROFILE\0kept');
    expect(text).toContain('Adobe-kept');
    expect(copy.photo).not.toBe(copy.original);
    // The copy says "turned", and is its own public copy.
    expect(text).toContain('Exif\0\0MM\0*');
    const again = copyOf(copy.publicBytes);
    expect(again.photo).toBe(copy.photo);
  });

  test('PNG: text, time and EXIF chunks go, the orientation stays', () => {
    const dirty = testPng({
      extra: [
        pngChunk('tEXt', latin('Comment\0GPS-SECRET')),
        pngChunk('iTXt', latin('XML:com.adobe.xmp\0GPS-SECRET')),
        pngChunk('tIME', Buffer.alloc(7)),
        pngChunk('eXIf', exifBlock(8, false)),
        pngChunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f])),
      ],
    });
    const copy = copyOf(dirty);
    const text = Buffer.from(copy.publicBytes).toString('latin1');
    expect(text).not.toContain('GPS');
    expect(text).not.toContain('tIME');
    expect(text).toContain('gAMA');
    expect(text).toContain('eXIfMM');
    expect(copyOf(copy.publicBytes).photo).toBe(copy.photo);
  });

  test('WebP: EXIF and XMP go, flags and sizes stay true', () => {
    const copy = copyOf(webp);
    const bytes = Buffer.from(copy.publicBytes);
    expect(bytes.toString('latin1')).not.toContain('GPS');
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
    expect((bytes[20] ?? 0) & 0x0c).toBe(0x08);
    expect(copyOf(bytes).photo).toBe(copy.photo);
  });
});
