import type { PublicUnit } from '../../../src/publication/model.ts';
import type { Site } from '../site.ts';
import { photoPath } from '../site.ts';

/**
 * The reader's own photo of the posted notice beside the photo that the system received. The page's script opens it on this
 * device; without scripts the photos above can be compared with the paper by eye.
 */
export function OwnPhoto({ site, unit }: { site: Site; unit: PublicUnit }) {
  const { m } = site;
  const photos = unit.photos.flatMap((list, b) =>
    list.filter((photo) => !(unit.gone[b] ?? []).includes(photo)),
  );
  if (photos.length === 0) return null;
  return (
    <details>
      <summary>{m.compare}</summary>
      <p>{m.compareText}</p>
      <div
        id="mine"
        data-keep=""
        data-photos={photos.map((photo) => photoPath(site, photo)).join(' ')}
        data-words={[m.comparePick, m.compareYours, m.compareOurs].join('|')}
      />
      <p>{m.compareDiffers}</p>
    </details>
  );
}
