import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { describe, expect, test, vi } from 'vitest';
import type { Part, TextMark } from '../forms/sheet.ts';
import { pressFigures } from '../press/figures.ts';
import { noticeContent } from '../press/notice-content.ts';
import { bulletinSheet } from '../press/paper/bulletin.ts';
import { noticeSheets } from '../press/paper/notice.ts';
import type { PressSheet } from '../press/paper/page.ts';
import { changesSince } from '../press/since.ts';
import { pressNight } from '../press/testing/nights.ts';
import { pressPdf } from './press-pdf.ts';
import { hasProgram } from './testing/other-programs.ts';
import type { Pixels } from './testing/pixels.ts';
import { renderPages } from './testing/pixels.ts';
import { codesOn } from './testing/read-codes.ts';
import { actualTexts } from './testing/text-layer.ts';

const ORIGIN = 'https://results.example.go.th';
const night = (done: number) =>
  pressNight({
    ballots: ['constituency', 'party-list'],
    parties: 18,
    candidatesEach: 8,
    capPercent: 100,
    votes: (r, line) => (r < done ? ((r + 3) * (line + 5) * 37) % 461 : null),
  });
const view = night(16);

const textsOf = (parts: readonly (Part | TextMark)[]): readonly string[] =>
  parts.flatMap((part) => ('kind' in part ? [part.text] : textsOf(part.parts)));

function bulletin(language: 'th' | 'en'): readonly PressSheet[] {
  const figures = pressFigures(view, 0);
  const since = changesSince(pressFigures(night(9), 0), figures);
  return [
    bulletinSheet({ figures, since, hour: Date.parse('2026-02-08T13:00:00Z') }, { language, origin: ORIGIN }),
  ];
}

function notice(language: 'th' | 'en'): readonly PressSheet[] {
  const content = noticeContent(view, 0);
  if (!content.ok) throw new Error('not public');
  return noticeSheets(content.value, { language, origin: ORIGIN });
}

const pdfOf = (sheets: readonly PressSheet[], language: 'th' | 'en') =>
  pressPdf({ title: 'ทดสอบ', date: new Date('2026-02-08T13:00:00Z'), language, data: { a: 1 } }, [sheets]);

const PAPERS = { bulletin, notice } as const;

describe.each(Object.entries(PAPERS))('a %s as PDF', (name, make) => {
  test.each(['th', 'en'] as const)('in %s says by its text layer what stands on it', async (language) => {
    const sheets = make(language);
    const pdf = await pdfOf(sheets, language);
    expect(actualTexts(pdf)).toEqual(sheets.flatMap((sheet) => textsOf(sheet.content)));
  });

  test('is drawn as on the picture that was looked at, and its QR leads to the same page', async () => {
    const sheets = make('th');
    const pages = await renderPages(await pdfOf(sheets, 'th'), 100);
    expect(pages.length).toBe(sheets.length);
    const [page] = pages;
    if (page === undefined) throw new Error('no page');
    expect(await codesOn(page)).toEqual([
      name === 'bulletin' ? `${ORIGIN}/th/` : `${ORIGIN}/th/u/44-01-S1-001`,
    ]);
    expect(differentPixels(page, new URL(`./testing/golden/${name}.png`, import.meta.url))).toBeLessThan(60);
  });

  test('of the same cut has the same bytes', async () => {
    const [first, second] = await Promise.all([pdfOf(make('th'), 'th'), pdfOf(make('th'), 'th')]);
    expect(first.equals(second)).toBe(true);
    expect(first.equals(await pdfOf(make('en'), 'en'))).toBe(false);
  });
});

test.skipIf(!hasProgram('pdftotext'))(
  'another program reads the same hard names and numbers out of a notice',
  async () => {
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], {
      input: await pdfOf(notice('th'), 'th'),
    }).toString();
    for (const part of ['นายกตัญญู ปี่ฝี่ฟื้นฟ้า', 'น้ำผึ้ง', 'นายฎุฏฐ์ กฏู', 'ประกาศผลการนับคะแนน', '500,000'])
      expect(text.normalize('NFC')).toContain(part);
  },
);

test('embeds its figures, so that a program need not read the page', async () => {
  const pdf = await pdfOf(bulletin('th'), 'th');
  expect(pdf.includes('data.json')).toBe(true);
  expect(pdf.includes('/AFRelationship /Data')).toBe(true);
});

function differentPixels(page: Pixels, golden: URL): number {
  const { width, height } = page;
  const drawn = new PNG({ width, height });
  page.grey.forEach((value, i) => {
    drawn.data.fill(value, i * 4, i * 4 + 3);
    drawn.data[i * 4 + 3] = 255;
  });
  if (process.env['KHANAEN_PICTURES'] === 'renew' || !existsSync(golden))
    writeFileSync(golden, PNG.sync.write(drawn, { colorType: 0 }));
  const before = PNG.sync.read(readFileSync(golden));
  expect([width, height]).toEqual([before.width, before.height]);
  return pixelmatch(before.data, drawn.data, undefined, width, height, { threshold: 0.2 });
}

test('other work is done in the middle of a page, and the bytes are the same', async () => {
  const info = { title: 'x', date: new Date(0), language: 'th', data: null } as const;
  const alone = await pressPdf(info, [bulletin('th')]);
  // As slow as a phone: every piece of text takes longer than a turn may last.
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 100;
    return now;
  });
  let turns = 0;
  let over = false;
  const other = (): void => {
    turns += 1;
    if (!over) setImmediate(other);
  };
  setImmediate(other);
  const beside = await pressPdf(info, [bulletin('th')]).finally(() => {
    over = true;
    clock.mockRestore();
  });
  expect(turns).toBeGreaterThan(20);
  expect(beside.equals(alone)).toBe(true);
});
