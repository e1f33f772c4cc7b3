import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sha256Hex } from '../basics/sha256.ts';
import type { PrintDocument } from './documents.ts';
import type { Emblem } from './emblem.ts';
import { type Breathe, type PrintInk, printToFile } from './print-document.ts';

/** Lists what is finished, beside the files. */
export const JOB_FILE = 'printed.json';

/** Raised when the same input draws other bytes: finished files of an earlier drawing are then made again. */
const DRAWING = 1;

export interface PrintedFile {
  /** `<name>.pdf` in the job's folder. */
  readonly name: string;
  /** Hash of everything that the file is made from. */
  readonly input: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
}

export interface JobProgress {
  /** Files that are finished, those of an earlier run included, and all. */
  readonly done: number;
  readonly total: number;
  readonly pages: number;
  /** What was just finished; null before the first. */
  readonly file: PrintedFile | null;
  /** It was there already, with the right hash. */
  readonly skipped: boolean;
}

export interface JobOptions {
  readonly folder: string;
  readonly documents: readonly PrintDocument[];
  readonly ink: PrintInk;
  readonly packageHash: string;
  /** What else decides the content of the files: chosen forms, split. */
  readonly choice: string;
  readonly progress?: (progress: JobProgress) => void;
  readonly afterForm?: Breathe;
  /** Asked before each file; true ends the job between two files. */
  readonly stopped?: () => boolean;
}

/**
 * Prints documents into a folder, one after another. A file that is there, whole and from the same input, is left as it is: a
 * job that was interrupted goes on where it stopped.
 */
export async function runPrintJob(options: JobOptions): Promise<readonly PrintedFile[]> {
  const { folder, documents } = options;
  await mkdir(folder, { recursive: true });
  const known = new Map((await readList(folder)).map((file) => [file.name, file]));
  const files: PrintedFile[] = [];
  let pages = 0;
  const tell = (file: PrintedFile | null, skipped: boolean) =>
    options.progress?.({ done: files.length, total: documents.length, pages, file, skipped });
  tell(null, false);
  for (const document of documents) {
    if (options.stopped?.() === true) break;
    const name = `${document.name}.pdf`;
    const input = inputHash(options, document);
    const before = known.get(name);
    const skipped = before?.input === input && (await hashOf(join(folder, name))) === before.sha256;
    const file: PrintedFile =
      skipped && before !== undefined
        ? before
        : {
            name,
            input,
            ...(await printToFile(join(folder, name), document, options.ink, options.afterForm)),
          };
    files.push(file);
    pages += file.pages;
    known.set(name, file);
    if (!skipped) await writeList(folder, [...known.values()]);
    tell(file, skipped);
  }
  return files;
}

function inputHash({ packageHash, choice, ink }: JobOptions, document: PrintDocument): string {
  const key = sha256Hex(ink.codes.key);
  return sha256Hex(
    JSON.stringify([
      DRAWING,
      packageHash,
      choice,
      document.name,
      ink.copies,
      ink.codes.baseUrl,
      key,
      emblemHash(ink.emblem),
    ]),
  );
}

function emblemHash(emblem: Emblem | null): string {
  if (emblem === null) return '';
  return sha256Hex(emblem.kind === 'png' ? emblem.bytes : JSON.stringify(emblem));
}

async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
    return hash.digest('hex');
  } catch {
    return null; // gone or unreadable: it is printed again
  }
}

/** What an earlier run finished; a list that cannot be read counts as none. */
export async function readList(folder: string): Promise<readonly PrintedFile[]> {
  try {
    const list: unknown = JSON.parse(await readFile(join(folder, JOB_FILE), 'utf8'));
    return Array.isArray(list) ? list.filter(isPrinted) : [];
  } catch {
    return [];
  }
}

function isPrinted(value: unknown): value is PrintedFile {
  if (typeof value !== 'object' || value === null) return false;
  const file = value as Partial<Record<keyof PrintedFile, unknown>>;
  const texts = [file.name, file.input, file.sha256].every((text) => typeof text === 'string');
  return texts && [file.bytes, file.pages].every((n) => Number.isSafeInteger(n));
}

async function writeList(folder: string, files: readonly PrintedFile[]): Promise<void> {
  const path = join(folder, JOB_FILE);
  await writeFile(`${path}.part`, `${JSON.stringify(files, null, 1)}\n`);
  await rename(`${path}.part`, path);
}
