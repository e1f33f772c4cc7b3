import { describe, expect, test } from 'vitest';
import { minutesLeft, sessionEnd, shouldSayAlive } from './session-clock.ts';

const MINUTE = 60_000;
const limits = { idleSeconds: 3600, endsInSeconds: 14 * 3600 };

describe('when a session ends', () => {
  test('an hour after the last answer, less what the server may not have noted', () => {
    const end = sessionEnd(limits, 0, 10 * MINUTE);
    expect(end).toEqual({ at: 70 * MINUTE - 65_000, why: 'idle', warnAt: 65 * MINUTE - 65_000 });
  });

  test('after its whole time, however alive it is', () => {
    const end = sessionEnd({ ...limits, endsInSeconds: 600 }, 1000, 500_000);
    expect(end).toEqual({ at: 601_000, why: 'total', warnAt: 301_000 });
  });

  test('somebody who works is told to the server before the warning would come', () => {
    expect(shouldSayAlive(limits, 0, 5 * MINUTE)).toBe(false);
    expect(shouldSayAlive(limits, 0, 5 * MINUTE + 1)).toBe(true);
    const short = { ...limits, idleSeconds: 60 };
    const { at, warnAt } = sessionEnd(short, 0, 0);
    expect(warnAt).toBeLessThan(at);
    expect(shouldSayAlive(short, 0, warnAt)).toBe(true);
  });

  test('the time that is left is rounded up', () => {
    expect(minutesLeft(4 * MINUTE + 6_001)).toEqual([4, '07']);
    expect(minutesLeft(-5)).toEqual([0, '00']);
  });
});
