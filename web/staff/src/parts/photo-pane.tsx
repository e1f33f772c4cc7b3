import type { PointerEvent } from 'react';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Claim } from '../api/desk-types.ts';
import type { Rect, RowMarks } from '../entry/line-places.ts';
import { firstPhoto } from '../entry/line-places.ts';
import { useWords } from '../words.ts';
import './photo.css';
import type { PhotoAct } from './photo-keys.ts';
import { photoAct } from './photo-keys.ts';
import { PhotoTools } from './photo-tools.tsx';
import type { PhotoView, Size } from './photo-view.ts';
import {
  firstView,
  lighter,
  moved,
  pointUnder,
  scaleOf,
  sharper,
  showing,
  transformOf,
  turned,
  zoomed,
} from './photo-view.ts';
import { RowMarker } from './row-marker.tsx';
import { PHOTO_WORDS } from './words.ts';

/** A line of the paper on a photo: the pane goes there. */
export interface PhotoLine {
  readonly photo: number;
  readonly rect: Rect;
}

interface PhotoPaneProps {
  readonly photos: Claim['photos'];
  /** Where the typist is; null when nobody knows where that stands. */
  readonly line?: PhotoLine | null;
  /** The photo to begin with. */
  readonly start?: number;
  readonly onPhoto?: (photo: number) => void;
  readonly onWide?: () => void;
  /** Names of the rows of the table, when the typist may point at them. */
  readonly rows?: readonly string[];
  readonly onMarks?: (marks: RowMarks) => void;
}

const NO_SIZE: Size = { width: 0, height: 0 };
const NUDGE = 80;

