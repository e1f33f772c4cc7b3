import { useEffect, useState } from 'react';
import type { Claim } from '../api/desk-types.ts';
import { useDesk } from '../desk.tsx';

const ZOOM = 1.25;

/** The photos of a return: zoom, rotate, turn pages, by buttons or by Alt and a key. */
export function PhotoPane({ photos }: { photos: Claim['photos'] }) {
  const { w } = useDesk();
  const [page, setPage] = useState(0);
  const [zoom, setZoom] = useState(1);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey) return;
      switch (event.code) {
        case 'Equal':
        case 'NumpadAdd':
          setZoom((z) => z * ZOOM);
          break;
        case 'Minus':
        case 'NumpadSubtract':
          setZoom((z) => z / ZOOM);
          break;
        case 'KeyR':
          setTurn((t) => (t + 90) % 360);
          break;
        case 'PageDown':
          setPage((p) => Math.min(p + 1, photos.length - 1));
          break;
        case 'PageUp':
          setPage((p) => Math.max(p - 1, 0));
          break;
        default:
          return;
      }
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [photos.length]);

  const photo = photos[page];
  return (
    <section className="photo" aria-label={w.photo(page + 1, photos.length)}>
      <p className="row">
        {photos.length > 1 &&
          photos.map((p, i) => (
            <button
              type="button"
              key={p.sha256}
              aria-pressed={i === page}
              title={w.photo(i + 1, photos.length)}
              onClick={() => setPage(i)}
            >
              {i + 1}
            </button>
          ))}
        <button type="button" title="Alt +" onClick={() => setZoom(zoom * ZOOM)}>
          {w.zoomIn}
        </button>
        <button type="button" title="Alt −" onClick={() => setZoom(zoom / ZOOM)}>
          {w.zoomOut}
        </button>
        <button type="button" title="Alt R" onClick={() => setTurn((turn + 90) % 360)}>
          {w.rotate}
        </button>
      </p>
      {photo === undefined ? (
        <p>{w.noPhoto}</p>
      ) : (
        <div className="paper">
          <img
            src={photo.url}
            alt={w.photo(page + 1, photos.length)}
            style={{ width: `${zoom * 100}%`, rotate: `${turn}deg` }}
          />
        </div>
      )}
    </section>
  );
}
