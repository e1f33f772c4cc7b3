import type { Result } from '../basics/result.ts';
import type { Box, PageGeometry, Point } from '../forms/geometry.ts';
import type { DigitCrop } from './digit-crops.ts';

/**
 * Why an image was not read. `crashed`: it took the worker with it, twice; `too-slow`: it took too long, twice; either way the
 * image is kept and goes to a person. `busy`: the queue is full, ask again after `whenRoom()`; `closed`: the reader is shut.
 */
export type ReadingError = 'not-an-image' | 'too-many-pixels' | 'crashed' | 'too-slow' | 'busy' | 'closed';

/** Why a PDF was not taken apart. `pdf-scripts`: it carries JavaScript, which a scan never needs; no script is ever run. */
export type PdfError =
  | 'not-a-pdf'
  | 'pdf-encrypted'
  | 'pdf-scripts'
  | 'pdf-too-many-pages'
  | 'crashed'
  | 'too-slow'
  | 'busy'
  | 'closed';

/** One QR code on a photo. */
export interface Mark {
  readonly text: string;
  /** In pixels of the photo the right way up; clockwise from the code's own upper left corner. */
  readonly corners: readonly [Point, Point, Point, Point];
}

/** What can be said of a photo before anybody knows which page it is. */
export interface Look {
  /** Pixels, the right way up. */
  readonly width: number;
  readonly height: number;
  /** Texts of the QR codes on it, each once. */
  readonly codes: readonly string[];
  /** Every QR code on it with its place; give it to `straighten` and nothing is read twice. */
  readonly marks: readonly Mark[];
  /** Variance of the Laplacian on a copy of 1000 pixels: below about 150 a photo is likely blurred. */
  readonly sharpness: number;
  /** Mean brightness, 0 to 255. */
  readonly brightness: number;
}

/** A page laid straight: its sheet fills the picture. */
export interface StraightPage {
  /** WebP at 200 dots per inch, without metadata. `pixelBox` says where a box of the geometry lies on it. */
  readonly page: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** WebP, 320 pixels wide. */
  readonly thumbnail: Uint8Array;
  /** How far the QR corners lie from where they should, in millimetres; small is good. Null: no code was there to tell. */
  readonly residual: number | null;
  /** Corner squares found, 0 to 4. */
  readonly squares: number;
  /** Four squares and a residual below 0.6 mm: digits may be suggested and signatures be masked by geometry. */
  readonly sure: boolean;
  /** Where the sheet's corners lie in the photo the right way up, in pixels, clockwise from the upper left. */
  readonly corners: readonly [Point, Point, Point, Point];
  /** Every digit box as a grey patch; empty unless asked for and `sure`. */
  readonly digits: readonly DigitCrop[];
}

export interface StraightenOptions {
  /** What `look` said of the same photo; absent: the codes are searched again. */
  readonly look?: Look;
  /** Text of the page's code; codes with another text (a second page in the photo) are left out. Absent: any code counts. */
  readonly code?: string;
  /** Cut the digit boxes as well. */
  readonly digits?: boolean;
}

/** Reads photos in worker processes that may crash without harm. */
export interface Reader {
  /** Looks go before all other work: somebody waits for the answer. */
  look(photo: Uint8Array): Promise<Result<Look, ReadingError>>;
  /**
   * Ok with null: the page was not found in the photo; the photo is used as it is. Without a geometry (the authority's own forms) the sheet's
   * outline is searched, and only a sure one is taken.
   */
  straighten(
    photo: Uint8Array,
    page: PageGeometry | null,
    options?: StraightenOptions,
  ): Promise<Result<StraightPage | null, ReadingError>>;
  /**
   * The photo the right way up as JPEG without metadata, names and signatures of the committee covered. Ok with null: the page does not lie
   * surely enough to know where they are; the caller holds the photo back.
   */
  mask(
    photo: Uint8Array,
    page: PageGeometry,
    options?: Omit<StraightenOptions, 'digits'>,
  ): Promise<Result<Uint8Array | null, ReadingError>>;
  /** Pieces of a straight page, each as WebP, in the order asked; a box that leaves the page is cut at its edge. */
  crop(straightPage: Uint8Array, boxes: readonly Box[]): Promise<Result<Uint8Array[], ReadingError>>;
  /** The whole photo the right way up, small, for the public's pages: WebP of at most 60,000 bytes without metadata. */
  preview(photo: Uint8Array): Promise<Result<Uint8Array, ReadingError>>;
  /** Every page of a PDF as JPEG, in order, at most 50. Scripts are never run; a PDF with scripts or a password is refused. */
  pagesOfPdf(pdf: Uint8Array): Promise<Result<Uint8Array[], PdfError>>;
  /** Resolves when the queue takes work again: for callers that bring many photos. */
  whenRoom(): Promise<void>;
  close(): Promise<void>;
}
