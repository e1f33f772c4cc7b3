import { readFileSync, readlinkSync } from 'node:fs';
import { errorCode } from '../errors.ts';

/** Names one process for ever: a process id alone is used again after a while. */
export interface ProcessId {
  readonly pid: number;
  /** Start time in clock ticks since boot (Linux); empty where the system does not tell. */
  readonly started: string;
}

export function thisProcess(): ProcessId {
  return { pid: process.pid, started: startOf(process.pid) };
}

/** True while the very same process lives. A zombie counts as dead. */
export function isAlive(id: ProcessId): boolean {
  if (!pidExists(id.pid)) return false;
  const started = startOf(id.pid);
  if (started === 'zombie') return false;
  return id.started === '' || started === '' || id.started === started;
}

export function pidExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return startOf(pid) !== 'zombie';
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Working directory of a process (PostgreSQL works in its data directory); null where unknown. */
export function workingDirOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** Command line of a process; null where unknown. */
export function commandLineOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return null;
  }
}

function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; state is field 3, start time field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'zombie' : (fields[19] ?? '');
  } catch {
    return '';
  }
}
