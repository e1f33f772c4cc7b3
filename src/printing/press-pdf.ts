import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { PassThrough } from 'node:stream';
import type { DrawnSheet } from './draw-sheet.ts';
import { drawSteps } from './draw-sheet.ts';
import type { DocumentInfo } from './pdf-document.ts';
import { attachData, newDocument } from './pdf-document.ts';

export interface PressPdfInfo extends DocumentInfo {
  /** Embedded as `data.json`; null: nothing is embedded. */
  readonly data: unknown;
}

/** Readers and clerks are answered after so much drawing, milliseconds. */
const TURN_MS = 8;
const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Writes pages one after another into a stream, which stays open, gives way to other work in the middle of a page, and rests between papers when told how. Gives the pages. */
export async function writePressPdf(
  out: Writable,
  info: PressPdfInfo,
  papers: Iterable<readonly DrawnSheet[]>,
  afterPaper: () => Promise<void> = turn,
): Promise<number> {
  const { doc, root } = newDocument(info);
  doc.on('data', (chunk: Buffer) => out.write(chunk));
  let pages = 0;
  let since = performance.now();
  for (const sheets of papers) {
    for (const sheet of sheets) {
      for (const _ of drawSteps(doc, root, sheet, null)) {
        if (performance.now() - since < TURN_MS) continue;
        await turn();
        since = performance.now();
      }
    }
    pages += sheets.length;
    await afterPaper();
    if (out.destroyed) throw new Error('nobody takes the file any more');
    if (out.writableNeedDrain) await once(out, 'drain');
  }
  if (info.data !== null) {
    attachData(doc, JSON.stringify(info.data), 'The figures on these pages', info.date);
  }
  root.end();
  const ended = once(doc, 'end');
  doc.end();
  await ended;
  return pages;
}

/** The same in memory. */
export async function pressPdf(info: PressPdfInfo, papers: Iterable<readonly DrawnSheet[]>): Promise<Buffer> {
  const out = new PassThrough();
  const chunks: Buffer[] = [];
  out.on('data', (chunk: Buffer) => chunks.push(chunk));
  await writePressPdf(out, info, papers);
  const ended = once(out, 'end');
  out.end();
  await ended;
  return Buffer.concat(chunks);
}
