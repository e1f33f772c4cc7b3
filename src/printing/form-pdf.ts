import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { PageGeometry } from '../forms/geometry.ts';
import type { Sheet } from '../forms/sheet.ts';
import { drawSheet } from './draw-sheet.ts';
import type { Emblem } from './emblem.ts';
import { attachData, newDocument } from './pdf-document.ts';

export interface PdfInfo {
  readonly title: string;
  /** Dates of the file are the election's, so that equal forms give equal bytes. */
  readonly date: Date;
  readonly packageHash: string;
  readonly emblem: Emblem | null;
}

/** What the embedded data say of one form of the file. */
interface FormEntry {
  readonly unit: string | null;
  readonly area: string;
  readonly contest: string;
  readonly ballot: string;
  readonly form: string;
  /** Position in `layouts`. */
  readonly layout: number;
  /** Page of the file on which the form begins, from 1. */
  readonly firstPage: number;
  readonly copy: number | null;
}

export interface FormName {
  readonly unit: string | null;
  readonly area: string;
  readonly contest: string;
  readonly ballot: string;
  readonly form: string;
  readonly copy: number | null;
}

export interface FinishedPdf {
  readonly pages: number;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * A PDF of forms, written as it is made: text with its structure, data.json embedded, PDF/A-3a declared. The same forms give the
 * same bytes.
 */
export class FormPdf {
  readonly #doc: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;
  readonly #out: Writable;
  readonly #info: PdfInfo;
  readonly #hash = createHash('sha256');
  readonly #entries: FormEntry[] = [];
  readonly #layouts: (readonly PageGeometry[])[] = [];
  readonly #layoutNumbers = new Map<string, number>();
  #pages = 0;
  #bytes = 0;

  constructor(out: Writable, info: PdfInfo) {
    this.#out = out;
    this.#info = info;
    ({ doc: this.#doc, root: this.#root } = newDocument({ ...info, language: 'th' }));
    this.#doc.on('data', (chunk: Buffer) => {
      this.#hash.update(chunk);
      this.#bytes += chunk.length;
      out.write(chunk);
    });
  }

  /** Adds all pages of a form, and waits while the file is behind. */
  async add(name: FormName, sheets: readonly Sheet[]): Promise<void> {
    const firstPage = this.#pages + 1;
    for (const sheet of sheets) drawSheet(this.#doc, this.#root, sheet, this.#info.emblem);
    this.#pages += sheets.length;
    const layout = this.#layoutNumber(sheets.map((sheet) => sheet.geometry));
    this.#entries.push({ ...name, layout, firstPage });
    await new Promise((done) => setImmediate(done));
    if (this.#out.writableNeedDrain) await once(this.#out, 'drain');
  }

  /** Embeds the data and ends the file (not the stream beneath it). */
  async finish(): Promise<FinishedPdf> {
    const data = JSON.stringify({
      format: 'khanaen-forms',
      version: 1,
      package: this.#info.packageHash,
      forms: this.#entries,
      layouts: this.#layouts,
    });
    const description = 'Units, contests and page geometry of the forms in this file';
    attachData(this.#doc, data, description, this.#info.date);
    this.#root.end();
    const ended = once(this.#doc, 'end');
    this.#doc.end();
    await ended;
    return { pages: this.#pages, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  /** Stations of one constituency share a layout: it is written once. */
  #layoutNumber(pages: readonly PageGeometry[]): number {
    const key = JSON.stringify(pages);
    let number = this.#layoutNumbers.get(key);
    if (number === undefined) {
      number = this.#layouts.push(pages) - 1;
      this.#layoutNumbers.set(key, number);
    }
    return number;
  }
}
