import { describe, expect, it } from 'vitest';
import { formatDay, formatIsoDay, formatMoment, formatTime } from './dates.ts';

const evening = Date.UTC(2023, 4, 14, 11, 45, 7);

describe('dates', () => {
  it('are of Bangkok, with the Buddhist year in Thai and the common year in English', () => {
    expect(formatMoment(evening, 'th')).toBe('14 พ.ค. 2566 18.45.07 น.');
    expect(formatMoment(evening, 'en')).toBe('14 May 2023 18:45:07');
  });

  it('change the day at midnight in Bangkok, not in Greenwich', () => {
    const late = Date.UTC(2025, 11, 31, 17, 0);
    expect(formatDay(late, 'th')).toBe('1 ม.ค. 2569');
    expect(formatTime(late - 1000, 'en', true)).toBe('23:59:59');
  });

  it('read a day of the package, and leave other text alone', () => {
    expect(formatIsoDay('2026-02-08', 'th')).toBe('8 ก.พ. 2569');
    expect(formatIsoDay('soon', 'en')).toBe('soon');
  });
});
