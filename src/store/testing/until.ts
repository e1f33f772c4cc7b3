import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until the condition holds. Fails after a minute: long enough for a busy machine, short enough to see a bug. */
export async function until(condition: () => boolean | Promise<boolean>, limitMs = 60_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`not within ${limitMs} ms: ${condition.toString()}`);
    await sleep(5);
  }
}
