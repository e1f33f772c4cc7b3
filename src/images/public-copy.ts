import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import { sha256Hex } from '../basics/sha256.ts';
import type { MediaType, WalkedImage } from './image.ts';
import type { ImageErrorCode } from './image-error.ts';
import { MAX_BYTES } from './image-error.ts';
import { isJpeg, walkJpeg } from './jpeg.ts';
import { isPng, walkPng } from './png.ts';
import { isWebp, walkWebp } from './webp.ts';

/** A photo that passed the door: what came in and what the public gets. */
export interface IntakePhoto {
  /** SHA-256 of the file as it came. */
  readonly original: string;
  /** SHA-256 of the public copy. */
  readonly photo: string;
  /** The public copy: the same pixels without time, place, device and texts; the same bytes when there was nothing to take out. */
  readonly publicBytes: Uint8Array;
  /** Size of the file as it came. */
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly mediaType: MediaType;
}

/**
 * Checks a file that claims to be the photo of a form, by its bytes only: name and declared type say nothing. No pixel is
 * decoded, so a small file that unpacks to gigabytes costs nothing.
 */
export function checkImage(bytes: Uint8Array): Result<WalkedImage, ImageErrorCode> {
  if (bytes.length === 0) return err('empty');
  if (bytes.length > MAX_BYTES) return err('too-large');
  if (isJpeg(bytes)) return walkJpeg(bytes);
  if (isPng(bytes)) return walkPng(bytes);
  if (isWebp(bytes)) return walkWebp(bytes);
  const kind = fileKind(bytes);
  return err(kind === 'picture' ? 'not-an-image' : kind);
}

/** Checks a photo and makes its public copy, without loss. */
export function publicCopy(bytes: Uint8Array): Result<IntakePhoto, ImageErrorCode> {
  const walked = checkImage(bytes);
  if (!walked.ok) return walked;
  const { mediaType, width, height, publicParts } = walked.value;
  const original = sha256Hex(bytes);
  const size = publicParts.reduce((sum, part) => sum + part.length, 0);
  const copy = Buffer.concat(publicParts, size);
  const same = copy.equals(bytes);
  return ok({
    original,
    photo: same ? original : sha256Hex(copy),
    publicBytes: same ? bytes : copy,
    bytes: bytes.length,
    width,
    height,
    mediaType,
  });
}

/** First bytes of ZIP (also empty and split), RAR, 7-Zip, gzip, bzip2 and xz. */
const ARCHIVES = [
  'PK\x03\x04',
  'PK\x05\x06',
  'PK\x07\x08',
  'Rar!',
  '7z\xbc\xaf',
  '\x1f\x8b',
  'BZh',
  '\xfd7zXZ',
];

/**
 * What a file is by its first bytes: a picture of a kind that is taken, or what else, so that its sender can be told what to do. GIF, TIFF, BMP and AVIF are pictures, but not ones that every
 * browser shows safely. The name of the file says nothing.
 */
export function fileKind(
  bytes: Uint8Array,
): 'picture' | 'heic' | 'vector' | 'pdf' | 'archive' | 'unsupported' | 'not-an-image' {
  if (isJpeg(bytes) || isPng(bytes) || isWebp(bytes)) return 'picture';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  if (/^.{4}ftyp(hei[cxms]|hev[cxms]|mif1|msf1)/s.test(head)) return 'heic';
  if (head.includes('%PDF-')) return 'pdf';
  if (ARCHIVES.some((mark) => head.startsWith(mark))) return 'archive';
  if (/<svg[\s>]/i.test(head)) return 'vector';
  const picture = ['GIF8', 'II*\0', 'MM\0*', 'BM'].some((mark) => head.startsWith(mark));
  return picture || head.slice(4, 8) === 'ftyp' ? 'unsupported' : 'not-an-image';
}
