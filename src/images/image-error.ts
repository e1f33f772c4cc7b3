import type { Bilingual } from '../basics/bilingual.ts';

/** Largest file taken in, bytes. */
export const MAX_BYTES = 15 * 1024 * 1024;
/** Largest picture, pixels: a decoder of 60 megapixels needs 240 MB. */
export const MAX_PIXELS = 60_000_000;
export const MAX_SIDE = 16_000;
export const MIN_SIDE = 50;

export const IMAGE_ERROR_CODES = [
  'empty',
  'too-large',
  'not-an-image',
  'heic',
  'vector',
  'pdf',
  'archive',
  'unsupported',
  'truncated',
  'damaged',
  'animated',
  'too-many-pixels',
  'side-too-long',
  'too-small',
] as const;
/** Why a file is not taken in as the photo of a form. */
export type ImageErrorCode = (typeof IMAGE_ERROR_CODES)[number];

const MESSAGES: Record<ImageErrorCode, Bilingual> = {
  empty: { th: 'ไฟล์ว่างเปล่า', en: 'The file is empty.' },
  'too-large': { th: 'ไฟล์ใหญ่เกิน 15 เมกะไบต์', en: 'The file is larger than 15 MB.' },
  'not-an-image': {
    th: 'ไฟล์นี้ไม่ใช่ภาพถ่าย ใช้ได้เฉพาะ JPEG, PNG และ WebP',
    en: 'This is not a picture. JPEG, PNG and WebP are accepted.',
  },
  heic: {
    th: 'เป็นภาพ HEIC ของไอโฟน กรุณาส่งเป็น JPEG (ตั้งค่า > กล้อง > รูปแบบ > ใช้งานร่วมกันได้มากที่สุด) หรือจับภาพหน้าจอแล้วส่งใหม่',
    en: 'This is an HEIC picture of an iPhone. Please send JPEG (Settings > Camera > Formats > Most Compatible), or a screenshot of it.',
  },
  vector: {
    th: 'ไฟล์นี้เป็นภาพวาด SVG ไม่ใช่ภาพถ่าย กรุณาถ่ายภาพแบบรายงานแล้วส่งเป็น JPEG',
    en: 'This is an SVG drawing, not a photo. Please photograph the form and send it as JPEG.',
  },
  pdf: {
    th: 'ช่องทางนี้ไม่รับไฟล์ PDF กรุณาถ่ายภาพทีละหน้าแล้วส่งเป็น JPEG หรือส่งไฟล์ให้เจ้าหน้าที่ศูนย์รวมคะแนนนำเข้า',
    en: 'A PDF is not taken here. Please photograph each page and send JPEG, or give the file to the clerks of the score centre.',
  },
  archive: {
    th: 'เป็นไฟล์บีบอัด (ZIP, RAR, 7z) กรุณาแตกไฟล์แล้วส่งภาพทีละภาพ',
    en: 'This is an archive (ZIP, RAR, 7z). Please unpack it and send the pictures one by one.',
  },
  unsupported: {
    th: 'ไม่รองรับภาพชนิดนี้ ใช้ได้เฉพาะ JPEG, PNG และ WebP',
    en: 'This kind of picture is not accepted. JPEG, PNG and WebP are.',
  },
  truncated: { th: 'ไฟล์ภาพไม่ครบ กรุณาส่งใหม่', en: 'The picture is cut off. Please send it again.' },
  damaged: { th: 'ไฟล์ภาพเสียหาย กรุณาส่งใหม่', en: 'The picture is damaged. Please send it again.' },
  animated: { th: 'ใช้ภาพเคลื่อนไหวไม่ได้', en: 'A moving picture is not accepted.' },
  'too-many-pixels': { th: 'ภาพมีเกิน 60 ล้านจุดภาพ', en: 'The picture has more than 60 megapixels.' },
  'side-too-long': {
    th: 'ด้านของภาพยาวเกิน 16,000 จุดภาพ',
    en: 'A side of the picture is longer than 16,000 pixels.',
  },
  'too-small': { th: 'ภาพเล็กเกินไป อ่านไม่ได้', en: 'The picture is too small to read.' },
};

export function imageMessage(code: ImageErrorCode): Bilingual {
  return MESSAGES[code];
}
