import { describe, expect, test } from 'vitest';
import { searchKey } from './search-key.ts';

describe('what a search compares', () => {
  test.each([
    ['หน่วยเลือกตั้งที่ ๑๒', 'หนวยเลือกตังที 12'],
    ['Unit 44-01-S1', 'unit 44-01-s1'],
    ['น้ำ', 'นำ'],
  ])('%s', (text, key) => {
    expect(searchKey(text)).toBe(key);
  });

  test('sara am stays one letter', () => {
    expect(searchKey('ลำ')).toHaveLength(2);
  });
});
