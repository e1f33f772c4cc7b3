import { PDFiumLibrary } from '@hyzyla/pdfium';
import { SHEET } from '../../forms/layout/frame.ts';

/** A page as grey pixels, 0 black to 255 white. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
  /** Pixels in a millimetre, across and down: the renderer rounds the sheet to whole pixels. */
  readonly across: number;
  readonly down: number;
}

/** Renders the pages of a PDF. The renderer is pinned by the lock file, so the pixels are the same everywhere. */
export async function renderPages(pdf: Uint8Array, dpi: number, most = 99): Promise<readonly Pixels[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages: Pixels[] = [];
  try {
    for (const page of document.pages()) {
      if (pages.length >= most) break;
      let grey = new Uint8Array();
      let [width, height] = [0, 0];
      await page.render({
        scale: dpi / 72,
        render: async (bitmap) => {
          width = bitmap.width;
          height = bitmap.height;
          grey = new Uint8Array(width * height);
          for (let i = 0; i < grey.length; i++) grey[i] = bitmap.data[i * 4 + 1] ?? 0;
          return bitmap.data;
        },
      });
      pages.push({ width, height, grey, across: width / SHEET.width, down: height / SHEET.height });
    }
  } finally {
    document.destroy();
    library.destroy();
  }
  return pages;
}

export function greyAt({ grey, width, across, down }: Pixels, x: number, y: number): number {
  return grey[Math.floor(y * down) * width + Math.floor(x * across)] ?? 255;
}
