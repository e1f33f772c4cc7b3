import { readFile } from 'node:fs/promises';
import type { Bilingual } from '../basics/bilingual.ts';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { LineConfig } from '../intake/line/config.ts';
import { parseLineConfig } from '../intake/line/config.ts';

/** Reads the file of LINE's accounts that the environment names; null when it names none. Errors never show what stands in it. */
export async function loadLineConfig(
  path: string | undefined,
): Promise<Result<LineConfig | null, Bilingual>> {
  if (path === undefined || path === '') return ok(null);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return err({ th: `อ่านไฟล์ ${path} ไม่ได้`, en: `The file ${path} cannot be read.` });
  }
  const config = parseLineConfig(text);
  if (config.ok) return config;
  const { code, place } = config.error;
  return err({
    th: `ไฟล์บัญชี LINE ไม่ถูกต้องที่ ${place} (${code})`,
    en: `The file of LINE accounts is wrong at ${place} (${code}).`,
  });
}
