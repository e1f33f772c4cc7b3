import { spawn } from 'node:child_process';
import {
  accessSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode, StoreError } from '../errors.ts';
import type { RunAs } from './run-as.ts';
import { canEnter, commandFor } from './run-as.ts';

/** Role and database that the launcher makes. The socket's folder (0700) is the lock on the door. */
export const EMBEDDED_ROLE = 'khanaen';
export const EMBEDDED_DATABASE = 'khanaen';

/** A file that says: this cluster was made by us. */
const MARKER = 'khanaen-cluster';

/** Throws unless the folder is empty, absent, or a cluster of ours of this major version. True when it must be made. */
export function needsInit(clusterDir: string, major: string): boolean {
  const entries = entriesOf(clusterDir);
  if (entries.length === 0) return true;
  const versionFile = join(clusterDir, 'PG_VERSION');
  if (!existsSync(versionFile) || !existsSync(join(clusterDir, MARKER))) {
    throw new StoreError('foreign-data-dir', {
      th: `โฟลเดอร์ ${clusterDir} มีไฟล์อยู่แล้วแต่ไม่ใช่ฐานข้อมูลที่คะแนนสร้างไว้ จึงไม่แตะต้อง โปรดเลือกโฟลเดอร์อื่น`,
      en: `The folder ${clusterDir} holds files but is not a database that Khanaen made; it is left alone. Choose another folder.`,
    });
  }
  const found = readFileSync(versionFile, 'utf8').trim();
  if (found !== major) {
    throw new StoreError('other-major-version', {
      th: `ฐานข้อมูลใน ${clusterDir} เป็น PostgreSQL รุ่น ${found} แต่โปรแกรมนี้ใช้รุ่น ${major} โปรดเปิดด้วยโปรแกรมรุ่นเดิมแล้วย้ายข้อมูล (ดู docs/operations.md)`,
      en: `The database in ${clusterDir} is of PostgreSQL ${found}, this program brings ${major}. Open it with the older program and move the data (see docs/operations.md).`,
    });
  }
  return false;
}

/** Makes the cluster beside its place and moves it there whole, so that a crash never leaves half a cluster. */
export async function initCluster(programDir: string, clusterDir: string, runAs: RunAs): Promise<void> {
  const parent = dirname(clusterDir);
  const temporary = join(parent, `postgres.new-${process.pid}`);
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { mode: 0o700 });
  if (runAs.how === 'user') chownSync(temporary, runAs.uid, runAs.gid);
  const output = await run(runAs, join(programDir, 'bin', 'initdb'), [
    `--pgdata=${temporary}`,
    `--username=${EMBEDDED_ROLE}`,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--auth-local=trust',
    '--auth-host=reject',
    '--no-instructions',
  ]);
  if (output !== null) {
    rmSync(temporary, { recursive: true, force: true });
    throw cannotInit(parent, output);
  }
  writeFileSync(
    join(temporary, MARKER),
    'This database cluster belongs to Khanaen. Do not edit files here.\n',
  );
  if (existsSync(clusterDir)) rmSync(clusterDir, { recursive: true }); // empty: needsInit looked
  renameSync(temporary, clusterDir);
  const names = openSync(parent, 'r');
  fsyncSync(names);
  closeSync(names);
}

/** Refuses a folder or cluster of another user; root may use everybody's. */
export function checkOwner(dataDir: string, clusterDir: string): void {
  const uid = process.getuid?.();
  if (uid === undefined || uid === 0) return;
  const owner = statSync(clusterDir, { throwIfNoEntry: false })?.uid ?? uid;
  if (owner === uid && mayWrite(dataDir)) return;
  throw new StoreError('data-dir-not-ours', {
    th: `โฟลเดอร์ข้อมูล ${dataDir} เป็นของผู้ใช้ระบบคนอื่น โปรดเปิดด้วยผู้ใช้นั้นหรือเลือกโฟลเดอร์อื่น`,
    en: `The data folder ${dataDir} belongs to another system user. Run as that user or choose another folder.`,
  });
}

function mayWrite(dir: string): boolean {
  try {
    accessSync(dir, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A root-owned cluster that must now run as another user (user namespaces no longer allowed) changes hands. */
export function giveTo(clusterDir: string, runAs: RunAs): void {
  if (runAs.how !== 'user' || statSync(clusterDir).uid === runAs.uid) return;
  for (const entry of readdirSync(clusterDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), runAs.uid, runAs.gid);
  }
  chownSync(clusterDir, runAs.uid, runAs.gid);
}

function entriesOf(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Throws when the user that the server must run as cannot get into the folder. */
export function checkEntrance(dataDir: string, runAs: RunAs): void {
  if (runAs.how !== 'user' || canEnter(runAs, dataDir)) return;
  throw new StoreError('data-dir-unreachable', {
    th: `ฐานข้อมูลต้องทำงานด้วยผู้ใช้ uid ${runAs.uid} (ไม่ใช่ root) แต่ผู้ใช้นั้นเข้าโฟลเดอร์ ${dataDir} ไม่ได้ โปรดเลือกโฟลเดอร์ที่ผู้ใช้อื่นเข้าถึงได้`,
    en: `The database must run as uid ${runAs.uid} (never as root), who may not enter ${dataDir}. Choose a folder whose parents others may enter.`,
  });
}

function cannotInit(parent: string, output: string): StoreError {
  return new StoreError('embedded-start-failed', {
    th: `สร้างฐานข้อมูลใน ${parent} ไม่สำเร็จ: ${output}`,
    en: `The database in ${parent} could not be made: ${output}`,
  });
}

/** Null when the program ended well, else the end of what it said. */
function run(runAs: RunAs, program: string, args: readonly string[]): Promise<string | null> {
  const { file, args: all, options } = commandFor(runAs, program, args);
  return new Promise((resolve) => {
    const child = spawn(file, all, { ...options, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-2000);
    });
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === 0 ? null : said.trim() || `exit code ${code}`));
  });
}
