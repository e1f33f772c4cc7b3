import { sha256Hex } from '../basics/sha256.ts';
import type { Findings } from './difference.ts';
import type { Source } from './source.ts';
import { CannotCheck } from './source.ts';

/** What every file of a cut begins with. */
export interface Head {
  readonly cut: number;
  readonly at: string;
  readonly status: string;
  readonly drill: boolean;
  readonly election: string;
  readonly package: string;
  readonly ledger: { readonly size: number; readonly root: string };
}

interface ListedFile {
  readonly path: string;
  readonly immutable: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly type: unknown;
}

/** All files of one cut, each held against its hash. */
export interface DownloadedCut {
  readonly head: Head;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly manifestSha256: string;
}

const MANIFEST = '/v1/manifest.json';

/** Downloads what the manifest lists; hashes that do not fit become differences. */
export async function downloadCut(source: Source, findings: Findings): Promise<DownloadedCut> {
  const bytes = await source.read(MANIFEST);
  if (bytes === null) throw new CannotCheck(`${source.name} has no ${MANIFEST}`);
  const manifest = record(parseJson(bytes, MANIFEST));
  const head = readHead(manifest);
  const files = new Map<string, Uint8Array>([[MANIFEST, bytes]]);
  const hash = sha256Hex(bytes);
  // A server may publish the next cut meanwhile; then a plain path is none of this cut's business any more.
  const isCurrent = async () => {
    const now = await source.read(MANIFEST);
    return now !== null && sha256Hex(now) === hash;
  };
  for (const file of readFiles(manifest)) {
    const content = await readFile(source, file, isCurrent, findings);
    if (content !== null) files.set(file.path, content);
  }
  return { head, files, manifestSha256: hash };
}

/** The file under the path that never changes, and under its plain path while this is the newest cut. */
async function readFile(
  source: Source,
  file: ListedFile,
  isCurrent: () => Promise<boolean>,
  findings: Findings,
): Promise<Uint8Array | null> {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  findings.equal(
    MANIFEST,
    `${file.path}, immutable`,
    `/v1/f/${file.sha256.slice(0, 16)}/${name}`,
    file.immutable,
  );
  const type = name.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8';
  findings.equal(MANIFEST, `${file.path}, type`, type, file.type);
  const kept = await source.read(file.immutable);
  const plain = await source.read(file.path);
  if (kept !== null) checkHash(file, file.immutable, kept, findings);
  const fits = plain !== null && sha256Hex(plain) === file.sha256;
  if (fits || (plain !== null && (kept === null || (await isCurrent())))) {
    checkHash(file, file.path, plain, findings);
    return plain;
  }
  if (kept === null) findings.differ(file.path, 'file', file.sha256, 'missing');
  return kept;
}

function checkHash(file: ListedFile, path: string, bytes: Uint8Array, findings: Findings): void {
  findings.equal(path, 'sha256', file.sha256, sha256Hex(bytes));
  findings.equal(path, 'bytes', file.bytes, bytes.length);
}

function readFiles(manifest: Readonly<Record<string, unknown>>): ListedFile[] {
  const list = manifest['files'];
  if (!Array.isArray(list)) throw new CannotCheck(`${MANIFEST} lists no files`);
  return list.map((item) => {
    const file = record(item);
    const { path, immutable, bytes, sha256 } = file;
    if (
      typeof path !== 'string' ||
      typeof immutable !== 'string' ||
      typeof bytes !== 'number' ||
      typeof sha256 !== 'string'
    ) {
      throw new CannotCheck(`${MANIFEST} has an entry without path, hash or size`);
    }
    return { path, immutable, bytes, sha256, type: file['type'] };
  });
}

function readHead(manifest: Readonly<Record<string, unknown>>): Head {
  const ledger = record(manifest['ledger']);
  const { cut, at, status, drill, election } = manifest;
  const hash = manifest['package'];
  if (
    typeof cut !== 'number' ||
    typeof at !== 'string' ||
    typeof status !== 'string' ||
    typeof drill !== 'boolean' ||
    typeof election !== 'string' ||
    typeof hash !== 'string' ||
    typeof ledger['size'] !== 'number' ||
    typeof ledger['root'] !== 'string'
  ) {
    throw new CannotCheck(`${MANIFEST} does not say which cut it is`);
  }
  return {
    cut,
    at,
    status,
    drill,
    election,
    package: hash,
    ledger: { size: ledger['size'], root: ledger['root'] },
  };
}

export function parseJson(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new CannotCheck(`${path} is not JSON`);
  }
}

/** An object, whatever it was: other values have no fields. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
