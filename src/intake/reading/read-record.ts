import { setImmediate } from 'node:timers/promises';
import type { ReturnSpec } from '../../election/lookup.ts';
import type { Script } from '../../reading/digits/classes.ts';
import type { PaperDiffers } from '../../reading/digits/compare.ts';
import { compareWithReading } from '../../reading/digits/compare.ts';
import { seeBox } from '../../reading/digits/read-box.ts';
import type { FormReading, SeenCrop } from '../../reading/digits/read-form.ts';
import { sayForm } from '../../reading/digits/read-form.ts';
import type { Suggestion } from '../../reading/digits/suggest.ts';
import { positionOfPlace, suggest } from '../../reading/digits/suggest.ts';
import type { Figures } from '../../returns/figures.ts';
import { DASH } from '../../returns/figures.ts';
import type { ReadingDeps } from './deps.ts';
import type { PageRefusal } from './read-page.ts';
import { boxesOfPage } from './read-page.ts';

/** What came of reading the photos of one record. */
export type RecordReading =
  | {
      readonly outcome: 'read';
      readonly script: Script | null;
      readonly photos: readonly string[];
      /** By position: a number, a dash; null where nothing was read. */
      readonly figures: readonly (number | null)[];
      readonly confidences: readonly (number | null)[];
      readonly suggestions: readonly Suggestion[];
      readonly differs: readonly PaperDiffers[];
    }
  | { readonly outcome: Exclude<PageRefusal, 'later'> | 'no-layout' };

/**
 * Reads the photos of an accepted record and compares. `photoOf`: the photo of each page, from 1. Null: the reader has no room, ask
 * again. All pages with figures must be there, bear their own codes and lie straight, or nothing is said at all.
 */
export async function readRecord(
  deps: ReadingDeps,
  spec: ReturnSpec,
  figures: Figures,
  photoOf: ReadonlyMap<number, string>,
): Promise<RecordReading | null> {
  const pages = deps.pagesOf(spec).filter((page) => page.figures.length > 0);
  if (pages.length === 0) return { outcome: 'no-layout' };
  const see = deps.see ?? ((patch) => seeBox(deps.model, patch));
  const seen: SeenCrop[] = [];
  const photos: string[] = [];
  for (const page of pages) {
    const original = photoOf.get(page.page);
    if (original === undefined) return { outcome: 'no-photo' };
    const boxes = await boxesOfPage(deps, spec, page, original);
    if (boxes === 'later') return null;
    if (typeof boxes === 'string') return { outcome: boxes };
    photos.push(original);
    for (const box of boxes) {
      seen.push({ place: box.place, index: box.index, seen: see(box) });
      // A box takes two milliseconds: people at the desk come in between.
      await setImmediate();
    }
  }
  const reading = sayForm(seen, deps.model.hash);
  const evidence = pages.map(() => ({ identified: true, sure: true }));
  const suggestions = suggest(reading, evidence, spec, deps.model.calibration.bar);
  return {
    outcome: 'read',
    script: reading.script,
    photos,
    ...byPosition(reading, spec, figures.length),
    suggestions,
    differs: compareWithReading(figures, suggestions),
  };
}

function byPosition(reading: FormReading, spec: ReturnSpec, size: number) {
  const figures = new Array<number | null>(size).fill(null);
  const confidences = new Array<number | null>(size).fill(null);
  for (const { place, says } of reading.figures) {
    const position = positionOfPlace(spec, place);
    if (position < 0 || position >= size || (says.kind !== 'number' && says.kind !== 'dash')) continue;
    figures[position] = says.kind === 'dash' ? DASH : says.value;
    confidences[position] = says.confidence;
  }
  return { figures, confidences };
}
