import type { Grey } from '../src/reading/raster.ts';
import type { TestPage } from '../src/reading/testing/test-page.ts';
import { drawTestPage, testGeometry } from '../src/reading/testing/test-page.ts';

/** A page to photograph, the sheet below it, and what kind of page it is. */
export interface PhotographedPage {
  readonly page: TestPage;
  readonly behind: Grey;
  readonly kind: string;
}

const PER_MM = 300 / 25.4;

/** Page number n: every one with another unit's code and other figures. */
export function photographedPages(): (n: number) => Promise<PhotographedPage> {
  const geometry = testGeometry();
  const draw = (n: number) => drawTestPage(geometry, codeOf(n), n, PER_MM);
  const behind = draw(1_000_000).raster;
  return async (n) => ({ page: draw(n), behind, kind: 'a page like a 5/18 with two codes and 22 figures' });
}

function codeOf(n: number): string {
  return `TH1:5/18:69:${10 + (n % 77)}-0${1 + (n % 8)}:${100_000 + n}:P1:K7QZ9FLM2`;
}
