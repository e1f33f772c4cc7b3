/** Side of a tile in the drawing, with its gap. */
export const STEP = 10;

/** A tile of the picture: its place, its state as one letter, and what its party's shapes are filled with. */
export interface Drawn {
  readonly column: number;
  readonly row: number;
  readonly code: string;
  readonly fill: string | undefined;
}

/** One path of the picture. */
export interface Layer {
  readonly d: string;
  readonly class?: string;
  readonly fill?: string;
}

const SQUARE = 'h9v9h-9z';
export const squareAt = (column: number, row: number): string => `M${column * STEP} ${row * STEP}${SQUARE}`;

/**
 * The tile map as a few paths: one per party for those that have a holder, one per kind of mark on them, whatever the number of
 * tiles. The same signs as the single tiles of the map's own page.
 */
export function layersOf(tiles: readonly Drawn[]): readonly Layer[] {
  const fills = new Map<string, string>();
  const marks = { w: '', dot: '', l: '', c: '', x: '' };
  for (const { column, row, code, fill } of tiles) {
    const square = squareAt(column, row);
    const from = (x: number, y: number) => `M${column * STEP + x} ${row * STEP + y}`;
    if ('ldc'.includes(code)) fills.set(fill ?? '', (fills.get(fill ?? '') ?? '') + square);
    else if ('wf'.includes(code)) marks.w += square;
    else marks.x += `${square}l9 9m0-9l-9 9`;
    if (code === 'f') marks.dot += `${from(3.5, 3.5)}h2v2h-2z`;
    if (code === 'l') marks.l += `${from(9, 4)}v5h-5z`;
    if (code === 'c') marks.c += `${from(2, 4.5)}l2 2 3.500-4`;
  }
  return [
    ...[...fills].map(([fill, d]): Layer => (fill === '' ? { d } : { d, fill })),
    ...Object.entries(marks).flatMap(([name, d]): Layer[] => (d === '' ? [] : [{ d, class: name }])),
  ];
}
