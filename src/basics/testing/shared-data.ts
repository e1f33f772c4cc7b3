import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(fileURLToPath(new URL('../../../../shared', import.meta.url)));

/**
 * Where a file of the shared reference data lies, e.g. `data/th-2566/expected.json`; null when it is absent. A test that
 * gets null prints `skipped: no ../shared` and passes, so that a plain clone can run every test.
 */
export function sharedPath(relative: string): string | null {
  const path = resolve(ROOT, relative);
  if (existsSync(path)) return path;
  console.log('skipped: no ../shared');
  return null;
}
