import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../basics/result.ts';
import { ok } from '../../basics/result.ts';
import type { DigitModel, ModelError } from './model-file.ts';
import { readModel } from './model-file.ts';

/** Folder of an installation's own weights, below its data. */
const FOLDER = 'reading';
/** Says which weights are in use: one line, the SHA-256 of the file. */
const IN_USE = 'in-use';

const nameOf = (hash: string) => `digits-${hash.slice(0, 16)}.model`;

/** The weights that this installation has fitted to its own forms and uses; null: none, the shelf model it is. */
export function ownModel(dataDir: string): Result<DigitModel | null, ModelError> {
  const folder = join(dataDir, FOLDER);
  let hash: string;
  let bytes: Uint8Array;
  try {
    hash = readFileSync(join(folder, IN_USE), 'utf8').trim();
  } catch {
    return ok(null);
  }
  try {
    bytes = readFileSync(join(folder, nameOf(hash)));
  } catch {
    return { ok: false, error: 'changed' };
  }
  return readModel(bytes, hash);
}

/** Keeps fitted weights beside older ones and takes them into use. Gives the path. */
export function keepOwnModel(dataDir: string, bytes: Uint8Array, hash: string): string {
  const folder = join(dataDir, FOLDER);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, nameOf(hash));
  writeFileSync(path, bytes);
  const line = join(folder, IN_USE);
  writeFileSync(`${line}.new`, `${hash}\n`);
  renameSync(`${line}.new`, line);
  return path;
}
