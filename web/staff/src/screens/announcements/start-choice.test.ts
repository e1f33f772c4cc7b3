import { describe, expect, it } from 'vitest';
import { localText, startOf } from './start-choice.tsx';

describe('when an announcement begins', () => {
  it('reads back the minute that it wrote, in the time of Thailand', () => {
    const moment = Date.UTC(2026, 1, 8, 11, 30);
    expect(startOf(localText(moment))).toBe(moment);
    expect(localText(moment)).toBe('2026-02-08T18:30');
  });

  it('begins at once without a time, or with half of one', () => {
    expect(startOf('')).toBeNull();
    expect(startOf('2026-02-')).toBeNull();
  });
});
