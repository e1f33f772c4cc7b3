import { at } from '../../basics/assert.ts';
import { packedPhotos, unpackPhotos } from '../../centre/photo-list.ts';
import type { LabelledBox } from '../../reading/digits/fit/label-boxes.ts';
import { labelBoxes } from '../../reading/digits/fit/label-boxes.ts';
import type { BoxInk } from '../../reading/digits/normalise.ts';
import { normalise } from '../../reading/digits/normalise.ts';
import { scriptOf, seeImage } from '../../reading/digits/read-box.ts';
import { positionOfPlace } from '../../reading/digits/suggest.ts';
import type { ReadingDeps } from './deps.ts';
import { boxesOfPage } from './read-page.ts';

/**
 * Every box of accepted forms as a labelled example: what stands in it, and what two people typed. Boxes are cut from the kept photos
 * again, so nothing has to be stored. A record whose doubt says that the paper differs labels nothing. `mostForms`: the newest so many.
 */
export async function labelledBoxes(deps: ReadingDeps, mostForms: number): Promise<LabelledBox[]> {
  const { desk, model } = deps;
  const { rows } = await desk.db.query<{ return_id: number; figures: number[]; photos: string[] }>(
    `select v.return_id, v.figures, ${packedPhotos('v.return_id')} as photos
       from record v join reading g using (return_id, version)
      where v.live and g.outcome = 'read'
        and not exists (select from paper_doubt d where d.return_id = v.return_id and d.version = v.version
                           and d.verdict is distinct from 'record-right')
      order by v.accepted_at desc limit $1`,
    [mostForms],
  );
  const labelled: LabelledBox[] = [];
  for (const { return_id, figures, photos } of rows) {
    const spec = at(desk.election.returns, return_id);
    const shown = unpackPhotos(photos);
    for (const page of deps.pagesOf(spec).filter((p) => p.figures.length > 0)) {
      const original = shown.findLast((photo) => photo.page === page.page)?.original;
      if (original === undefined) continue;
      let crops = await boxesOfPage(deps, spec, page, original);
      while (crops === 'later') {
        await deps.reader.whenRoom();
        crops = await boxesOfPage(deps, spec, page, original);
      }
      if (typeof crops === 'string') continue;
      const inks = crops.map((crop) => ({ crop, ink: normalise(crop) }));
      const script = scriptOf(
        inks.flatMap(({ ink }) =>
          ink.kind === 'ink'
            ? [{ kind: 'ink', scores: seeImage(model, ink.image), flat: ink.flat } as const]
            : [],
        ),
      );
      if (script === null) continue;
      const places = new Map<string, BoxInk[]>();
      for (const { crop, ink } of inks) places.set(crop.place, [...(places.get(crop.place) ?? []), ink]);
      for (const [place, boxes] of places) {
        const recorded = figures[positionOfPlace(spec, place)];
        if (recorded !== undefined) labelled.push(...labelBoxes(boxes, recorded, script, original));
      }
    }
  }
  return labelled;
}
