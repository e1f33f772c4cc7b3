import type { RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { RowMarks } from '../entry/line-places.ts';
import { useWords } from '../words.ts';
import { PHOTO_WORDS } from './words.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

interface RowMarkerProps {
  readonly rows: readonly string[];
  readonly photo: number;
  readonly paper: RefObject<HTMLDivElement | null>;
  /** Point of the photo, in shares, under a point of the window. */
  readonly pointUnder: (x: number, y: number) => Point;
  readonly middle: Point;
  readonly onMarks: (marks: RowMarks) => void;
  readonly onStop: () => void;
}

/** Asks for two points of the table on this photo: its first row and its last one. By click, or by Alt+M for the middle. */
export function RowMarker({ rows, photo, paper, pointUnder, middle, onMarks, onStop }: RowMarkerProps) {
  const w = useWords(PHOTO_WORDS);
  const [first, setFirst] = useState(0);
  const [last, setLast] = useState(rows.length - 1);
  const [from, setFrom] = useState<Point | null>(null);

  const point = (at: Point) => {
    if (from === null) return setFrom(at);
    const mark = (p: Point) => ({ x: Math.round(p.x * 1000), y: Math.round(p.y * 1000) });
    onMarks({
      photo,
      first: Math.min(first, last),
      last: Math.max(first, last),
      from: mark(from),
      to: mark(at),
    });
  };
  const latest = useRef({ point, pointUnder, middle, onStop });
  latest.current = { point, pointUnder, middle, onStop };

  useEffect(() => {
    const element = paper.current;
    const onClick = (event: MouseEvent) => {
      const box = element?.getBoundingClientRect();
      if (box === undefined) return;
      latest.current.point(latest.current.pointUnder(event.clientX - box.left, event.clientY - box.top));
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') latest.current.onStop();
      else if (event.altKey && event.code === 'KeyM') latest.current.point(latest.current.middle);
      else return;
      event.preventDefault();
    };
    element?.addEventListener('click', onClick);
    addEventListener('keydown', onKey);
    return () => {
      element?.removeEventListener('click', onClick);
      removeEventListener('keydown', onKey);
    };
  }, [paper]);

  const choice = (label: string, value: number, set: (row: number) => void) => (
    <label>
      {label}{' '}
      <select value={value} onChange={(event) => set(Number(event.target.value))}>
        {rows.map((row, i) => (
          <option key={row} value={i}>
            {row}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="row marker" role="status">
      <strong>{from === null ? w.markFirst(rows[first] ?? '') : w.markLast(rows[last] ?? '')}</strong>
      {choice(w.firstRow, first, setFirst)}
      {choice(w.lastRow, last, setLast)}
      <button type="button" onClick={onStop}>
        {w.stop} <kbd>Esc</kbd>
      </button>
    </div>
  );
}
