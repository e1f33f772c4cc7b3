import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import { MAX_PDF_BYTES, MAX_PDF_PAGES, MAX_PDF_SIDE, PDF_DPI } from '../limits.ts';
import type { PdfError } from '../reader.ts';

let library: ReturnType<typeof PDFiumLibrary.init> | null = null;

function pdfium(): ReturnType<typeof PDFiumLibrary.init> {
  if (library === null) {
    const file = readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'));
    const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
    library = PDFiumLibrary.init({ wasmBinary });
  }
  return library;
}

/**
 * Every page as JPEG. The library is built without a script engine and form actions are never started, so nothing in a PDF runs. A PDF that shows
 * scripts openly is refused all the same, since a scan has none; scripts inside compressed objects are not seen, and not run.
 */
export async function pagesOf(bytes: Uint8Array): Promise<Result<Uint8Array[], PdfError>> {
  const refusal = refused(bytes);
  if (refusal !== null) return err(refusal);
  const pdf = await pdfium();
  try {
    const document = await pdf.loadDocument(bytes);
    try {
      const count = document.getPageCount();
      if (count < 1) return err('not-a-pdf');
      if (count > MAX_PDF_PAGES) return err('pdf-too-many-pages');
      const pages: Uint8Array[] = [];
      for (let i = 0; i < count; i++) {
        const page = document.getPage(i);
        const { originalWidth, originalHeight } = page.getOriginalSize();
        const longest = Math.max(originalWidth, originalHeight);
        if (!(originalWidth > 0 && originalHeight > 0 && longest < 20_000)) return err('not-a-pdf');
        const scale = Math.min(PDF_DPI / 72, MAX_PDF_SIDE / longest);
        const { data, width, height } = await page.render({ scale, render: 'bitmap', colorSpace: 'BGRA' });
        const raw = { width, height, channels: 4 } as const;
        pages.push(
          await sharp(data, { raw })
            .removeAlpha()
            .jpeg({ quality: 88, chromaSubsampling: '4:4:4' })
            .toBuffer(),
        );
      }
      return ok(pages);
    } finally {
      document.destroy();
    }
  } catch (error) {
    return err(/password|security/i.test(String(error)) ? 'pdf-encrypted' : 'not-a-pdf');
  }
}

/** What the bytes say before the library sees them. */
function refused(bytes: Uint8Array): PdfError | null {
  if (bytes.length === 0 || bytes.length > MAX_PDF_BYTES) return 'not-a-pdf';
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = text.indexOf('%PDF-');
  if (start < 0 || start > 1024) return 'not-a-pdf';
  if (hasName(text, '/Encrypt')) return 'pdf-encrypted';
  if (hasName(text, '/JavaScript') || hasName(text, '/JS')) return 'pdf-scripts';
  return null;
}

/** A name of PDF syntax ends at a delimiter; inside compressed streams the same letters with one behind are next to impossible. */
function hasName(text: Buffer, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (/^[\s()<>[\]{}/%]/.test(text.toString('latin1', at + name.length, at + name.length + 1))) return true;
  }
  return false;
}
