import type { ChildProcess, ChildProcessByStdio, SpawnOptions } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { until } from './until.ts';

export interface Child {
  readonly process: ChildProcess;
  /** Lines that it has printed so far. */
  readonly lines: readonly string[];
  /** Process id of the database server, once it is open. */
  serverPid(): number;
  readonly exited: Promise<void>;
  /** Asks it to close its database and waits for its end. */
  close(): Promise<void>;
}

const SCRIPT = fileURLToPath(new URL('./child.ts', import.meta.url));

/** Starts testing/child.ts and waits until its database is open. */
export async function startChild(
  dataDir: string,
  mode: 'wait' | 'write' = 'wait',
  as: SpawnOptions = {},
): Promise<Child> {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, dataDir, mode], {
    ...as,
    stdio: ['ignore', 'pipe', 'pipe'],
  }) as ChildProcessByStdio<null, Readable, Readable>;
  const lines: string[] = [];
  let rest = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    const parts = `${rest}${chunk}`.split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const exited = new Promise<void>((resolve) => child.on('close', () => resolve()));
  await until(() => {
    if (child.exitCode !== null) throw new Error(`child ended: ${errors}`);
    return lines.some((line) => line.startsWith('ready '));
  });
  return {
    process: child,
    lines,
    serverPid: () => Number(lines.find((line) => line.startsWith('ready '))?.slice(6)),
    exited,
    async close() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
