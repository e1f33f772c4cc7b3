import type { Figure } from '../returns/figures.ts';

/** What is written into a form that is printed filled: a record, or the totals of an area. */
export interface Fill {
  /** By place (`FigureBox.place`), as written: numbers, dash, blank, illegible. A place that is missing stays empty. */
  readonly figures: ReadonlyMap<string, Figure>;
  /** One line at the foot of each page that says where the figures come from. */
  readonly source: string;
}
