import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { at } from '../basics/assert.ts';
import { unwrap } from '../basics/result.ts';
import { readCode } from '../forms/code.ts';
import { composeForm, layoutPaper } from '../forms/layout/compose.ts';
import type { Part, TextMark } from '../forms/sheet.ts';
import { checkTag } from '../forms/tag.ts';
import { codeOf } from './paper-codes.ts';
import { hasProgram } from './testing/other-programs.ts';
import { greyAt, type Pixels, renderPages } from './testing/pixels.ts';
import { codesOn } from './testing/read-codes.ts';
import { BASE_URL, generalSample, KEY, localSample, onePaperEach, pdfOf } from './testing/samples.ts';
import { actualTexts } from './testing/text-layer.ts';

const textsOf = (parts: readonly (Part | TextMark)[]): readonly string[] =>
  parts.flatMap((part) => ('kind' in part ? [part.text] : textsOf(part.parts)));

const PAPERS = [...onePaperEach(generalSample()), ...onePaperEach(localSample())];
const named = PAPERS.map(
  (paper) => [`${paper.form.code} ${paper.unit?.kind ?? paper.area.kind}`, paper] as const,
);

test('every form of every kind of unit is there', () => {
  expect(named.map(([name]) => name)).toEqual([
    'ส.ส. 5/16 advance-in',
    'ส.ส. 5/16 special',
    'ส.ส. 5/17 advance-out',
    'ส.ส. 5/18 station',
    'สส. 6/1 constituency',
    'ส.ส. 5/16 (บช.) advance-in',
    'ส.ส. 5/16 (บช.) special',
    'ส.ส. 5/17 (บช.) advance-out',
    'ส.ส. 5/18 (บช.) station',
    'สส. 6/1 (บช.) constituency',
    'ประชามติ (ในเขต) advance-in',
    'ประชามติ (ในเขต) special',
    'ประชามติ (นอกเขต) advance-out',
    'ประชามติ (หน่วย) station',
    'ผ.ถ. 13 station',
    'ผ.ถ. 14 station',
    'ผ.ถ. 15 local-body',
    'ส.ถ. 13 station',
    'ส.ถ. 14 station',
    'ส.ถ. 15 constituency',
  ]);
});

test.each(named)(
  '%s: the text layer is the text that was laid out, and equal input gives equal bytes',
  async (_, paper) => {
    const options = { codeOf: codeOf(paper, { key: KEY, baseUrl: BASE_URL }), copy: null, fill: null };
    const laid = composeForm(paper, options).flatMap((sheet) => textsOf(sheet.content));
    const [pdf, again] = [await pdfOf([paper]), await pdfOf([paper])];
    expect(actualTexts(pdf)).toEqual(laid);
    expect(pdf.equals(again)).toBe(true);
    expect(pdf.includes('pdfaid') || pdf.includes('/Metadata')).toBe(true);
    expect(pdf.includes('data.json')).toBe(true);
  },
);

/** The middle of the dark pixels in a window. */
function darkCentre(page: Pixels, x: number, y: number, reach: number): readonly [number, number] {
  let [sumX, sumY, count] = [0, 0, 0];
  for (let py = Math.floor((y - reach) * page.down); py < (y + reach) * page.down; py++) {
    for (let px = Math.floor((x - reach) * page.across); px < (x + reach) * page.across; px++) {
      if ((page.grey[py * page.width + px] ?? 255) > 100) continue;
      sumX += px + 0.5;
      sumY += py + 0.5;
      count++;
    }
  }
  return [sumX / count / page.across, sumY / count / page.down];
}

test('what is drawn stands where the geometry says: squares, digit boxes, and both codes of every page', async () => {
  for (const [, paper] of named.filter(([name]) => /5\/18|14 station/.test(name))) {
    const geometry = layoutPaper(paper);
    const pages = await renderPages(await pdfOf([paper]), 200);
    expect(pages.length).toBe(geometry.length);
    for (const [i, page] of pages.entries()) {
      const laid = at(geometry, i);
      for (const square of laid.squares) {
        const [x, y] = darkCentre(page, square.x, square.y, 5);
        expect(Math.hypot(x - square.x, y - square.y)).toBeLessThan(0.1);
      }
      for (const digit of laid.figures.flatMap((figure) => figure.digits)) {
        // Grey on the four sides, white inside.
        const [middleX, middleY] = [digit.x + digit.width / 2, digit.y + digit.height / 2];
        for (const [x, y] of [
          [digit.x, middleY],
          [digit.x + digit.width, middleY],
          [middleX, digit.y],
          [middleX, digit.y + digit.height],
        ] as const) {
          const darkest = Math.min(
            ...[-0.2, -0.1, 0, 0.1, 0.2].flatMap((d) => [greyAt(page, x + d, y), greyAt(page, x, y + d)]),
          );
          expect(darkest).toBeGreaterThan(150);
          expect(darkest).toBeLessThan(225);
        }
        expect(greyAt(page, middleX, middleY)).toBe(255);
      }
      const codes = await codesOn(page);
      expect(codes.length).toBe(2);
      for (const text of codes) {
        expect(text.startsWith(`${BASE_URL}/f/`)).toBe(true);
        const code = unwrap(readCode(text));
        expect(code).toMatchObject({ unit: paper.unit?.id, ballot: paper.contest.ballot, page: i + 1 });
        expect(checkTag(code, KEY)).toBe(true);
      }
    }
  }
}, 60_000);

test('other programs agree: qpdf finds no fault, pdftotext gives back the text', async ({ skip }) => {
  const tools = (['qpdf', 'pdftotext'] as const).filter(hasProgram);
  if (tools.length === 0) skip();
  const folder = mkdtempSync(join(tmpdir(), 'khanaen-forms-'));
  try {
    for (const [name, paper] of named.filter(([n]) => /5\/18 station|6\/1 const|13/.test(n))) {
      const path = join(folder, 'form.pdf');
      const pdf = await pdfOf([paper]);
      writeFileSync(path, pdf);
      if (tools.includes('qpdf')) execFileSync('qpdf', ['--check', path]);
      if (!tools.includes('pdftotext')) continue;
      const read = execFileSync('pdftotext', ['-raw', path, '-']).toString('utf8').normalize('NFC');
      const bare = (text: string) => text.replace(/\s+/g, '');
      expect(bare(read).replaceAll('ตราครุฑ', ''), name).toBe(bare(actualTexts(pdf).join('')));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
