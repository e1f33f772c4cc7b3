import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { ConfigError } from '../delivery/config/config-error.ts';
import type { DeliveryConfig } from '../delivery/config/model.ts';
import { parseDeliveryConfig } from '../delivery/config/parse.ts';

/**
 * Reads the file of places to which cuts are brought; null when none is named. Key files are looked for beside it. Errors are lines for the
 * operator, `file: place: what to do`, and never show what stands in the file.
 */
export function loadDeliveryConfig(
  path: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Result<DeliveryConfig | null, readonly string[]> {
  if (path === undefined || path === '') return ok(null);
  const text = read(path);
  if (text === null) {
    return err([
      `${path}: อ่านไฟล์ไม่ได้ ตรวจตำแหน่งและสิทธิ์ของไฟล์ · The file cannot be read; check its path and who may read it.`,
    ]);
  }
  const config = parseDeliveryConfig(text, { env, readFile: (name) => read(resolve(dirname(path), name)) });
  return config.ok ? config : err(config.error.map((error) => lineOf(path, error)));
}

function lineOf(path: string, { place, text }: ConfigError): string {
  return `${path}: ${place}: ${text.th} · ${text.en}`;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
