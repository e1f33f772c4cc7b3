import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Seconds of processor time of a process; 0 when it is gone. */
function cpuOf(pid: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const cells = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(cells[11]) + Number(cells[12])) / 100;
  } catch {
    return 0;
  }
}

/** Processor time of every process of PostgreSQL on this machine, by process. */
function databaseCpu(): Map<string, number> {
  const found = new Map<string, number>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres') found.set(pid, cpuOf(Number(pid)));
    } catch {
      // ended meanwhile
    }
  }
  return found;
}

export interface Usage {
  readonly server: number;
  readonly database: ReadonlyMap<string, number>;
  readonly client: number;
  readonly at: number;
}

export function usage(server: ChildProcess, loads: readonly ChildProcess[]): Usage {
  const client = loads.reduce((sum, load) => sum + cpuOf(load.pid), cpuOf(process.pid));
  return { server: cpuOf(server.pid), database: databaseCpu(), client, at: performance.now() };
}

/** Cores used between two looks. */
export function cores(from: Usage, to: Usage): { server: number; database: number; client: number } {
  const seconds = (to.at - from.at) / 1000;
  let database = 0;
  for (const [pid, now] of to.database) database += Math.max(0, now - (from.database.get(pid) ?? 0));
  const per = (cpu: number) => Number((cpu / seconds).toFixed(2));
  return {
    server: per(to.server - from.server),
    database: per(database),
    client: per(to.client - from.client),
  };
}
