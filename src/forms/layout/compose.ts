import { assertNever, at } from '../../basics/assert.ts';
import type { FormPart } from '../../election/model.ts';
import type { Fill } from '../fill.ts';
import type { PageGeometry } from '../geometry.ts';
import type { Paper } from '../paper.ts';
import type { Sheet } from '../sheet.ts';
import { CODES, SHEET, SQUARE_SIDE, SQUARES } from './frame.ts';
import { firstTop, foot, head } from './head-and-foot.ts';
import { headFigure, section } from './head-figures.ts';
import { Pages } from './pages.ts';
import { intro, note, reason } from './paragraphs.ts';
import { scoreTable } from './score-table.ts';
import { signing } from './signing.ts';
import { tallySheet } from './tally.ts';

export interface ComposeOptions {
  /** Text of the QR and the code in letters, of each page from 1. */
  readonly codeOf: (page: number) => { readonly qr: string; readonly letters: string };
  /** Which copy of the form, from 0; null: not said. */
  readonly copy: number | null;
  readonly fill: Fill | null;
}

/** Digits of the package's hash that people see. */
const FINGERPRINT = 16;

/**
 * Lays out a form: everything that is drawn, and the geometry that a reader needs, from one calculation. Neither the code nor the
 * copy nor what is filled in moves anything.
 */
export function composeForm(paper: Paper, options: ComposeOptions): readonly Sheet[] {
  const pages = new Pages(firstTop(paper));
  const { fill } = options;
  const tally = paper.parts.filter((part) => part.part === 'tally');
  let signed = false;
  for (const part of paper.parts) {
    if (part.part === 'tally') {
      if (part === tally[0]) tallySheet(pages, paper, tally);
    } else if (part.part === 'announce' || part.part === 'signatures') {
      if (!signed) signing(pages, paper);
      signed = true;
    } else layPart(pages, paper, part, fill);
  }
  return finish(pages, paper, options);
}

function layPart(pages: Pages, paper: Paper, part: FormPart, fill: Fill | null): void {
  switch (part.part) {
    case 'scope':
    case 'digits':
    case 'numerals':
    case 'colour':
    case 'copy':
    case 'title':
    case 'column':
    case 'total':
    case 'tally':
    case 'announce':
    case 'signatures':
      return; // said in the head, in the table, or laid out as a whole
    case 'intro':
      intro(pages, paper, part.text);
      return;
    case 'section':
      section(pages, paper, part.text);
      return;
    case 'figure':
      headFigure(pages, paper, part, fill);
      return;
    case 'table':
      scoreTable(pages, paper, part.text, fill);
      return;
    case 'reason':
      reason(pages, paper, part);
      return;
    case 'note':
      note(pages, paper, part.text);
      return;
    default:
      assertNever(part.part);
  }
}

function finish(pages: Pages, paper: Paper, options: ComposeOptions): readonly Sheet[] {
  const copies = paper.parts.filter((part) => part.part === 'copy');
  return pages.drafts.map((draft, i) => {
    const page = i + 1;
    const { qr, letters } = options.codeOf(page);
    const words = {
      copy: options.copy === null ? '' : (copies[options.copy]?.text ?? ''),
      letters,
      fingerprint: paper.election.pkg.hash.slice(0, FINGERPRINT),
      source: options.fill?.source ?? '',
    };
    head(draft, paper, page, words);
    foot(draft, paper, page, pages.drafts.length, words);
    const geometry: PageGeometry = {
      form: paper.form.id,
      page,
      pages: pages.drafts.length,
      ...SHEET,
      squareSide: SQUARE_SIDE,
      squares: SQUARES,
      codes: CODES,
      figures: draft.figures,
      signatures: draft.signatures,
    };
    return { geometry, content: draft.content, art: draft.art, code: qr };
  });
}

/** Pages of a form and where everything stands on them. */
export function layoutPaper(paper: Paper): readonly PageGeometry[] {
  const sheets = composeForm(paper, { codeOf: () => ({ qr: '', letters: '' }), copy: null, fill: null });
  return sheets.map((sheet) => sheet.geometry);
}

/** The geometry of one page of a form; null when it has no such page. */
export function pageOf(pages: readonly PageGeometry[], page: number): PageGeometry | null {
  return page >= 1 && page <= pages.length ? at(pages, page - 1) : null;
}