/** The photos of a return. They are moved, zoomed and turned by a CSS transform alone, by buttons, by hand or by Alt and a key. */
export const PhotoPane = memo(function PhotoPane({
  photos,
  line = null,
  start,
  onPhoto,
  onWide,
  rows,
  onMarks,
}: PhotoPaneProps) {
  const w = useWords(PHOTO_WORDS);
  const [page, setPage] = useState(() => Math.min(start ?? firstPhoto(photos), photos.length - 1));
  const [views, setViews] = useState<Readonly<Record<number, PhotoView>>>({});
  /** The typist's own zoom; null: as each line needs. */
  const ownZoom = useRef<number | null>(null);
  const [marking, setMarking] = useState(false);
  /** The photo that could not be fetched, and how often it was tried again. */
  const [failed, setFailed] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const [photoSize, setPhotoSize] = useState(NO_SIZE);
  const [windowSize, setWindowSize] = useState(NO_SIZE);
  const paper = useRef<HTMLDivElement>(null);
  const photo = photos[page];
  /** The photo as it came instead of the straight page: something may stand beside the sheet. */
  const [asItCame, setAsItCame] = useState(false);
  const url = asItCame ? (photo?.whole ?? photo?.url) : photo?.url;
  const begin = useMemo(() => firstView(photoSize, windowSize), [photoSize, windowSize]);
  const view = views[page] ?? begin;

  const change = useCallback(
    (next: (view: PhotoView) => PhotoView, of = page) =>
      setViews((now) => ({ ...now, [of]: next(now[of] ?? begin) })),
    [page, begin],
  );
  const turnTo = useCallback(
    (to: number) => {
      const next = Math.min(Math.max(to, 0), photos.length - 1);
      setPage(next);
      onPhoto?.(next);
    },
    [photos.length, onPhoto],
  );

  const followed = useRef<PhotoLine | null>(null);
  if (line !== followed.current) {
    followed.current = line;
    if (line !== null) {
      if (line.photo !== page) setPage(line.photo);
      change((now) => showing(now, line.rect, ownZoom.current), line.photo);
    }
  }

  useEffect(() => {
    const element = paper.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined)
        setWindowSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const act = useCallback(
    (what: PhotoAct) => {
      const nudge = (dx: number, dy: number) =>
        change((now) => moved(now, dx * NUDGE, dy * NUDGE, photoSize, windowSize));
      const zoom = (steps: number) =>
        change((now) => {
          const next = zoomed(now, steps);
          ownZoom.current = next.zoom;
          return next;
        });
      switch (what) {
        case 'zoom-in':
          return zoom(1);
        case 'zoom-out':
          return zoom(-1);
        case 'fit':
          ownZoom.current = null;
          return change((now) => ({
            ...now,
            zoom: fitting(photoSize, windowSize, now.turn),
            x: 0.5,
            y: 0.5,
          }));
        case 'left':
          return nudge(-1, 0);
        case 'right':
          return nudge(1, 0);
        case 'up':
          return nudge(0, -1);
        case 'down':
          return nudge(0, 1);
        case 'turn':
          return change(turned);
        case 'light':
          return change(lighter);
        case 'contrast':
          return change(sharper);
        case 'next':
          return turnTo(page + 1);
        case 'previous':
          return turnTo(page - 1);
        case 'wide':
          return onWide?.();
        case 'whole':
          return setAsItCame((now) => !now);
        case 'mark':
          if (rows !== undefined && !marking) setMarking(true);
      }
    },
    [change, photoSize, windowSize, turnTo, page, onWide, rows, marking],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const what = photoAct(event);
      if (what === null || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      act(what);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [act]);

  const drag = useRef<{ x: number; y: number } | null>(null);
  const onMove = (event: PointerEvent) => {
    const from = drag.current;
    if (from === null) return;
    drag.current = { x: event.clientX, y: event.clientY };
    change((now) => moved(now, from.x - event.clientX, from.y - event.clientY, photoSize, windowSize));
  };

  const shown = line !== null && line.photo === page && url === photo?.url ? line.rect : null;
  return (
    <section className="photo" aria-label={w.photoOf(page + 1, photos.length)}>
      <PhotoTools
        photos={photos}
        page={page}
        wide={onWide !== undefined}
        whole={photo?.whole !== undefined}
        mark={rows !== undefined && rows.length > 1}
        onAct={act}
        onPage={turnTo}
      />
      {marking && rows !== undefined && onMarks !== undefined && (
        <RowMarker
          rows={rows}
          photo={page}
          paper={paper}
          pointUnder={(x, y) => pointUnder(view, x, y, photoSize, windowSize)}
          middle={{ x: view.x, y: view.y }}
          onMarks={(marks) => {
            onMarks(marks);
            setMarking(false);
          }}
          onStop={() => setMarking(false)}
        />
      )}
      <div
        ref={paper}
        className={marking ? 'paper marking' : 'paper'}
        onPointerDown={(event) => {
          // A button in the window keeps its clicks.
          if (marking || event.target instanceof HTMLButtonElement) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerMove={onMove}
        onPointerUp={() => {
          drag.current = null;
        }}
        onPointerCancel={() => {
          drag.current = null;
        }}
        onWheel={(event) => {
          if (event.ctrlKey) return;
          change((now) => moved(now, event.deltaX, event.deltaY, photoSize, windowSize));
        }}
      >
        {photo === undefined ? (
          <p className="no-photo">{w.none}</p>
        ) : (
          <div className="sheet" style={{ transform: transformOf(view, photoSize, windowSize) }}>
            <img
              key={`${url} ${tries}`}
              src={url}
              alt={w.photoOf(page + 1, photos.length)}
              draggable={false}
              onError={() => setFailed(photo.sha256)}
              style={{ filter: `brightness(${view.bright}) contrast(${view.contrast})` }}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
                setPhotoSize({ width: naturalWidth, height: naturalHeight });
              }}
            />
            {shown !== null && (
              <div
                className="line"
                style={{
                  left: (shown.x / 1000) * photoSize.width,
                  top: (shown.y / 1000) * photoSize.height,
                  width: (shown.width / 1000) * photoSize.width,
                  height: (shown.height / 1000) * photoSize.height,
                  outlineWidth: 3 / Math.max(0.1, scaleOf(view, photoSize, windowSize)),
                }}
              />
            )}
          </div>
        )}
        {photo !== undefined && failed === photo.sha256 && (
          <p className="no-photo trouble" role="alert">
            {w.failed}{' '}
            <button
              type="button"
              onClick={() => {
                setFailed(null);
                setTries(tries + 1);
              }}
            >
              {w.tryAgain}
            </button>
          </p>
        )}
        {marking && <div className="cross" />}
      </div>
    </section>
  );
});

/** Zoom at which the whole page is seen. */
function fitting(photo: Size, window: Size, turn: number): number {
  const upright = turn % 180 === 0;
  const across = upright ? photo.width : photo.height;
  const along = upright ? photo.height : photo.width;
  return Math.min(1, (window.height / Math.max(1, along)) * (across / Math.max(1, window.width)));
}
