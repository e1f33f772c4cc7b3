import PDFDocument from 'pdfkit';
import type { Language } from '../basics/bilingual.ts';
import { loadFonts } from './fonts.ts';

export interface DocumentInfo {
  readonly title: string;
  /** Dates of the file, never the clock's: equal content gives equal bytes. */
  readonly date: Date;
  readonly language: Language;
}

/** An empty PDF/A-3a with our fonts and its structure begun. */
export function newDocument({ title, date, language }: DocumentInfo) {
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    tagged: true,
    subset: 'PDF/A-3a',
    lang: language,
    displayTitle: true,
    autoFirstPage: false,
    info: { Title: title, Creator: 'Khanaen', Producer: 'Khanaen', CreationDate: date, ModDate: date },
  });
  const fonts = loadFonts();
  doc.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  const root = doc.struct('Document');
  doc.addStructure(root);
  return { doc, root };
}

/** Embeds `data.json`, so that a program need not read the page. */
export function attachData(doc: PDFKit.PDFDocument, json: string, description: string, date: Date): void {
  const attachment = {
    name: 'data.json',
    type: 'application/json',
    relationship: 'Data', // PDF/A-3 asks for it; the types of pdfkit do not know it
    description,
    creationDate: date,
    modifiedDate: date,
  };
  doc.file(Buffer.from(json), attachment);
}
