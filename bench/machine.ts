import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

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
  /** Milliseconds that all cores together have spent on anything, and in all. */
  readonly busy: number;
  readonly all: number;
  readonly at: number;
}

export function usage(server: ChildProcess, loads: readonly ChildProcess[]): Usage {
  const client = loads.reduce((sum, load) => sum + cpuOf(load.pid), cpuOf(process.pid));
  const times = cpus().map((core) => core.times);
  const all = times.reduce((sum, t) => sum + t.user + t.nice + t.sys + t.irq + t.idle, 0);
  const busy = all - times.reduce((sum, t) => sum + t.idle, 0);
  return { server: cpuOf(server.pid), database: databaseCpu(), client, busy, all, at: performance.now() };
}

export interface Cores {
  readonly server: number;
  readonly database: number;
  readonly client: number;
  /** Share of the whole machine that was busy, with whatever: 0 to 1. */
  readonly machine: number;
}

/** Cores used between two looks. */
export function cores(from: Usage, to: Usage): Cores {
  const seconds = (to.at - from.at) / 1000;
  let database = 0;
  for (const [pid, now] of to.database) database += Math.max(0, now - (from.database.get(pid) ?? 0));
  const per = (cpu: number) => Number((cpu / seconds).toFixed(2));
  return {
    server: per(to.server - from.server),
    database: per(database),
    client: per(to.client - from.client),
    machine: Number(((to.busy - from.busy) / Math.max(1, to.all - from.all)).toFixed(2)),
  };
}
