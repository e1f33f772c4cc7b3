import { Writable } from 'node:stream';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { at } from '../src/basics/assert.ts';
import { makeSample } from '../src/drill/sample/make-sample.ts';
import { layoutForm } from '../src/forms/layout/layout-form.ts';
import { paperOfReturn } from '../src/forms/paper.ts';
import { codeOf } from '../src/printing/paper-codes.ts';
import { printPapers } from '../src/printing/print-document.ts';
import type { Grey } from '../src/reading/raster.ts';
import type { TestPage } from '../src/reading/testing/test-page.ts';
import { writeByHand } from '../src/reading/testing/test-page.ts';

/** A page to photograph, and the sheet below it. */
export interface PhotographedPage {
  readonly page: TestPage;
  readonly behind: Grey;
}

const DPI = 200;
const INK = {
  codes: { key: new Uint8Array(32).fill(7), baseUrl: 'https://khanaen.example' },
  emblem: null,
  copies: 0,
};

/**
 * The forms of a sample election as the printer draws them, rastered and filled by hand: page number n is a page of another return than page
 * n + 1, so that no two neighbours share a code.
 */
export async function photographedPages(): Promise<(n: number) => Promise<PhotographedPage>> {
  const pdfium = await PDFiumLibrary.init();
  const sample = makeSample({
    kind: 'province',
    province: 'MKM',
    date: '2025-11-23',
    seed: 1,
    scale: 0.5,
    tie: false,
  });
  if (!('election' in sample)) throw new Error('no sample');
  const { election } = sample;
  const draw = async (n: number): Promise<TestPage> => {
    const spec = at(election.returns, (n * 7) % election.returns.length);
    const paper = paperOfReturn(election, spec);
    const geometries = layoutForm(election, spec);
    const p = n % geometries.length;
    const geometry = at(geometries, p);
    const parts: Buffer[] = [];
    const out = new Writable({
      write(part, _encoding, done) {
        parts.push(part);
        done();
      },
    });
    await printPapers(out, 'bench', [paper], INK);
    const document = await pdfium.loadDocument(Buffer.concat(parts));
    const { width, height, data } = await document
      .getPage(p)
      .render({ scale: DPI / 72, render: 'bitmap', colorSpace: 'Gray' });
    const raster = { width, height, data: Uint8Array.from(data.subarray(0, width * height)) };
    document.destroy();
    const perMm = width / geometry.width;
    const written = writeByHand(raster, perMm, geometry, n);
    return { raster, perMm, geometry, code: codeOf(paper, INK.codes)(geometry.page).qr, written };
  };
  const behind = (await draw(1_000_003)).raster;
  return async (n) => ({ page: await draw(n), behind });
}
