import { decodeUtf8 } from '../../basics/utf8.ts';
import type { Notes } from './notes.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** The bytes of a file whose name is, or ends in, `name` (mirrors put a prefix before the official names). */
export function findFile(
  files: ReadonlyMap<string, Uint8Array>,
  name: string,
): { readonly name: string; readonly bytes: Uint8Array } | null {
  for (const [found, bytes] of files) {
    if (found === name || found.endsWith(`_${name}`)) return { name: found, bytes };
  }
  return null;
}

/** Text of a file with its byte-order mark and CR LF reported; null and an error note when it is not UTF-8. */
export function readText(file: string, bytes: Uint8Array, notes: Notes): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) notes.add('info', 'byte-order-mark', file);
  const text = decodeUtf8(bytes);
  if (!text.ok) {
    notes.add('error', 'not-utf8', file, `:${text.error.line}`);
    return null;
  }
  if (text.value.includes('\r\n')) notes.add('info', 'crlf', file);
  return text.value;
}

/** A parsed JSON file; null with a note when it is missing (an error only where it is needed) or broken. */
export function readJson(
  files: ReadonlyMap<string, Uint8Array>,
  name: string,
  needed: boolean,
  notes: Notes,
): unknown {
  const file = findFile(files, name);
  if (file === null) {
    if (needed) notes.add('error', 'missing-file', name);
    return null;
  }
  const text = readText(name, file.bytes, notes);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    notes.add('error', 'not-json', name, error instanceof Error ? error.message : '');
    return null;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; anything else in it, or no list at all, is noted. */
export function objectsOf(value: unknown, file: string, place: string, notes: Notes): readonly JsonObject[] {
  if (!Array.isArray(value)) {
    notes.add('warning', 'wrong-shape', file, place);
    return [];
  }
  const list: readonly unknown[] = value;
  return list.filter((item, i): item is JsonObject => {
    if (isObject(item)) return true;
    notes.add('warning', 'wrong-shape', file, `${place}[${i}]`);
    return false;
  });
}
