import { sha256Hex } from '../basics/sha256.ts';
import { utf8 } from './bytes.ts';
import type { CutFile } from './model.ts';

export const JSON_TYPE = 'application/json; charset=utf-8';
export const CSV_TYPE = 'text/csv; charset=utf-8';

/** A file with its hash and the path under which these bytes can be kept for ever. */
export function cutFile(path: string, mediaType: string, content: Uint8Array | string): CutFile {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  const sha256 = sha256Hex(bytes);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { path, immutablePath: `/v1/f/${sha256.slice(0, 16)}/${name}`, mediaType, bytes, sha256 };
}

/** One JSON document with a line end. */
export function jsonFile(path: string, value: unknown): CutFile {
  return cutFile(path, JSON_TYPE, `${JSON.stringify(value)}\n`);
}
