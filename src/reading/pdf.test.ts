import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pagesOf } from './photo/pdf.ts';

/** A PDF of pages with their number as a large dark bar, shorter page by page. */
function pdf(
  pages: number,
  options: PDFKit.PDFDocumentOptions = {},
  more: (doc: PDFKit.PDFDocument) => void = () => {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const doc = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, ...options });
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
    for (let n = 1; n <= pages; n++)
      doc
        .addPage()
        .rect(0, 0, 595 / n, 100)
        .fill('#000');
    more(doc);
    doc.end();
  });
}

describe('pages of a PDF', () => {
  it('come in order, upright, at 300 dots to the inch', async () => {
    const pages = await pagesOf(await pdf(3));
    if (!pages.ok) throw new Error(pages.error);
    expect(pages.value).toHaveLength(3);
    const means: number[] = [];
    for (const page of pages.value) {
      const { width, height, format } = await sharp(page).metadata();
      expect(format).toBe('jpeg');
      expect(Math.abs((width ?? 0) / (height ?? 1) - 595.28 / 841.89)).toBeLessThan(0.001);
      expect(Math.round((height ?? 0) / 100)).toBe(35);
      means.push((await sharp(page).stats()).channels[0]?.mean ?? 0);
    }
    expect(means[0]).toBeLessThan(means[1] ?? 0);
    expect(means[1]).toBeLessThan(means[2] ?? 0);
  });

  it('are bounded: a poster is drawn smaller, more than fifty pages are refused', async () => {
    const poster = await pagesOf(await pdf(1, { size: [3000, 6000] }));
    const { height } = await sharp(poster.ok ? poster.value[0] : undefined).metadata();
    expect(height).toBe(4200);
    expect(await pagesOf(await pdf(51, { size: [50, 50] }))).toEqual({
      ok: false,
      error: 'pdf-too-many-pages',
    });
  });

  it('are refused with a password or a script', async () => {
    const locked = await pdf(1, { userPassword: 'x', ownerPassword: 'y' });
    expect(await pagesOf(locked)).toEqual({ ok: false, error: 'pdf-encrypted' });
    const scripted = Buffer.from(
      (await pdf(1))
        .toString('latin1')
        .replace('/Type /Catalog', '/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'),
      'latin1',
    );
    expect(scripted.includes('/JavaScript')).toBe(true);
    expect(await pagesOf(scripted)).toEqual({ ok: false, error: 'pdf-scripts' });
  });

  it('are refused when the file is damaged', async () => {
    const whole = await pdf(2);
    expect(await pagesOf(Buffer.from('%PDF-1.7'))).toEqual({ ok: false, error: 'not-a-pdf' });
    expect(await pagesOf(new Uint8Array())).toEqual({ ok: false, error: 'not-a-pdf' });
    expect((await pagesOf(whole.subarray(0, 40))).ok).toBe(false);
  });
});
