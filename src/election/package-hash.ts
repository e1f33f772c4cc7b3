import { sha256Hex } from '../basics/sha256.ts';
import { PACKAGE_FILES } from './limits.ts';
import type { PackageHash } from './model.ts';

/**
 * Identity of a package: SHA-256 of the lines `<SHA-256 of the file>  <name>` of its canonical files (`writePackage`),
 * sorted by name. In a folder that holds only canonical files, `LC_ALL=C sha256sum * | sha256sum` gives the same.
 */
export function packageHash(canonicalFiles: ReadonlyMap<string, Uint8Array>): PackageHash {
  let list = '';
  for (const name of [...PACKAGE_FILES].sort()) {
    const bytes = canonicalFiles.get(name);
    if (bytes !== undefined) list += `${sha256Hex(bytes)}  ${name}\n`;
  }
  return sha256Hex(list) as PackageHash;
}
