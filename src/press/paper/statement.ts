import { box } from '../../forms/layout/frame.ts';
import type { PressFigures } from '../model.ts';
import type { Statement } from '../statements/model.ts';
import { KIND_NAMES } from '../statements/statement-words.ts';
import { EDGE, pressFoot, pressHead } from './frame.ts';
import { linesOf } from './lines.ts';
import type { PressSheet } from './page.ts';
import { Page } from './page.ts';

const TYPE = 12;
const LINE = 6.2;
const FOOT = 24;

/** A statement on paper, as it is handed out in the press room. */
export function statementSheets(
  statement: Statement,
  figures: PressFigures,
  origin: string | null,
): readonly PressSheet[] {
  const { language, title, body } = statement;
  const framed = { language, origin, election: figures.election, cut: figures.cut, path: figures.path };
  const pages: Page[] = [];
  let y = 0;
  const next = (): Page => {
    const page = new Page('a4');
    pages.push(page);
    y = pressHead(page, framed, { title, subtitle: KIND_NAMES[statement.kind][language] }) + 2;
    return page;
  };
  let page = next();
  const width = page.width - 2 * EDGE;
  for (const paragraph of body.split('\n')) {
    const lines = linesOf(paragraph, { size: TYPE, width });
    if (lines.length === 0) y += LINE * 0.6;
    for (const line of lines) {
      if (y + LINE > page.height - FOOT) page = next();
      page.text(line, box(EDGE, y, width, LINE), { size: TYPE });
      y += LINE;
    }
  }
  pages.forEach((p, i) => {
    pressFoot(p, framed, { note: '', page: i + 1, pages: pages.length });
  });
  return pages.map((p) => p.sheet());
}
