import sharp from 'sharp';
import type { Result } from '../../basics/result.ts';
import { ok } from '../../basics/result.ts';
import type { PageGeometry, Point } from '../../forms/geometry.ts';
import { digitCrops } from '../digit-crops.ts';
import type { Homography } from '../homography.ts';
import { fitHomography, project } from '../homography.ts';
import { MAX_PAGE_MM, THUMBNAIL_WIDTH } from '../limits.ts';
import { straightSize } from '../page-scale.ts';
import type { DecodeError } from '../photo/decode.ts';
import { colourPhoto, greyCopy } from '../photo/decode.ts';
import { lookAt } from '../photo/look.ts';
import type { Grey, Rgb } from '../raster.ts';
import { greyOf } from '../raster.ts';
import type { Mark, StraightenOptions, StraightPage } from '../reader.ts';
import { warpPage } from '../sampling.ts';
import { codeOffset } from './check-codes.ts';
import { findOutline } from './outline.ts';
import type { Registration } from './register.ts';
import { isSure, registerByMarks, registerByOutline, sheetCorners } from './register.ts';

const OUTLINE_SIDE = 500;
const A4 = { short: 210, long: 297 } as const;

interface Sheet {
  readonly width: number;
  readonly height: number;
}

/** A photo with the place of its page. */
export interface PlacedPhoto {
  readonly photo: Rgb;
  readonly grey: Grey;
  readonly sheet: Sheet;
  readonly found: Registration;
}

/** Decodes a photo and finds the page on it; null when it is not there for sure. */
export async function placePage(
  bytes: Uint8Array,
  page: PageGeometry | null,
  options: StraightenOptions,
): Promise<Result<PlacedPhoto | null, DecodeError>> {
  const marks = page === null ? ok([]) : await marksOf(bytes, options);
  if (!marks.ok) return marks;
  const photo = await colourPhoto(bytes);
  if (!photo.ok) return photo;
  const grey = greyOf(photo.value);
  if (page !== null && Math.max(page.width, page.height) <= MAX_PAGE_MM) {
    const found = registerByMarks(grey, page, marks.value);
    if (found !== null) {
      return ok({ photo: photo.value, grey, sheet: page, found: await checked(grey, page, found) });
    }
  }
  const outlined = await byOutline(bytes, grey, page);
  if (!outlined.ok) return outlined;
  return ok(outlined.value === null ? null : { photo: photo.value, grey, ...outlined.value });
}

async function marksOf(
  bytes: Uint8Array,
  options: StraightenOptions,
): Promise<Result<readonly Mark[], DecodeError>> {
  const looked = options.look === undefined ? await lookAt(bytes) : ok(options.look);
  if (!looked.ok) return looked;
  const { code } = options;
  return ok(looked.value.marks.filter((mark) => code === undefined || mark.text === code));
}

/** By the sheet's edges: with a geometry its corner squares must be there too, without one the sheet is taken for A4. */
async function byOutline(
  bytes: Uint8Array,
  grey: Grey,
  page: PageGeometry | null,
): Promise<Result<Pick<PlacedPhoto, 'sheet' | 'found'> | null, DecodeError>> {
  const small = await greyCopy(bytes, OUTLINE_SIDE);
  if (!small.ok) return small;
  const outline = findOutline(small.value);
  if (outline === null) return ok(null);
  const scale = grey.width / small.value.width;
  const corners = outline.map((p) => ({ x: p.x * scale, y: p.y * scale }));
  const sheet = page ?? sheetOf(corners);
  const rough = fitHomography(
    sheetCorners(sheet).flatMap((from, i) => {
      const to = corners[i];
      return to === undefined ? [] : [{ from, to }];
    }),
  );
  if (rough === null) return ok(null);
  if (page === null) return ok({ sheet, found: { toPhoto: rough, squares: 0, codes: 0, residual: null } });
  const found = registerByOutline(grey, page, rough);
  return ok(found === null ? null : { sheet, found: await checked(grey, page, found) });
}

/** With the residual measured in the full photo. */
async function checked(grey: Grey, page: PageGeometry, found: Registration): Promise<Registration> {
  const residual = await codeOffset(grey, found.toPhoto, page.codes);
  return residual === null ? found : { ...found, residual };
}

/** A4 upright or across, as the outline lies in the photo. */
function sheetOf(corners: readonly Point[]): Sheet {
  const [a, b, , d] = corners;
  if (a === undefined || b === undefined || d === undefined) return { width: A4.short, height: A4.long };
  const upright = Math.hypot(b.x - a.x, b.y - a.y) <= Math.hypot(d.x - a.x, d.y - a.y);
  return upright ? { width: A4.short, height: A4.long } : { width: A4.long, height: A4.short };
}

/** Lays the page straight: the whole sheet in colour, a thumbnail, and the digit boxes when asked for. */
export async function straightenPage(
  bytes: Uint8Array,
  page: PageGeometry | null,
  options: StraightenOptions,
): Promise<Result<StraightPage | null, DecodeError>> {
  const placed = await placePage(bytes, page, options);
  if (!placed.ok) return placed;
  if (placed.value === null) return ok(null);
  const { photo, sheet, found } = placed.value;
  const sure = isSure(found);
  const size = straightSize(sheet);
  const flat = warpPage(photo, found.toPhoto, sheet, size.width, size.height);
  const picture = sharp(flat.data, { raw: { width: size.width, height: size.height, channels: 3 } });
  const digits = options.digits === true && sure && page !== null;
  return ok({
    page: await picture.clone().webp({ quality: 78, effort: 1 }).toBuffer(),
    thumbnail: await picture.resize({ width: THUMBNAIL_WIDTH }).webp({ quality: 70, effort: 1 }).toBuffer(),
    width: size.width,
    height: size.height,
    residual: found.residual,
    squares: found.squares,
    sure,
    corners: cornersInPhoto(found.toPhoto, sheet),
    digits: digits ? digitCrops(redOf(photo), found.toPhoto, page) : [],
  });
}

/** The sheet's corners in pixels of the photo, clockwise from the upper left. */
export function cornersInPhoto(toPhoto: Homography, sheet: Sheet): StraightPage['corners'] {
  const [a, b, c, d] = sheetCorners(sheet);
  return [project(toPhoto, a), project(toPhoto, b), project(toPhoto, c), project(toPhoto, d)];
}

/** The red light alone: blue ink is darkest there. */
function redOf(photo: Rgb): Grey {
  const data = new Uint8Array(photo.width * photo.height);
  for (let i = 0, j = 0; i < data.length; i++, j += 3) data[i] = photo.data[j] ?? 0;
  return { width: photo.width, height: photo.height, data };
}
