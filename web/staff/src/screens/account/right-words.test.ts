import { expect, test } from 'vitest';
import { ACTIONS } from '../../../../../src/rights/rights.ts';
import { OWN_RIGHTS, RIGHT_GROUPS } from './right-words.ts';

test('every right of the table has words in both languages, and no words are without a right', () => {
  const worded = RIGHT_GROUPS.flatMap((group) => Object.keys(group.rights));
  expect([...worded, ...OWN_RIGHTS].sort()).toEqual([...ACTIONS].sort());
  for (const { rights } of RIGHT_GROUPS) {
    for (const [right, { th, en }] of Object.entries(rights)) {
      expect(th, right).toMatch(/[\u0E00-\u0E7F]/);
      expect(en, right).toMatch(/^[A-Z]/);
    }
  }
});
