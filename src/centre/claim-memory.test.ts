import { describe, expect, test } from 'vitest';
import type { BallotId } from '../election/model.ts';
import { initialState } from '../returns/life.ts';
import { ClaimMemory } from './claim-memory.ts';
import { DatabaseClock } from './database-clock.ts';
import type { LoadedReturn } from './loaded-return.ts';

const loaded = (returnId: number): LoadedReturn => ({
  returnId,
  rev: 3,
  state: initialState(),
  keys: { first: null, second: null, third: null, proposed: null },
  claim: null,
  pastClaims: [],
  seenBy: [],
  photos: [],
  pictures: [],
  waits: false,
  excuse: null,
  paperPages: null,
  siblings: [{ returnId: 9, ballot: 'party-list' as BallotId, version: 0, figures: null }],
  now: 0,
});

describe('memory of claims', () => {
  test('gives what it keeps once, and lets the oldest go when there is too much', () => {
    const memory = new ClaimMemory();
    for (let i = 0; i < 4_001; i++) memory.keep(`c${i}`, loaded(i));
    expect(memory.take('c0')).toBeNull();
    expect(memory.take('c4000')?.returnId).toBe(4000);
    expect(memory.take('c4000')).toBeNull();
  });

  test('a record that the claim could not see yet is noted, of another unit it is not', () => {
    const memory = new ClaimMemory();
    memory.keep('c', loaded(8));
    memory.amend('c', 7, 1, [1]);
    memory.amend('other', 9, 1, [1]);
    memory.amend('c', 9, 1, [5, 6]);
    expect(memory.take('c')?.siblings).toEqual([
      { returnId: 9, ballot: 'party-list', version: 1, figures: [5, 6] },
    ]);
  });
});

describe('the clock of the database', () => {
  test('goes on from what was told, and is not known before or long after', () => {
    let steady = 500;
    const clock = new DatabaseClock(() => steady);
    expect(clock.now()).toBeNull();
    clock.observe(1_000_000);
    steady += 250.7;
    expect(clock.now()).toBe(1_000_250);
    steady += 60_000;
    expect(clock.now()).toBeNull();
    // The database's own clock may be set back; what it says last counts.
    clock.observe(900_000);
    expect(clock.now()).toBe(900_000);
  });
});
