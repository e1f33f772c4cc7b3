import type { Figure } from '../../../src/returns/figures.ts';
import { BLANK, DASH, ILLEGIBLE, NOT_ON_FORM } from '../../../src/returns/figures.ts';
import { groupDigits } from '../../shared/numbers.ts';
import type { Words } from '../../shared/words.ts';
import type { Site } from '../site.ts';

/** A figure as it stands on the paper. Zero, dash, blank and illegible never look or read the same. */
export function FigureText({ site, figure }: { site: Site; figure: Figure }) {
  switch (figure) {
    case DASH:
      return (
        <span class="fig">
          – <span class="code">{site.w.dash}</span>
        </span>
      );
    case BLANK:
      return <span class="code">{site.w.blank}</span>;
    case ILLEGIBLE:
      return <span class="code">{site.w.illegible}</span>;
    case NOT_ON_FORM:
      return null;
    default:
      return <span class="fig">{groupDigits(figure)}</span>;
  }
}

/** The same in plain text, for a line of changes. */
export function figureWords(w: Words, figure: Figure): string {
  switch (figure) {
    case DASH:
      return `– (${w.dash})`;
    case BLANK:
      return w.blank;
    case ILLEGIBLE:
      return w.illegible;
    case NOT_ON_FORM:
      return '';
    default:
      return groupDigits(figure);
  }
}
