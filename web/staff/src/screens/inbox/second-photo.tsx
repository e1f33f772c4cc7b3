import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/http.ts';
import type { Arrival, PlaceWish } from '../../api/inbox-api.ts';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

interface SecondPhotoProps {
  readonly arrival: Arrival;
  readonly place: NonNullable<Arrival['place']>;
  readonly busy: boolean;
  readonly onNew: (wish: PlaceWish) => void;
  readonly onOld: () => void;
}

interface ShownPhotos {
  readonly photos: readonly { readonly url: string; readonly page: number | null }[];
}

/** Two photos of one page, beside each other: somebody says which is better. */
export function SecondPhoto({ arrival, place, busy, onNew, onOld }: SecondPhotoProps) {
  const words = useWords(WORDS);
  const { unit, ballot, page } = place;
  const { data } = useQuery({
    queryKey: ['shown-photos', unit.id, ballot, arrival.rev],
    queryFn: () =>
      get(`/api/units/${encodeURIComponent(unit.id)}/${encodeURIComponent(ballot)}`) as Promise<ShownPhotos>,
  });
  const old = data?.photos.find((photo) => photo.page === page);
  return (
    <div className="two-photos">
      <figure>
        {old !== undefined && <img src={old.url} alt={words.oldPhoto} />}
        <figcaption>
          {words.oldPhoto}{' '}
          <button type="button" disabled={busy} onClick={onOld}>
            {words.keepOld}
          </button>
        </figcaption>
      </figure>
      <figure>
        <img src={`/api/inbox/${arrival.receipt}/image`} alt={words.newPhoto} />
        <figcaption>
          {words.newPhoto}{' '}
          <button
            type="button"
            className="main"
            disabled={busy}
            onClick={() => onNew({ unit: unit.id, ballot, page, replace: true })}
          >
            {words.useNew}
          </button>
        </figcaption>
      </figure>
    </div>
  );
}
