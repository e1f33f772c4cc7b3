import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

it('a worker in an endless loop does not outlive a program that is killed', async () => {
  const script = fileURLToPath(new URL('./testing/parent.ts', import.meta.url));
  const parent = spawn(process.execPath, ['--import', 'tsx', script], {
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const [said] = (await once(parent.stderr, 'data')) as [Buffer];
  const worker = Number(/worker (\d+)/.exec(said.toString())?.[1]);
  expect(runs(worker)).toBe(true);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  for (let i = 0; i < 400 && runs(worker); i++) await sleep(100);
  const left = runs(worker);
  if (left) process.kill(worker, 'SIGKILL');
  expect(left).toBe(false);
});
