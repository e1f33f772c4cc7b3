import { array, assert, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ranksOf } from './ranks.ts';

describe('ranks', () => {
  it('are shared by equal counts', () => {
    expect(ranksOf([5, 9, 5, 0])).toEqual([2, 1, 2, 4]);
    expect(ranksOf([])).toEqual([]);
  });

  it('are one more than there are larger counts', () => {
    assert(
      property(array(nat(20)), (counts) => {
        expect(ranksOf(counts)).toEqual(
          counts.map((own) => 1 + counts.filter((other) => other > own).length),
        );
      }),
    );
  });
});
