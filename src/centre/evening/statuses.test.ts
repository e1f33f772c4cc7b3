import { expect, test } from 'vitest';
import { STAGES } from '../../returns/life-state.ts';
import type { PublicState } from './public-state.ts';
import type { Status } from './statuses.ts';
import { COMPLETE, MISSING, STATUSES, statusOf } from './statuses.ts';

const standing = { returnIndex: 0, unitIndex: 0, round: 1, version: 1 };
const cut = (unitStatus: ReturnType<PublicState['unitStatus']>, shownVersion = 0): PublicState => ({
  cut: 1,
  unitStatus: () => unitStatus,
  shownVersion: () => shownVersion,
  whyHeld: () => null,
});

test('every stage has a status with and without a cut, and only the accepted one depends on it', () => {
  for (const stage of STAGES) {
    const without = statusOf(stage, standing, null);
    expect(STATUSES).toContain(without);
    const shown = statusOf(stage, standing, cut('shown', 1));
    if (stage === 'accepted') expect([without, shown]).toEqual(['accepted', 'public']);
    else expect(shown).toBe(without);
  }
});

test('what is accepted is public, held back, or waits for its pair, as the cut says', () => {
  const at = (state: PublicState, version = 1, round = 1): Status =>
    statusOf('accepted', { ...standing, version, round }, state);
  expect(at(cut('held-back'))).toBe('held-back');
  expect(at(cut('partly'))).toBe('waiting-pair');
  expect(at(cut('awaited'))).toBe('accepted');
  expect(at(cut('shown', 1), 2)).toBe('accepted');
  expect(at(cut('shown', 2), 2)).toBe('corrected');
  // A new round after an annulment begins with version 2: no correction.
  expect(at(cut('shown', 2), 2, 2)).toBe('public');
});

test('no status is both missing and complete', () => {
  for (const status of STATUSES) expect(MISSING.has(status) && COMPLETE.has(status)).toBe(false);
});
