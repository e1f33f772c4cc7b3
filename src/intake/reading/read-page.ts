import type { ReturnSpec } from '../../election/lookup.ts';
import type { PageGeometry } from '../../forms/geometry.ts';
import type { DigitCrop } from '../../reading/digit-crops.ts';
import type { Reader } from '../../reading/reader.ts';
import { findPlace } from '../find-place.ts';
import type { ReadingDeps } from './deps.ts';

/** Why the boxes of a page are not read. `later`: nothing is wrong, ask again. */
export type PageRefusal = 'no-photo' | 'no-code' | 'not-straight' | 'failed' | 'later';

/** The digit boxes of one page, cut from a photo that bears this page's own code and lies straight; or why not. */
export async function boxesOfPage(
  deps: ReadingDeps,
  spec: ReturnSpec,
  page: PageGeometry,
  original: string,
): Promise<readonly DigitCrop[] | PageRefusal> {
  const { desk, reader, formKey } = deps;
  const bytes = await desk.photos.readOriginal(original);
  if (bytes === null) return 'no-photo';
  const look = await reader.look(bytes);
  if (!look.ok) return refusal(look.error);
  const found = findPlace(desk.election, formKey, {
    codes: look.value.codes,
    centre: null,
    unit: spec.unit.id,
    says: { ballot: spec.contest.ballot, page: page.page },
  });
  // What a sender or a clerk said places a photo, but only its own code proves which boxes are on it.
  if (found.kind !== 'place' || found.how !== 'code') return 'no-code';
  const straight = await reader.straighten(bytes, page, { look: look.value, digits: true });
  if (!straight.ok) return refusal(straight.error);
  if (straight.value === null || !straight.value.sure) return 'not-straight';
  return straight.value.digits;
}

type ReaderError = Extract<Awaited<ReturnType<Reader['look']>>, { ok: false }>['error'];

function refusal(error: ReaderError): PageRefusal {
  return error === 'busy' || error === 'closed' ? 'later' : 'failed';
}
