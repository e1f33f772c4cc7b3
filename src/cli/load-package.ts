import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import { BYTE_LIMITS, PACKAGE_FILES } from '../election/limits.ts';
import type { Election } from '../election/lookup.ts';
import { indexElection } from '../election/lookup.ts';
import type { ElectionPackage } from '../election/model.ts';
import type { PackageError } from '../election/package-errors.ts';
import { errorMessage } from '../election/package-errors.ts';
import { parsePackage } from '../election/parse.ts';
import { writePackage } from '../election/write.ts';

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

/**
 * Writes a package into a folder, made if absent. Package files of an earlier package that this one does not have are removed,
 * or they would become part of it. Other files are left alone.
 */
export async function writePackageDir(dir: string, pkg: ElectionPackage): Promise<void> {
  const files = writePackage(pkg);
  await mkdir(dir, { recursive: true });
  for (const name of PACKAGE_FILES) {
    const bytes = files.get(name);
    if (bytes === undefined) await rm(join(dir, name), { force: true });
    else await writeFile(join(dir, name), bytes);
  }
}
