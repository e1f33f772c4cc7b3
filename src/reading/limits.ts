/** Largest file that is given to a decoder, bytes. The door's own check is the same or stricter. */
export const MAX_PHOTO_BYTES = 15 * 1024 * 1024;
/** Largest PDF, bytes: fifty scanned pages. */
export const MAX_PDF_BYTES = 40 * 1024 * 1024;
/** Largest picture, pixels: 60 megapixels are 180 MB in colour. */
export const MAX_PIXELS = 60_000_000;
export const MAX_PDF_PAGES = 50;
/** A page of a PDF is drawn at 300 dots per inch, smaller when a side would be longer than this. */
export const PDF_DPI = 300;
export const MAX_PDF_SIDE = 4200;

/** Straight pages have 200 dots per inch. */
export const STRAIGHT_DPI = 200;
export const STRAIGHT_PER_MM = STRAIGHT_DPI / 25.4;
export const THUMBNAIL_WIDTH = 320;
/** Longer sides than this (millimetres) are no form of ours. */
export const MAX_PAGE_MM = 450;

/** Below this residual (millimetres), with four squares, a page lies surely enough to cut boxes from it. */
export const SURE_RESIDUAL_MM = 0.6;
