import { expect, test } from 'vitest';
import { readOrder, readTiedOrder } from './lot-order.ts';

test('the order of a lot is read as people write it', () => {
  expect(readOrder('2 1')).toEqual([2, 1]);
  expect(readOrder(' ๑๒, ๓  7 ')).toEqual([12, 3, 7]);
  for (const bad of ['', '2', '2 2', '2 -1', '2 x', '2.5 1', '0 1', '1234567 1'])
    expect(readOrder(bad), bad).toBeNull();
  expect(readTiedOrder('2 1', [1, 2])).toEqual([2, 1]);
  for (const bad of ['2 1 3', '2 3', '1']) expect(readTiedOrder(bad, [1, 2]), bad).toBeNull();
});
