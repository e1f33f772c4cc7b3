import type { PublicUnit } from '../../../src/publication/model.ts';
import type { Site } from '../site.ts';
import { link, photoPath } from '../site.ts';
import { ticketWordsOf } from '../tickets/words.ts';

/**
 * The reader's own photo of the posted notice beside the photo that the system received. The page's script opens it on this
 * device; without scripts the photos above can be compared with the paper by eye.
 */
export function OwnPhoto({ site, unit, id }: { site: Site; unit: PublicUnit; id: string }) {
  const { m } = site;
  const t = ticketWordsOf(site.language);
  const takes = site.assets.reports === true && unit.status === 'shown';
  const report = takes ? link(site, { page: 'report', id }) : null;
  const photos = unit.photos.flatMap((list, b) =>
    list.filter((photo) => !(unit.gone[b] ?? []).includes(photo)),
  );
  if (photos.length === 0) return null;
  return (
    <details id="own">
      <summary>{m.compare}</summary>
      <p>{m.compareText}</p>
      <div
        id="mine"
        data-keep=""
        data-photos={photos.map((photo) => photoPath(site, photo)).join(' ')}
        data-words={[m.comparePick, m.compareYours, m.compareOurs, t.sendPhoto].join('|')}
        data-report={report ?? undefined}
      />
      {report === null ? (
        <p>{m.compareDiffers}</p>
      ) : (
        <p>
          <a href={report}>{t.reportLink}</a>
        </p>
      )}
    </details>
  );
}
