import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import { BYTE_LIMITS, PACKAGE_FILES } from '../election/limits.ts';
import type { Election } from '../election/lookup.ts';
import { indexElection } from '../election/lookup.ts';
import type { PackageError } from '../election/package-errors.ts';
import { errorMessage } from '../election/package-errors.ts';
import { parsePackage } from '../election/parse.ts';

/** Files of a package folder, name → bytes. Files that are no part of a package are not read; missing ones are left out. */
export async function readPackageDir(dir: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const name of PACKAGE_FILES) {
    const bytes = await readBounded(join(dir, name), BYTE_LIMITS[name]);
    if (bytes !== null) files.set(name, bytes);
  }
  return files;
}

/** At most one byte more than the limit: enough for the parser to see that the file is too large. */
async function readBounded(path: string, limit: number): Promise<Uint8Array | null> {
  try {
    const { size } = await stat(path);
    return size > limit ? new Uint8Array(limit + 1) : await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return null;
    }
    throw error;
  }
}

/** Reads, parses and indexes the package in a folder; all errors at once. Throws only when the disk fails. */
export async function loadElection(dir: string): Promise<Result<Election, readonly PackageError[]>> {
  const files = await readPackageDir(dir);
  if (files.size === 0) {
    const code = 'missing-file';
    return err([
      {
        file: join(dir, 'manifest.json'),
        line: null,
        field: null,
        code,
        message: errorMessage(code, null, {}),
      },
    ]);
  }
  const pkg = parsePackage(files);
  return pkg.ok ? ok(indexElection(pkg.value)) : pkg;
}
