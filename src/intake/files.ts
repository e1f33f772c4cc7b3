import type { Bilingual } from '../basics/bilingual.ts';
import { sha256Hex } from '../basics/sha256.ts';
import type { ImageErrorCode } from '../images/image-error.ts';
import { IMAGE_ERROR_CODES, imageMessage } from '../images/image-error.ts';
import { fileKind } from '../images/public-copy.ts';
import type { PdfError, Reader } from '../reading/reader.ts';
import type { PhotoStore } from '../store/photos.ts';

/** Largest file that is taken apart: a form of four pages scanned in colour is 8 MB. */
export const MAX_FILE_BYTES = 40 * 1024 * 1024;

/** Why a file gives no photos. */
export type FileRefusal = ImageErrorCode | Exclude<PdfError, 'busy' | 'closed'> | 'no-pages';

/** A picture from a file: the file itself, or a page of it. */
export interface Picture {
  readonly bytes: Uint8Array;
  /** Tells it from the others of the file: empty, or `#p1`, `#p2`, …. */
  readonly part: string;
}

export type OpenedFile =
  | { readonly kind: 'pictures'; readonly pictures: readonly Picture[]; readonly sha256: string }
  | { readonly kind: 'refused'; readonly reason: FileRefusal }
  /** The reader has no room or ends: ask again. */
  | { readonly kind: 'busy' };

/**
 * Takes a file that somebody sent for photos of forms: an image is one, a PDF is one for each page (the PDF itself is kept, too).
 * What it is, its bytes say; its name says nothing.
 */
export async function openFile(
  bytes: Uint8Array,
  { reader, photos }: { readonly reader: Reader; readonly photos: PhotoStore },
): Promise<OpenedFile> {
  const sha256 = sha256Hex(bytes);
  const kind = fileKind(bytes);
  if (kind !== 'pdf') {
    if (kind === 'heic' || kind === 'archive' || kind === 'vector') return { kind: 'refused', reason: kind };
    return { kind: 'pictures', pictures: [{ bytes, part: '' }], sha256 };
  }
  if (bytes.length > MAX_FILE_BYTES) return { kind: 'refused', reason: 'too-large' };
  const kept = await photos.putOriginal(bytes);
  if (!kept.ok) throw new Error(kept.error.detail);
  const pages = await reader.pagesOfPdf(bytes);
  if (!pages.ok) {
    if (pages.error === 'busy' || pages.error === 'closed') return { kind: 'busy' };
    return { kind: 'refused', reason: pages.error };
  }
  if (pages.value.length === 0) return { kind: 'refused', reason: 'no-pages' };
  const pictures = pages.value.map((page, i) => ({ bytes: page, part: `#p${i + 1}` }));
  return { kind: 'pictures', pictures, sha256 };
}

const OWN: Readonly<Record<Exclude<FileRefusal, ImageErrorCode>, Bilingual>> = {
  'no-pages': { th: 'ไฟล์ PDF นี้ไม่มีหน้า', en: 'This PDF has no pages.' },
  'not-a-pdf': { th: 'ไฟล์ PDF เสียหาย เปิดไม่ได้', en: 'The PDF is damaged and cannot be opened.' },
  'pdf-encrypted': {
    th: 'ไฟล์ PDF มีรหัสผ่าน กรุณาส่งไฟล์ที่ไม่มีรหัสผ่าน',
    en: 'The PDF has a password. Please send it without one.',
  },
  'pdf-scripts': {
    th: 'ไฟล์ PDF มีสคริปต์ ซึ่งไฟล์สแกนไม่มี จึงไม่รับ',
    en: 'The PDF carries scripts, which a scan never does. It is not taken.',
  },
  'pdf-too-many-pages': {
    th: 'ไฟล์ PDF มีหน้ามากเกินไป กรุณาส่งทีละแบบ',
    en: 'The PDF has too many pages. Please send one form at a time.',
  },
  crashed: {
    th: 'เปิดไฟล์นี้ไม่ได้ กรุณาส่งเป็นภาพ JPEG',
    en: 'This file could not be opened. Please send JPEG pictures.',
  },
  'too-slow': {
    th: 'ไฟล์นี้ใช้เวลาเปิดนานเกินไป กรุณาส่งเป็นภาพ JPEG',
    en: 'This file takes too long to open. Please send JPEG pictures.',
  },
};

const IMAGE_CODES: ReadonlySet<string> = new Set(IMAGE_ERROR_CODES);

/** Why something was not taken, for the one who sent it. Also for the `reason` of a refused outcome. */
export function refusalText(reason: string): Bilingual {
  if (IMAGE_CODES.has(reason)) return imageMessage(reason as ImageErrorCode);
  return (
    OWN[reason as keyof typeof OWN] ?? { th: 'ไม่ใช่ภาพของแบบรายงาน', en: 'It is not the photo of a form.' }
  );
}
