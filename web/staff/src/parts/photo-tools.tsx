import { memo } from 'react';
import type { Claim } from '../api/desk-types.ts';
import { useWords } from '../words.ts';
import type { PhotoAct } from './photo-keys.ts';
import { PHOTO_WORDS } from './words.ts';

interface PhotoToolsProps {
  readonly photos: Claim['photos'];
  readonly page: number;
  readonly wide: boolean;
  /** There is the photo as it came beside the straight page. */
  readonly whole: boolean;
  readonly mark: boolean;
  readonly onAct: (act: PhotoAct) => void;
  readonly onPage: (page: number) => void;
}

/** Buttons over the photo, each with its key. They never take the focus from the box that is being typed in. */
export const PhotoTools = memo(function PhotoTools({
  photos,
  page,
  wide,
  whole,
  mark,
  onAct,
  onPage,
}: PhotoToolsProps) {
  const w = useWords(PHOTO_WORDS);
  const tools: readonly (readonly [PhotoAct, string, string])[] = [
    ['zoom-in', w.zoomIn, '+'],
    ['zoom-out', w.zoomOut, '−'],
    ['fit', w.fit, '0'],
    ['turn', w.turn, 'R'],
    ['light', w.light, 'B'],
    ['contrast', w.contrast, 'C'],
    ...(wide ? ([['wide', w.wide, 'W']] as const) : []),
    ...(whole ? ([['whole', w.whole, 'O']] as const) : []),
    ...(mark ? ([['mark', w.mark, 'M']] as const) : []),
  ];
  return (
    <div className="photo-tools" role="toolbar" aria-label={w.tools}>
      <kbd>Alt</kbd>
      {tools.map(([act, label, key]) => (
        <button
          type="button"
          key={act}
          title={`Alt+${key}`}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onAct(act)}
        >
          {label} <kbd>{key}</kbd>
        </button>
      ))}
      {photos.length > 1 && (
        <span className="thumbs">
          {photos.map((photo, i) => (
            <button
              type="button"
              key={photo.sha256}
              aria-pressed={i === page}
              aria-label={w.photoOf(i + 1, photos.length)}
              title={i > page ? 'Alt+PageDown' : 'Alt+PageUp'}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onPage(i)}
            >
              <img src={photo.url} alt="" loading="lazy" />
              {i + 1}
            </button>
          ))}
        </span>
      )}
    </div>
  );
});
