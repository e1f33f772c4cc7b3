import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

/** Where the browser of the system lies. */
export const CHROMIUM = '/usr/bin/chromium';

/** True when the browser of the system is there; says so where it is not. */
export function hasChromium(): boolean {
  if (existsSync(CHROMIUM)) return true;
  process.stdout.write('skipped: no Chromium\n');
  return false;
}

/** The browser of the system; null, with a word about it, where there is none. `more`: arguments beyond the usual ones. */
export async function openChromium(more: readonly string[] = []): Promise<Browser | null> {
  if (!hasChromium()) return null;
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--lang=th', ...more] });
}
