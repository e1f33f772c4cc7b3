import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { errorCode } from '../errors.ts';
import type { NativePackage } from './platform.ts';
import type { RunAs } from './run-as.ts';
import { commandFor } from './run-as.ts';

/**
 * Gives a folder of PostgreSQL programs that really run as the chosen user. The package's own folder is used where it
 * does; otherwise (read-only node_modules, or one that the unprivileged user cannot enter) a copy in the data directory.
 */
export function prepareProgram(native: NativePackage, dataDir: string, runAs: RunAs): string {
  if (makeSymlinks(native.dir) && runs(native.dir, runAs)) return native.dir;
  const copy = join(dataDir, `postgres-program-${native.version}`);
  if (!existsSync(copy)) copyProgram(native.dir, copy);
  return copy;
}

/**
 * Makes the links to shared libraries that the package lists (npm packages cannot hold links, and install scripts may be
 * switched off). True when all of them stand.
 */
export function makeSymlinks(nativeDir: string): boolean {
  const list = join(nativeDir, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    // Both are given relative to the package, whose folder `native` is ours.
    const path = join(nativeDir, relative('native', target));
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') return false;
    }
  }
  return true;
}

function runs(programDir: string, runAs: RunAs): boolean {
  const { file, args, options } = commandFor(runAs, join(programDir, 'bin', 'postgres'), ['--version']);
  return spawnSync(file, args, { ...options, stdio: 'ignore', cwd: '/' }).status === 0;
}

/** Copies to a name of our own first, so that another process never sees half of it. */
function copyProgram(from: string, to: string): void {
  const temporary = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, temporary, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a') && !path.includes('pkgconfig'),
  });
  makeSymlinks(temporary);
  try {
    renameSync(temporary, to);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (errorCode(error) !== 'ENOTEMPTY' && errorCode(error) !== 'EEXIST') throw error;
  }
}
