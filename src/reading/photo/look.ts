import type { Result } from '../../basics/result.ts';
import { ok } from '../../basics/result.ts';
import type { Look, Mark } from '../reader.ts';
import type { DecodeError, PhotoSize } from './decode.ts';
import { greyCopy, photoSize } from './decode.ts';
import { readMarks } from './marks.ts';
import { brightnessOf, sharpnessOf } from './quality.ts';

/** Longest side of the copy on which sharpness is measured and codes are tried first. */
const FIRST_SIDE = 1000;
/** Then larger copies, as long as nothing is found: far away or small pages. */
const LARGER_SIDES = [1700, 3400];

export async function lookAt(bytes: Uint8Array): Promise<Result<Look, DecodeError>> {
  const size = await photoSize(bytes);
  if (!size.ok) return size;
  const first = await greyCopy(bytes, FIRST_SIDE);
  if (!first.ok) return first;
  const sharpness = sharpnessOf(first.value);
  const marks = await marksOf(
    bytes,
    size.value,
    await readMarks(first.value, scaleOf(size.value, first.value)),
  );
  if (!marks.ok) return marks;
  return ok({
    width: size.value.width,
    height: size.value.height,
    codes: [...new Set(marks.value.map((mark) => mark.text))],
    marks: marks.value,
    sharpness,
    brightness: brightnessOf(first.value),
  });
}

/** What the small copy gave, or what larger ones give when it gave nothing. */
async function marksOf(
  bytes: Uint8Array,
  size: PhotoSize,
  small: readonly Mark[],
): Promise<Result<readonly Mark[], DecodeError>> {
  if (small.length > 0) return ok(small);
  const longest = Math.max(size.width, size.height);
  let before = FIRST_SIDE;
  for (const side of LARGER_SIDES) {
    if (longest <= before * 1.1) break;
    const copy = await greyCopy(bytes, side);
    if (!copy.ok) return copy;
    const marks = await readMarks(copy.value, scaleOf(size, copy.value));
    if (marks.length > 0) return ok(marks);
    before = side;
  }
  return ok([]);
}

function scaleOf(whole: PhotoSize, copy: PhotoSize): number {
  return Math.max(whole.width, whole.height) / Math.max(copy.width, copy.height);
}
