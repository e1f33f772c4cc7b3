import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from '../../../src/basics/bilingual.ts';
import type { Pixels } from './compare.ts';
import { marked, unlike } from './compare.ts';
import { letGo } from './hold-still.ts';
import { decode, encode, photograph } from './photograph.ts';

const ROOT = join(import.meta.dirname, '../../..');
const KEPT = join(ROOT, 'web/staff/e2e/pictures');
/** Where one looks when a picture is not what it was. */
const FOUND = join(ROOT, 'tmp/pictures');
/** A page may still be drawing: it is looked at again after a pause, for at least so long, and for as long as it changes. */
const PAUSE_MS = 400;
const LEAST_MS = 4_000;
const MOST_MS = 20_000;

/** The pictures that are kept beside the code, one for each screen, language and size of window. */
export interface PictureBook {
  /** What is wrong with how the page looks now, as the other measures say it: empty when as it was, or when it was renewed. */
  faults(page: Page, name: string, language: Language): Promise<string[]>;
  /** Kept pictures that nobody asked for; thrown away when renewing. */
  orphans(): string[];
  /** Bytes of all kept pictures. */
  bytes(): number;
}

/** `renew`: what looks different is kept from now on; what looks the same stays the very file that it was. */
export function openPictureBook({ renew }: { readonly renew: boolean }): PictureBook {
  const asked = new Set<string>();
  mkdirSync(KEPT, { recursive: true });
  const names = () => readdirSync(KEPT).filter((file) => file.endsWith('.png'));
  const fileOf = (name: string) => join(KEPT, `${name}.png`);

  return {
    async faults(page, name, language) {
      asked.add(`${name}.png`);
      const file = fileOf(name);
      const expected = existsSync(file) ? decode(readFileSync(file)) : null;
      const { png, why } = await look(page, language, expected, renew);
      await letGo(page);
      if (why === null) return [];
      if (renew) {
        writeFileSync(file, png);
        return [];
      }
      keepFound(name, expected, png);
      const where = relative(ROOT, FOUND);
      return [`picture ${name} ${why}; see ${where}/${name}.*.png, renew with: npm run pictures`];
    },
    orphans() {
      const left = names().filter((file) => !asked.has(file));
      if (!renew) return left;
      for (const file of left) rmSync(join(KEPT, file));
      return [];
    },
    bytes: () => names().reduce((sum, file) => sum + statSync(join(KEPT, file)).size, 0),
  };
}

/** Looks until the page is as expected; when there is nothing to wait for, until it has stopped changing. */
async function look(page: Page, language: Language, expected: Pixels | null, renew: boolean) {
  let before: Pixels | null = null;
  for (const began = performance.now(); ; ) {
    const png = await photograph(page, language);
    const actual = decode(png);
    const found = expected === null ? null : unlike(expected, actual);
    if (expected !== null && found === null) return { png, why: null };
    const rests = before !== null && unlike(before, actual) === null;
    const spent = performance.now() - began;
    if (spent > MOST_MS || (rests && (renew || expected === null || spent > LEAST_MS)))
      return { png, why: found?.why ?? 'is not there yet' };
    before = actual;
    await page.waitForTimeout(PAUSE_MS);
  }
}

function keepFound(name: string, expected: Pixels | null, png: Buffer): void {
  mkdirSync(FOUND, { recursive: true });
  writeFileSync(join(FOUND, `${name}.actual.png`), png);
  if (expected === null) return;
  writeFileSync(join(FOUND, `${name}.expected.png`), encode(expected));
  const actual = decode(png);
  if (actual.width === expected.width && actual.height === expected.height)
    writeFileSync(join(FOUND, `${name}.diff.png`), encode(marked(expected, actual)));
}
