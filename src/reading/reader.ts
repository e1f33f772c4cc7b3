import type { Result } from '../basics/result.ts';
import type { PageGeometry, Point } from '../forms/geometry.ts';

/** Why an image was not read. `crashed`: it took the worker with it; the image is kept and goes to a person. */
export type ReadingError = 'not-an-image' | 'too-many-pixels' | 'crashed' | 'too-slow';

/** What can be said of a photo before anybody knows which page it is. */
export interface Look {
  /** Pixels, the right way up. */
  readonly width: number;
  readonly height: number;
  /** Texts of the QR codes on it, each once. */
  readonly codes: readonly string[];
  /** Variance of the Laplacian on a copy of 1000 pixels: below about 150 a photo is likely blurred. */
  readonly sharpness: number;
  /** Mean brightness, 0 to 255. */
  readonly brightness: number;
}

/** A page laid straight: its sheet fills the picture. */
export interface StraightPage {
  /** WebP at 200 dots per inch, without metadata. */
  readonly page: Uint8Array;
  /** WebP, 320 pixels wide. */
  readonly thumbnail: Uint8Array;
  /** How far the QR corners lie from where they should, in millimetres; small is good. */
  readonly residual: number;
  /** Corner squares found, 0 to 4. Fewer than 4, or a residual of 0.6 mm and more: no digit is suggested. */
  readonly squares: number;
  /** Where the sheet's corners lie in the photo, in pixels, clockwise from the upper left. */
  readonly corners: readonly [Point, Point, Point, Point];
}

/** Reads photos in worker processes that may crash without harm. */
export interface Reader {
  look(photo: Uint8Array): Promise<Result<Look, ReadingError>>;
  /** Null: the page was not found in the photo; the photo is used as it is. */
  straighten(photo: Uint8Array, page: PageGeometry): Promise<Result<StraightPage | null, ReadingError>>;
  close(): Promise<void>;
}
