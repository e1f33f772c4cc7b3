import type { Figure, Figures } from '../../returns/figures.ts';

/** How people misread or mistype a form. */
export const SLIP_KINDS = [
  'wrong digit',
  'digits transposed',
  'digit dropped or doubled',
  'Thai digit misread',
  'nought, dash, blank',
  'two lines swapped',
  'lines shifted by one',
] as const;
export type SlipKind = (typeof SLIP_KINDS)[number];

/** One slip in one typing: what stands at some places instead of what the paper says. */
export interface Slip {
  readonly kind: SlipKind;
  /** The handwriting invites it: the next reader makes the same slip. */
  readonly shared: boolean;
  /** Position in the figures → what is typed there. */
  readonly places: ReadonlyMap<number, Figure>;
}

/** What is typed: the paper with its slips. */
export function typedWith(paper: Figures, slips: readonly Slip[]): Figures {
  if (slips.length === 0) return paper;
  const figures = [...paper];
  for (const slip of slips) for (const [position, figure] of slip.places) figures[position] = figure;
  return figures;
}
