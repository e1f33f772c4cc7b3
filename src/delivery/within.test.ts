import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { Stopped } from './fault.ts';
import { within } from './within.ts';

const never = () => new Promise<never>(() => undefined);
/** Takes away everything that nobody holds, now. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

test('what never ends is given up in time, also when memory is tidied meanwhile', async () => {
  const stop = new AbortController();
  let heard: AbortSignal | null = null;
  const working = within(60, stop.signal, (signal) => {
    heard = signal;
    return never();
  });
  const end = expect(working).rejects.toMatchObject({ code: 'too-slow', detail: 'no answer within 0.06 s' });
  await sleep(5);
  collectGarbage();
  await end;
  expect(heard).toMatchObject({ aborted: true });
});

test('whoever is stopped hears of it at once, and before anything was begun', async () => {
  const stop = new AbortController();
  const end = expect(within(60_000, stop.signal, never)).rejects.toBeInstanceOf(Stopped);
  stop.abort();
  await end;
  let begun = false;
  const late = within(60_000, stop.signal, async () => {
    begun = true;
  });
  await expect(late).rejects.toBeInstanceOf(Stopped);
  expect(begun).toBe(false);
});

test('an answer and a failure come through as they are', async () => {
  const stop = new AbortController();
  expect(await within(1000, stop.signal, async () => 7)).toBe(7);
  await expect(
    within(1000, stop.signal, async () => {
      throw new Error('refused');
    }),
  ).rejects.toThrow('refused');
});
