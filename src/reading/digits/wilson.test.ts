import { expect, it } from 'vitest';
import { share } from './wilson.ts';

it('gives the known intervals', () => {
  const half = share(50, 100);
  expect(half.low).toBeCloseTo(0.4038, 4);
  expect(half.high).toBeCloseTo(0.5962, 4);
  const none = share(0, 1000);
  expect(none.low).toBeCloseTo(0, 12);
  expect(none.high).toBeCloseTo(0.003827, 5);
  expect(share(0, 0)).toMatchObject({ low: 0, high: 1 });
});
