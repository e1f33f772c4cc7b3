import { describe, expect, it } from 'vitest';
import { pageAfter } from './page-grid.ts';

const ROWS = [0, 0, 1, 1, 1, 2];

describe('arrows in the list of pages', () => {
  it.each([
    ['ArrowRight', 1, 2],
    ['ArrowRight', 5, null],
    ['ArrowLeft', 2, 1],
    ['ArrowLeft', 0, null],
    ['ArrowDown', 0, 2],
    ['ArrowDown', 1, 2],
    ['ArrowDown', 4, 5],
    ['ArrowDown', 5, null],
    ['ArrowUp', 5, 2],
    ['ArrowUp', 4, 0],
    ['ArrowUp', 1, null],
    ['ArrowDown', -1, 0],
    ['ArrowUp', -1, null],
    ['x', 1, null],
  ])('%s from %i leads to %s', (key, now, to) => {
    expect(pageAfter(ROWS, now, key)).toBe(to);
  });

  it('lead nowhere in an empty list', () => {
    expect(pageAfter([], -1, 'ArrowDown')).toBeNull();
  });
});
