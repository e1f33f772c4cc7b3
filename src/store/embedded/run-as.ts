import type { SpawnOptions } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { userInfo } from 'node:os';

/**
 * PostgreSQL refuses to run as root. `direct`: as ourselves. `namespace`: as ourselves, but seen from inside as user 65534
 * (files stay ours on disk). `user`: root, with the process given to another user, who must own the data directory.
 */
export type RunAs =
  | { readonly how: 'direct' }
  | { readonly how: 'namespace' }
  | { readonly how: 'user'; readonly uid: number; readonly gid: number };

const NOBODY = 65534;

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: Pick<SpawnOptions, 'uid' | 'gid'>;
}

/** How to run `program` as the chosen user. Every way keeps the process id of the child that is spawned. */
export function commandFor(runAs: RunAs, program: string, args: readonly string[]): Command {
  switch (runAs.how) {
    case 'direct':
      return { file: program, args, options: {} };
    case 'namespace':
      return {
        file: 'unshare',
        args: ['-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--', program, ...args],
        options: {},
      };
    case 'user':
      return { file: program, args, options: { uid: runAs.uid, gid: runAs.gid } };
  }
}

/**
 * Chooses the way for a cluster folder (which may not exist yet). A folder that belongs to an ordinary user keeps that user,
 * also when root opens it once.
 */
export function chooseRunAs(clusterDir: string, allowNamespace = true): RunAs {
  if (process.getuid?.() !== 0) {
    // A container may run us under a number that has no name; PostgreSQL's initdb wants one.
    return allowNamespace && !hasName() && namespaceWorks() ? { how: 'namespace' } : { how: 'direct' };
  }
  const owner = statSync(clusterDir, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { how: 'user', uid: owner.uid, gid: owner.gid };
  if (allowNamespace && namespaceWorks()) return { how: 'namespace' };
  return { how: 'user', uid: NOBODY, gid: NOBODY };
}

function hasName(): boolean {
  try {
    userInfo();
    return true;
  } catch {
    return false;
  }
}

/** Containers often forbid user namespaces, and some systems have no `unshare`. */
function namespaceWorks(): boolean {
  const { file, args } = commandFor({ how: 'namespace' }, 'true', []);
  return spawnSync(file, args, { stdio: 'ignore' }).status === 0;
}

/** True when the chosen user may enter a folder: every parent must let it through. */
export function canEnter(runAs: RunAs, dir: string): boolean {
  const { file, args, options } = commandFor(runAs, 'test', ['-x', dir]);
  return spawnSync(file, args, { ...options, stdio: 'ignore', cwd: '/' }).status === 0;
}
