import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { keptFile } from '../people/kept-file.ts';

/** In the data directory; readable by the owner only. Whoever prints forms and whoever reads them needs the same file. */
export const FORM_KEY_FILE = 'form-key';

/** The installation's form key: tags of page codes and the short codes of units follow from it. Made at the first use. */
export async function loadOrMakeFormKey(dataDir: string): Promise<Uint8Array> {
  const file = join(dataDir, FORM_KEY_FILE);
  const text = await keptFile(file, () => randomBytes(32).toString('hex'));
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`${file} is not a key: restore it from a backup`);
  return Buffer.from(text, 'hex');
}
