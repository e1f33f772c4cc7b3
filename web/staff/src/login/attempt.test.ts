import { describe, expect, test } from 'vitest';
import { waitAfter } from './attempt.ts';

const refused = (status: number, code: string, retryAfter: number | null = null) => ({
  status,
  code,
  retryAfter,
});

describe('after a refusal', () => {
  test('too many tries wait as long as the server says, and only a person tries again', () => {
    expect(waitAfter(refused(429, 'too-many-attempts', 60), 1)).toEqual({ seconds: 60, again: false });
  });

  test('a server that is away or busy is asked again, less and less often', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7].map((tries) => waitAfter(refused(0, 'unknown'), tries));
    expect(waits.every(({ again }) => again)).toBe(true);
    expect(waits.map(({ seconds }) => seconds)).toEqual([2, 4, 8, 16, 30, 30, 30]);
    expect(waitAfter(refused(503, 'busy', 7), 1)).toEqual({ seconds: 7, again: true });
    expect(waitAfter(refused(502, 'unknown'), 1).again).toBe(true);
  });

  test('what is wrong stays wrong', () => {
    for (const [status, code] of [
      [401, 'wrong-login'],
      [403, 'wrong-password'],
      [422, 'bad-password'],
      [500, 'internal'],
    ] as const)
      expect(waitAfter(refused(status, code), 1)).toEqual({ seconds: 0, again: false });
  });
});
