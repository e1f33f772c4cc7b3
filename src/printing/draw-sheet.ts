import { assertNever } from '../basics/assert.ts';
import type { Box, Point } from '../forms/geometry.ts';
import type { Art, Part, TextMark } from '../forms/sheet.ts';
import type { Emblem } from './emblem.ts';
import { qrBoxes } from './qr.ts';

type Doc = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

/** Points in a millimetre. */
const MM = 72 / 25.4;

const EMBLEM_TEXT = 'ตราครุฑ';

/** What is drawn: a sheet of a form, or any other page that is laid out in millimetres. */
export interface DrawnSheet {
  readonly geometry: {
    readonly width: number;
    readonly height: number;
    readonly squares: readonly Point[];
    readonly squareSide: number;
    readonly codes: readonly Box[];
  };
  readonly content: readonly Part[];
  readonly art: readonly Art[];
  readonly code: string;
}

/** Draws a page in one go. A full one takes a tenth of a second. */
export function drawSheet(doc: Doc, document: Element, sheet: DrawnSheet, emblem: Emblem | null): void {
  for (const _ of drawSteps(doc, document, sheet, emblem));
}

/**
 * Draws a page: first what is no content, then the text with its structure, as a section of the document. Stops after each piece of text,
 * so that whoever draws beside other work can give way.
 */
export function* drawSteps(
  doc: Doc,
  document: Element,
  sheet: DrawnSheet,
  emblem: Emblem | null,
): Generator<void> {
  const { geometry } = sheet;
  doc.addPage({ size: [geometry.width * MM, geometry.height * MM], margin: 0 });
  const section = doc.struct('Sect');
  document.add(section);
  doc.markContent('Artifact', { type: 'Layout' });
  for (const square of geometry.squares) {
    const half = geometry.squareSide / 2;
    rect(doc, { x: square.x - half, y: square.y - half, width: 2 * half, height: 2 * half });
  }
  if (sheet.code !== '') for (const box of qrBoxes(sheet.code, geometry.codes)) rect(doc, box);
  doc.fill('#000000');
  for (const art of sheet.art) drawArt(doc, art);
  doc.endMarkedContent();
  for (const art of sheet.art) if (art.kind === 'emblem') drawEmblem(doc, section, art.box, emblem);
  for (const part of sheet.content) yield* drawPart(doc, section, part);
  section.end();
}

function rect(doc: Doc, box: Box): void {
  doc.rect(box.x * MM, box.y * MM, box.width * MM, box.height * MM);
}

function grey(luma: number): string {
  return `#${luma.toString(16).padStart(2, '0').repeat(3)}`;
}

function drawArt(doc: Doc, art: Art): void {
  switch (art.kind) {
    case 'line': {
      const { from, to } = art;
      doc.lineWidth(art.width * MM).strokeColor(grey(art.luma));
      if (art.dotted) doc.dash(0.25 * MM, { space: 0.75 * MM });
      doc
        .moveTo(from.x * MM, from.y * MM)
        .lineTo(to.x * MM, to.y * MM)
        .stroke();
      if (art.dotted) doc.undash();
      return;
    }
    case 'box':
      rect(doc, art.box);
      if (art.width === 0) doc.fill(grey(art.luma));
      else doc.lineWidth(art.width * MM).stroke(grey(art.luma));
      return;
    case 'emblem':
      return; // content of its own
    default:
      assertNever(art);
  }
}

function drawEmblem(doc: Doc, parent: Element, box: Box, emblem: Emblem | null): void {
  if (emblem === null) {
    doc.markContent('Artifact', { type: 'Layout' });
    rect(doc, box);
    doc
      .lineWidth(0.2 * MM)
      .dash(1 * MM, { space: 1 * MM })
      .stroke('#b9b9b9')
      .undash();
    doc.font('regular').fontSize(9).fillColor('#8c8c8c');
    const width = doc.widthOfString(EMBLEM_TEXT);
    doc.text(EMBLEM_TEXT, (box.x + box.width / 2) * MM - width / 2, (box.y + box.height / 2 + 1) * MM, {
      lineBreak: false,
      baseline: 'alphabetic',
    });
    doc.endMarkedContent();
    return;
  }
  const figure = doc.struct('Figure', { alt: EMBLEM_TEXT });
  parent.add(figure);
  figure.add(doc.markStructureContent('Figure'));
  if (emblem.kind === 'png') {
    doc.image(emblem.bytes, box.x * MM, box.y * MM, {
      fit: [box.width * MM, box.height * MM],
      align: 'center',
      valign: 'center',
    });
  } else {
    const [x, y, width, height] = emblem.viewBox;
    const scale = Math.min((box.width * MM) / width, (box.height * MM) / height);
    doc.save();
    doc.translate(
      (box.x + box.width / 2) * MM - (width * scale) / 2,
      (box.y + box.height / 2) * MM - (height * scale) / 2,
    );
    doc.scale(scale).translate(-x, -y);
    for (const path of emblem.paths) doc.path(path).fill('#000000', 'even-odd');
    doc.restore();
  }
  doc.endMarkedContent();
  figure.end();
}

/**
 * Programs that read by structure look at the element, not at the run. The font draws ำ as two signs, which they would read as
 * ำา: elements that hold one say their text themselves.
 */
function spelledText(part: Part): string | null {
  const marks = part.parts.filter((child): child is TextMark => 'kind' in child);
  if (marks.length !== part.parts.length || !marks.some((mark) => mark.text.includes('ำ'))) return null;
  return marks.reduce((text, mark, i) => {
    const before = marks[i - 1];
    // Runs of a line are parted by the space that stood there; a line's end parts nothing in Thai.
    return text + (before === undefined || before.y !== mark.y ? '' : ' ') + mark.text;
  }, '');
}

function* drawPart(doc: Doc, parent: Element, part: Part): Generator<void> {
  const actual = spelledText(part);
  const element = actual === null ? doc.struct(part.tag) : doc.struct(part.tag, { actual });
  parent.add(element);
  for (const child of part.parts) {
    if ('kind' in child) {
      drawText(doc, element, child);
      yield;
    } else yield* drawPart(doc, element, child);
  }
  element.end();
}

/** Each run carries its own text: what is copied or read aloud is what was meant, whatever shapes the letters took. */
function drawText(doc: Doc, element: Element, mark: TextMark): void {
  element.add(doc.markStructureContent('Span', { actual: mark.text }));
  doc
    .font(mark.bold ? 'bold' : 'regular')
    .fontSize(mark.size)
    .fillColor(grey(mark.luma))
    .text(mark.text, mark.x * MM, mark.y * MM, { lineBreak: false, baseline: 'alphabetic' });
  doc.endMarkedContent();
}
