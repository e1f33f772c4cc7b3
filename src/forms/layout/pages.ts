import { at } from '../../basics/assert.ts';
import { type Draft, newDraft } from './draft.ts';
import { BOTTOM, TOP } from './frame.ts';

/** Pages filled from top to bottom. */
export class Pages {
  readonly drafts: Draft[] = [newDraft()];
  y: number;

  constructor(top: number) {
    this.y = top;
  }

  get draft(): Draft {
    return at(this.drafts, this.drafts.length - 1);
  }

  get room(): number {
    return BOTTOM - this.y;
  }

  /** Begins another page when less than `height` is left. True: it did. */
  need(height: number): boolean {
    if (this.room >= height - 1e-6) return false;
    this.next();
    return true;
  }

  next(): void {
    this.drafts.push(newDraft());
    this.y = TOP;
  }

  /** Takes `height` and gives its upper end. */
  take(height: number): number {
    const y = this.y;
    this.y += height;
    return y;
  }
}
