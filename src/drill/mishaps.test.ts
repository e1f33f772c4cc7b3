import { expect, test } from 'vitest';
import { at } from '../basics/assert.ts';
import { Mishaps } from './mishaps.ts';
import { makeSample } from './sample/make-sample.ts';
import { truthOf } from './truth.ts';
import { sameAsTyped, valueAt, wireEntry } from './wire.ts';

const sample = makeSample({
  kind: 'province',
  seed: 2,
  province: 'MKM',
  date: '2025-11-23',
  scale: 0.05,
  tie: false,
});
if ('unknownProvince' in sample) throw new Error('MKM is a province');
const { election, rows } = sample;

function truths() {
  return election.returns.map((spec) => {
    const row = at(rows, spec.index);
    if (row === null) throw new Error('every form is there');
    return { spec, truth: truthOf(spec, row, 9) };
  });
}

test('the same seed has the same mishaps; shares of 0 have none, shares of 1 all', () => {
  const shares = { typos: 0.3, sameTypos: 0.1, unreadable: 0.2, late: 0.2 };
  const list = (seed: number) => election.returns.map((spec) => new Mishaps(seed, shares).of(spec));
  expect(list(1)).toEqual(list(1));
  expect(list(1)).not.toEqual(list(2));
  const none = new Mishaps(1, { typos: 0, sameTypos: 0, unreadable: 0, late: 0 });
  const all = new Mishaps(1, { typos: 1, sameTypos: 0, unreadable: 1, late: 1 });
  for (const { spec, truth } of truths()) {
    expect(none.typed(spec, 'first', truth)).toBe(truth);
    expect(none.delayOf(spec.unit.id)).toBe(0);
    expect(all.of(spec)).toEqual({ same: false, first: true, second: true, unreadable: true });
    expect(all.delayOf(spec.unit.id)).toBeGreaterThanOrEqual(60);
  }
});

test('a typo changes the entry, and stays a figure that can be typed', () => {
  const mishaps = new Mishaps(5, { typos: 1, sameTypos: 0, unreadable: 0, late: 0 });
  for (const { spec, truth } of truths()) {
    for (const entry of ['first', 'second'] as const) {
      const typed = mishaps.typed(spec, entry, truth);
      expect(sameAsTyped(spec, truth, wireEntry(spec, typed))).toBe(false);
      for (const value of [...typed.head.values(), ...typed.votes]) {
        expect(Number.isSafeInteger(value) && value >= 0).toBe(true);
      }
    }
  }
});

test('the same typo of both people keeps every sum, so that nobody notices before the correction', () => {
  const mishaps = new Mishaps(5, { typos: 0, sameTypos: 1, unreadable: 0, late: 0 });
  let corrections = 0;
  for (const { spec, truth } of truths()) {
    const first = mishaps.typed(spec, 'first', truth);
    expect(mishaps.typed(spec, 'second', truth)).toEqual(first);
    expect(first.head).toEqual(truth.head);
    expect([...first.votes].sort()).toEqual([...truth.votes].sort());
    if (mishaps.needsCorrection(spec, truth)) {
      corrections += 1;
      expect(first.votes).not.toEqual(truth.votes);
    }
  }
  expect(corrections).toBeGreaterThan(50);
});

test('two people who happen to make the same mistake need a correction, too', () => {
  let found = 0;
  for (let seed = 0; seed < 40; seed++) {
    const mishaps = new Mishaps(seed, { typos: 1, sameTypos: 0, unreadable: 0, late: 0 });
    for (const { spec, truth } of truths()) {
      const alike = sameAsTyped(
        spec,
        mishaps.typed(spec, 'first', truth),
        wireEntry(spec, mishaps.typed(spec, 'second', truth)),
      );
      expect(mishaps.needsCorrection(spec, truth)).toBe(alike);
      if (alike) found += 1;
    }
  }
  expect(found).toBeGreaterThan(0);
});

test('a form goes over the wire by role and ballot number, and back by place', () => {
  for (const { spec, truth } of truths()) {
    const wire = wireEntry(spec, truth);
    expect(Object.keys(wire.head).sort()).toEqual(spec.form.fields.map((f) => f.role).sort());
    expect(Object.keys(wire.votes).map(Number).sort()).toEqual(spec.lines.map((l) => l.number).sort());
    expect(sameAsTyped(spec, truth, wire)).toBe(true);
    expect(valueAt(spec, truth, 'valid')).toBe(truth.head.get('valid'));
    const line = at(spec.lines, 0);
    expect(valueAt(spec, truth, `vote:${line.number}`)).toBe(truth.votes[0]);
    expect(valueAt(spec, truth, 'vote:999')).toBeUndefined();
  }
});
