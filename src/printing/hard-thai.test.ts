import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import PDFDocument from 'pdfkit';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import type { Part, Sheet } from '../forms/sheet.ts';
import { POINT, textWidth } from '../forms/text/measure.ts';
import { breakable, fitText, linesNeeded, wrap } from '../forms/text/wrap.ts';
import { drawSheet } from './draw-sheet.ts';
import { loadFonts } from './fonts.ts';
import { renderPages } from './testing/pixels.ts';
import { actualTexts } from './testing/text-layer.ts';

/** Strings that engines without a Thai shaper draw wrongly: tones over ำ, marks below ฐ and ญ, two marks above one letter. */
const HARD = [
  'ผู้มีสิทธิเลือกตั้ง ที่ น้ำ กตัญญู ปี่ ฝี่ ฟื้น ฟ้า',
  'ฐาน ฐุ ฐู ฎุ กฏู เก๊ก๋ ฯลฯ ๆ กุญแจ ญู ญุ',
  'น้ำท่วม ก้ำ ค่ำ ช้ำ ป๋ำ ซื้อที่นี่ ตั้งใจ เปี๊ยะ',
  '๐๑๒๓๔๕๖๗๘๙ 0123456789 ABC ที่ ฟ้า (บช.) ส.ส. ๕/๑๘',
] as const;

const GOLDEN = new URL('./testing/golden/hard-thai.png', import.meta.url);

function hardSheet(): Sheet {
  const content = HARD.flatMap((text, i): Part[] =>
    [false, true].map((bold) => ({
      tag: 'P',
      parts: [{ kind: 'text', x: 6, y: 12 + i * 22 + (bold ? 11 : 0), size: 18, bold, luma: 0, text }],
    })),
  );
  const corner = { x: -20, y: -20 };
  return {
    geometry: {
      form: 'test' as Sheet['geometry']['form'],
      page: 1,
      pages: 1,
      width: 176,
      height: 96,
      squareSide: 1,
      squares: [corner, corner, corner, corner],
      codes: [],
      figures: [],
      signatures: [],
    },
    content,
    art: [],
    code: '',
  };
}

async function pdfOfSheet(sheet: Sheet): Promise<Buffer> {
  const doc = new PDFDocument({ autoFirstPage: false, tagged: true });
  const { regular, bold } = loadFonts();
  doc.registerFont('regular', regular).registerFont('bold', bold);
  const chunks: Buffer[] = [];
  const out = new PassThrough();
  out.on('data', (chunk: Buffer) => chunks.push(chunk));
  doc.pipe(out);
  const root = doc.struct('Document');
  doc.addStructure(root);
  drawSheet(doc, root, sheet, null);
  root.end();
  doc.end();
  await new Promise((done) => out.on('end', done));
  return Buffer.concat(chunks);
}

test('hard Thai is drawn as on the picture that was looked at, and says what it is', async () => {
  const pdf = await pdfOfSheet(hardSheet());
  expect(actualTexts(pdf)).toEqual(HARD.flatMap((text) => [text, text]));
  const [page] = await renderPages(pdf, 150);
  if (page === undefined) throw new Error('no page');
  const drawn = new PNG({ width: page.width, height: page.height });
  page.grey.forEach((value, i) => {
    drawn.data.fill(value, i * 4, i * 4 + 3);
    drawn.data[i * 4 + 3] = 255;
  });
  if (process.env['KHANAEN_PICTURES'] === 'renew' || !existsSync(GOLDEN)) {
    writeFileSync(GOLDEN, PNG.sync.write(drawn, { colorType: 0 }));
  }
  const golden = PNG.sync.read(readFileSync(GOLDEN));
  expect([drawn.width, drawn.height]).toEqual([golden.width, golden.height]);
  const { width, height } = drawn;
  const different = pixelmatch(golden.data, drawn.data, undefined, width, height, { threshold: 0.2 });
  // A mark that moved or was lost changes hundreds of pixels.
  expect(different).toBeLessThan(40);
});

test('the widths that the layout reckons with are the widths of the font', () => {
  const doc = new PDFDocument({ autoFirstPage: false });
  const { regular, bold } = loadFonts();
  for (const [name, font] of [
    ['regular', regular],
    ['bold', bold],
  ] as const) {
    doc.registerFont(name, font).font(name).fontSize(100);
    const reckoned = (text: string) => textWidth(text, 100, name === 'bold') / POINT;
    for (let code = 0x20; code < 0x7f; code++) {
      const sign = String.fromCharCode(code);
      expect(reckoned(sign), sign).toBeCloseTo(doc.widthOfString(sign), 3);
    }
    // Marks have no width of their own: whole words are compared.
    for (const text of HARD.slice(0, 3).flatMap((line) => line.split(' '))) {
      expect(reckoned(text), text).toBeCloseTo(doc.widthOfString(text), 3);
    }
  }
});

test('lines are broken between words, never before a mark, and lose nothing', () => {
  const text =
    'คณะกรรมการการเลือกตั้งประจำเขตเลือกตั้งได้รวมผลการนับคะแนนของผู้มีสิทธิเลือกตั้งทุกหน่วย (บช.) ฯลฯ เสร็จสิ้นแล้ว ต่าง ๆ นั้น';
  expect(breakable(text).join('')).toBe(text);
  for (const width of [25, 40, 60, 90]) {
    const lines = wrap([{ text, filled: false }], { size: 11, width }).map((line) =>
      line.map((r) => r.text).join(''),
    );
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    for (const line of lines) {
      expect(textWidth(line, 11)).toBeLessThanOrEqual(width + 1e-9);
      expect(line).not.toMatch(/^(?!ฯลฯ)[ๆฯ)\u0E30-\u0E3A\u0E45-\u0E4E]/);
      expect(line).not.toMatch(/เลือก$|[(]$/);
    }
  }
});

test('a text gets the lines that were kept for it, however its words fall', () => {
  for (const text of HARD) {
    for (const width of [20, 33, 47]) {
      const runs = [{ text, filled: false }];
      const lines = linesNeeded(runs, { size: 11, width });
      const fitted = fitText(runs, { size: 11, width, lines });
      expect(fitted.lines.length).toBeLessThanOrEqual(lines);
      expect(fitted.size).toBeGreaterThan(7);
    }
  }
});
