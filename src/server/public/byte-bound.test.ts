import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteBound } from './byte-bound.ts';

it('never holds more than its bound, counts what it holds, and lets the first ones go', () => {
  const step = fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    size: fc.integer({ min: 0, max: 12 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const bound = new ByteBound<number>(10, (size) => size);
      for (const { name, size } of steps) {
        expect(bound.put(name, size)).toBe(size <= 10);
        expect(bound.get(name)).toBe(size <= 10 ? size : undefined);
        const held = [...bound.entries()].reduce((sum, [, one]) => sum + one, 0);
        expect(bound.bytes).toBe(held);
        expect(held).toBeLessThanOrEqual(10);
      }
    }),
  );
});

it('tells which names had to make room, and not those that were replaced', () => {
  const left: string[] = [];
  const bound = new ByteBound<string>(
    6,
    ({ length }) => length,
    (name) => left.push(name),
  );
  bound.put('first', 'aaa');
  bound.put('second', 'bb');
  bound.put('second', 'bbb');
  expect(left).toEqual([]);
  bound.put('third', 'c');
  expect(left).toEqual(['first']);
  expect([...bound.entries()].map(([name]) => name)).toEqual(['second', 'third']);
});
