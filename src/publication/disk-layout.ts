import type { Cut } from './model.ts';

/**
 * A cut as files on a disk: path without the leading slash to bytes. Every file stands under the path that programs ask for
 * and under the one that never changes its bytes, so that any static host can serve both.
 */
export function diskLayout(cut: Cut): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const file of cut.files.values()) {
    files.set(file.path.slice(1), file.bytes);
    files.set(file.immutablePath.slice(1), file.bytes);
  }
  return files;
}
