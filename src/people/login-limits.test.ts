import { describe, expect, test } from 'vitest';
import { LoginLimits } from './login-limits.ts';

describe('login limits', () => {
  test('five wrong passwords are free, then the pair waits longer each time and never more than 15 minutes', () => {
    let now = 1_000_000;
    const limits = new LoginLimits(() => now);
    for (let i = 0; i < 4; i++) limits.failed('a', '10.0.0.1');
    expect(limits.waitFor('a', '10.0.0.1')).toBe(0);
    limits.failed('a', '10.0.0.1');
    expect(limits.waitFor('a', '10.0.0.1')).toBe(30_000);
    now += 30_000;
    expect(limits.waitFor('a', '10.0.0.1')).toBe(0);
    limits.failed('a', '10.0.0.1');
    expect(limits.waitFor('a', '10.0.0.1')).toBe(60_000);
    for (let i = 0; i < 50; i++) limits.failed('a', '10.0.0.1');
    expect(limits.waitFor('a', '10.0.0.1')).toBe(15 * 60_000);
  });

  test('neither another account behind the same address nor the account elsewhere waits', () => {
    const limits = new LoginLimits(() => 0);
    for (let i = 0; i < 100; i++) limits.failed('a', '10.0.0.1');
    expect(limits.waitFor('b', '10.0.0.1')).toBe(0);
    expect(limits.waitFor('a', '10.0.0.2')).toBe(0);
  });

  test('a clock that jumps back never makes the wait longer than the longest pause', () => {
    let now = 10 * 60 * 60_000;
    const limits = new LoginLimits(() => now);
    for (let i = 0; i < 6; i++) limits.failed('a', 'x');
    now = 0;
    expect(limits.waitFor('a', 'x')).toBeLessThanOrEqual(15 * 60_000);
  });

  test('a good login clears the count', () => {
    const limits = new LoginLimits(() => 0);
    for (let i = 0; i < 9; i++) limits.failed('a', 'x');
    limits.succeeded('a', 'x');
    expect(limits.waitFor('a', 'x')).toBe(0);
    expect(limits.isKnown('a', 'x')).toBe(true);
  });
});
