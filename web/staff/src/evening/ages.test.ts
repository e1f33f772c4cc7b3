import { describe, expect, test } from 'vitest';
import { ageText, spanText } from './ages.ts';

describe('time spans in words', () => {
  test.each([
    [0, '< 1 นาที', '< 1 min'],
    [59.9, '< 1 นาที', '< 1 min'],
    [60, '1 นาที', '1 min'],
    [3599, '59 นาที', '59 min'],
    [3900, '1 ชม. 05 นาที', '1 h 05 min'],
    [97_200, '1 วัน 03 ชม.', '1 d 03 h'],
    [-5, '< 1 นาที', '< 1 min'],
  ])('%s seconds of waiting', (seconds, th, en) => {
    expect([ageText(seconds, 'th'), ageText(seconds, 'en')]).toEqual([th, en]);
  });

  test.each([
    [0.4, '0 s'],
    [45.4, '45 s'],
    [59.6, '1:00 min'],
    [125, '2:05 min'],
    [3600, '1 h 00 min'],
  ])('%s seconds of work', (seconds, en) => {
    expect(spanText(seconds, 'en')).toBe(en);
  });
});
