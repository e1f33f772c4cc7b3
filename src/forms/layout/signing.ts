import type { FormPart } from '../../election/model.ts';
import { fillBlanks } from '../blanks.ts';
import { onePart, type Paper } from '../paper.ts';
import type { Part } from '../sheet.ts';
import { type Draft, dotted, inBox, plain } from './draft.ts';
import { box, LEFT, WIDTH } from './frame.ts';
import type { Pages } from './pages.ts';
import { centred, closingHeight } from './paragraphs.ts';

const ANNOUNCE = 8;
const CELL = 13.4;
const SIGNED = '(ลงชื่อ)';
const LINE = 34;
const AFTER = 2;
/** The chair's title is long: its cell is wider than a member's half. */
const CHAIR = 0.62;

/** How many of each sign: as the form says, else the chair and as many members as the package asks for. */
export function signatureCounts(paper: Paper): { readonly chairs: number; readonly members: number } {
  const of = (key: string) => paper.parts.find((part) => part.part === 'signatures' && part.key === key);
  const chair = of('chair');
  const member = of('member');
  const chairs = chair === undefined ? 0 : (chair.amount ?? 1);
  const rest = Math.max(1, paper.election.pkg.manifest.signaturesRequired - chairs);
  return { chairs, members: member === undefined ? 0 : (member.amount ?? rest) };
}

/** Height of the date, all signatures and what follows them. */
export function signingHeight(paper: Paper): number {
  const { chairs, members } = signatureCounts(paper);
  if (chairs + members === 0) return 0;
  const dated = onePart(paper.parts, 'announce') === undefined ? 0 : ANNOUNCE;
  return paper.parts
    .filter((part) => part.part === 'reason' || part.part === 'note')
    .reduce(
      (sum, part) => sum + closingHeight(paper, part),
      dated + (chairs + Math.ceil(members / 2)) * CELL + AFTER,
    );
}

/** The date and all signatures, together on one page with what follows them. */
export function signing(pages: Pages, paper: Paper): void {
  const announce = onePart(paper.parts, 'announce');
  const { chairs, members } = signatureCounts(paper);
  const height = (announce === undefined ? 0 : ANNOUNCE) + (chairs + Math.ceil(members / 2)) * CELL;
  const after = paper.parts
    .filter((part) => part.part === 'reason' || part.part === 'note')
    .reduce((sum, part) => sum + closingHeight(paper, part), AFTER);
  pages.need(height + after);
  if (announce !== undefined) centred(pages, paper, announce.text, ANNOUNCE, 11);
  for (const part of paper.parts) {
    if (part.part !== 'signatures') continue;
    if (part.key === 'chair') {
      for (let i = 0; i < chairs; i++) {
        const y = pages.take(CELL);
        cell(pages.draft, paper, part, LEFT + WIDTH * 0.24, y, WIDTH * CHAIR);
      }
    } else {
      for (let i = 0; i < members; i += 2) {
        const y = pages.take(CELL);
        const alone = i === members - 1;
        cell(pages.draft, paper, part, alone ? LEFT + WIDTH / 4 : LEFT, y, WIDTH / 2);
        if (!alone) cell(pages.draft, paper, part, LEFT + WIDTH / 2, y, WIDTH / 2);
      }
    }
  }
  pages.take(AFTER);
}

function cell(draft: Draft, paper: Paper, part: FormPart, x: number, y: number, width: number): void {
  draft.signatures.push(box(x, y, width, CELL));
  const ink = { size: 10 };
  const start = x + 2;
  const lineAt = start + 12;
  const upper = (text: string, left: number, room: number): Part['parts'] =>
    inBox(draft, fillBlanks(paper, text), box(left, y, room, CELL * 0.58), {
      ...ink,
      lines: 2,
      lineHeight: 1.1,
    });
  const signed = upper(SIGNED, start, 12);
  dotted(draft, lineAt, lineAt + LINE, y + CELL * 0.4);
  const title = upper(part.text, lineAt + LINE + 1, width - LINE - 16);
  const name = box(lineAt - 1, y + CELL * 0.5, LINE + 2, CELL * 0.45);
  dotted(draft, lineAt + 1, lineAt + LINE - 1, y + CELL * 0.84);
  const brackets = [
    ...inBox(draft, plain('('), name, ink),
    ...inBox(draft, plain(')'), name, { ...ink, align: 'right' }),
  ];
  draft.content.push({ tag: 'P', parts: [...signed, ...title, ...brackets] });
}
