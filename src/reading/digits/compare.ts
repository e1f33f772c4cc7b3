import type { Figure, Figures } from '../../returns/figures.ts';
import { DASH } from '../../returns/figures.ts';
import type { Suggestion } from './suggest.ts';

/** A place where two people typed the same and the paper seems to say something else. */
export interface PaperDiffers {
  /** Position in the return's figures. */
  readonly position: number;
  readonly recorded: Figure;
  readonly read: Figure;
  readonly confidence: number;
}

/** "-" and "0" differ in the record, but a reader of pixels must not raise an alarm over them. */
function sameAmount(a: Figure, b: Figure): boolean {
  return a === b || ((a === 0 || a === DASH) && (b === 0 || b === DASH));
}

/**
 * The silent third opinion: where an accepted record and the paper as read disagree. A person looks again; nothing is changed by it.
 */
export function compareWithReading(
  recorded: Figures,
  suggestions: readonly Suggestion[],
): readonly PaperDiffers[] {
  const differs: PaperDiffers[] = [];
  for (const { position, figure, confidence } of suggestions) {
    const record = recorded[position];
    if (record === undefined || sameAmount(record, figure)) continue;
    differs.push({ position, recorded: record, read: figure, confidence });
  }
  return differs;
}
