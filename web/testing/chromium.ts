import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

const PATH = '/usr/bin/chromium';

/** The browser of the system; null, with a word about it, where there is none. `more`: arguments beyond the usual ones. */
export async function openChromium(more: readonly string[] = []): Promise<Browser | null> {
  if (!existsSync(PATH)) {
    process.stdout.write('skipped: no Chromium\n');
    return null;
  }
  return chromium.launch({ executablePath: PATH, args: ['--no-sandbox', '--lang=th', ...more] });
}
