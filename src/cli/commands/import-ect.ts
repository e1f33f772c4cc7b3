import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Language } from '../../basics/bilingual.ts';
import { type ImportedEct, importEct } from '../../election/ect/import-ect.ts';
import type { ImportNote } from '../../election/ect/notes.ts';
import { BYTE_LIMITS } from '../../election/limits.ts';
import { indexElection } from '../../election/lookup.ts';
import { parsePackage } from '../../election/parse.ts';
import { writePackage } from '../../election/write.ts';
import type { CommandIo } from '../io.ts';
import { writePackageDir } from '../load-package.ts';
import { counts, printErrors } from './check.ts';
import { IMPORT_USAGE, type ImportArguments, readImportArguments } from './import-ect-options.ts';

/** Most bytes of one reference file. The largest of 2566 has 2.4 MB, of a live night 3 MB. */
const LARGEST_JSON = 64_000_000;

/**
 * `khanaen import-ect`. Exit 0 when a package was written (notes are printed and kept in `import-notes.json`), 1 when the
 * files cannot make one, 2 for wrong arguments or unreadable files.
 */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const options = readImportArguments(args);
  if (typeof options === 'string') {
    io.err(options);
    io.err(IMPORT_USAGE);
    return 2;
  }
  if (options.help) {
    io.out(IMPORT_USAGE);
    return 0;
  }
  let imported: ImportedEct;
  try {
    imported = await readAndImport(options);
  } catch (error) {
    io.err(`อ่านไฟล์ไม่ได้ · cannot read the files: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
  printNotes(imported.notes, options.languages, io);
  return imported.pkg === null ? 1 : await writeOut(imported, imported.pkg, options, io);
}

async function readAndImport(options: ImportArguments): Promise<ImportedEct> {
  const optional = async (path: string | undefined) =>
    path === undefined ? null : await readPlainOrGzip(path);
  const areas = await optional(options.areas);
  const candidates = await optional(options.candidates);
  return importEct(await readJsonDir(options.dir), await readPlainOrGzip(options.units), {
    ...(options.edition === undefined ? {} : { edition: options.edition }),
    ...(areas === null ? {} : { areas }),
    ...(candidates === null ? {} : { candidates }),
    manifest: options.manifest,
  });
}

async function writeOut(
  imported: ImportedEct,
  pkg: NonNullable<ImportedEct['pkg']>,
  options: ImportArguments,
  io: CommandIo,
): Promise<number> {
  // The reference files are not ours: what was made of them must pass the same door as any other package.
  const parsed = parsePackage(writePackage(pkg));
  if (!parsed.ok) {
    printErrors(parsed.error, options.languages, io);
    return 1;
  }
  await writePackageDir(options.out, parsed.value);
  await writeFile(join(options.out, 'import-notes.json'), `${JSON.stringify(imported.notes, null, 2)}\n`);
  const election = indexElection(parsed.value);
  io.out(`sha256 ${parsed.value.hash}`);
  const list = Object.entries(counts(election)).filter(([, count]) => count > 0);
  io.out(`${options.out}: ${list.map(([name, count]) => `${count} ${name}`).join(', ')}`);
  return 0;
}

function printNotes(notes: readonly ImportNote[], languages: readonly Language[], io: CommandIo): void {
  for (const { level, code, file, message } of notes) {
    for (const language of languages) io.err(`${level} ${file} [${code}] ${message[language]}`);
  }
}

async function readJsonDir(dir: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const name of (await readdir(dir)).sort()) {
    if (!name.endsWith('.json')) continue;
    const bytes = await readFile(join(dir, name));
    if (bytes.length > LARGEST_JSON)
      throw new RangeError(`${name}: ${bytes.length} bytes, at most ${LARGEST_JSON}`);
    files.set(name, bytes);
  }
  return files;
}

async function readPlainOrGzip(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path);
  const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return zipped ? gunzipSync(bytes, { maxOutputLength: BYTE_LIMITS['units.csv'] }) : bytes;
}
