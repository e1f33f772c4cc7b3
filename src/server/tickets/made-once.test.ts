import { describe, expect, test } from 'vitest';
import { MadeOnce } from './made-once.ts';

describe('an answer that is the same for everybody', () => {
  test('is made once for a cut and a list, and anew for the next', async () => {
    const made = new MadeOnce<number>();
    let count = 0;
    const ask = (path: string, ...of: object[]) => made.at(path, of, async () => ++count);
    const [cut, list] = [{}, {}];
    expect(await Promise.all([ask('/a', cut, list), ask('/a', cut, list), ask('/b', cut, list)])).toEqual([
      1, 1, 2,
    ]);
    expect(await ask('/a', cut, {})).toBe(3);
    expect(await ask('/a', cut, list)).toBe(4);
  });

  test('is made again after it failed, and not kept without end', async () => {
    const made = new MadeOnce<number>();
    const of = [{}];
    await expect(made.at('/a', of, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await made.at('/a', of, async () => 1)).toBe(1);
    for (let i = 0; i < 200; i++) await made.at(`/${i}`, of, async () => i);
    expect(await made.at('/a', of, async () => 2)).toBe(2);
  });
});
