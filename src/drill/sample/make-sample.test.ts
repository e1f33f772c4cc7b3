import { expect, test } from 'vitest';
import { at } from '../../basics/assert.ts';
import type { ReturnSpec } from '../../election/lookup.ts';
import { indexElection } from '../../election/lookup.ts';
import { parsePackage } from '../../election/parse.ts';
import { preflight } from '../../election/preflight.ts';
import { writePackage } from '../../election/write.ts';
import type { FormRow } from '../form-row.ts';
import { drillFiles } from './files.ts';
import type { MadeSample } from './make-sample.ts';
import { makeSample } from './make-sample.ts';
import type { SampleKind } from './model.ts';
import { PROVINCES } from './provinces.ts';

function sampleOf(kind: SampleKind, seed: number, scale = 0.05, tie = false): MadeSample {
  const sample = makeSample({ kind, seed, scale, tie, province: 'MKM', date: '2025-11-23' });
  if ('unknownProvince' in sample) throw new Error('MKM is a province');
  return sample;
}

function eachForm(sample: MadeSample, visit: (row: FormRow, spec: ReturnSpec) => void): void {
  sample.election.returns.forEach((spec) => {
    const row = sample.rows[spec.index];
    if (row === null || row === undefined)
      throw new Error(`form ${spec.unit.id} ${spec.contest.id} is missing`);
    visit(row, spec);
  });
}

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

test('the skeleton is the real one: 77 provinces, 400 constituencies, 52,195,920 voters', () => {
  expect(PROVINCES).toHaveLength(77);
  expect(new Set(PROVINCES.map((p) => p.code)).size).toBe(77);
  expect(sum(PROVINCES.map((p) => p.constituencies))).toBe(400);
  expect(sum(PROVINCES.map((p) => p.registered))).toBe(52_195_920);
  expect(PROVINCES.find((p) => p.id === 'PKN')?.en).toBe('Prachuap Khiri Khan');
});

test.each(['province', 'local'] as const)(
  'the same seed gives the same %s sample, another seed another',
  (kind) => {
    const texts = (seed: number) => JSON.stringify([...drillFiles(sampleOf(kind, seed))]);
    expect(texts(3)).toBe(texts(3));
    expect(texts(3)).not.toBe(texts(4));
  },
);

test.each([
  ['province', 0.05],
  ['local', 1],
] as const)('every form of a %s sample holds its arithmetic', (kind, scale) => {
  for (const seed of [1, 2, 3]) {
    eachForm(sampleOf(kind, seed, scale), (row, spec) => {
      expect(row.used).toBe(row.valid + row.invalid + row.noVote);
      expect(row.votes).toHaveLength(spec.lines.length);
      expect(row.votes.every((v) => Number.isSafeInteger(v) && v >= 0 && v <= row.valid)).toBe(true);
      const marks = spec.contest.marks;
      if (marks === 1) expect(sum(row.votes)).toBe(row.valid);
      else {
        expect(sum(row.votes)).toBeGreaterThanOrEqual(row.valid);
        expect(sum(row.votes)).toBeLessThanOrEqual(marks * row.valid);
      }
      if (spec.unit.kind !== 'station') return;
      const over = (row.used ?? 0) + (row.left ?? 0) - (row.received ?? 0);
      expect([0, 1]).toContain(over); // one in a thousand wrote one too many
      expect((row.received ?? 1) % sampleOf(kind, seed, scale).election.pkg.manifest.bookSize).toBe(0);
      expect(row.present ?? 0).toBeLessThanOrEqual(spec.unit.registered ?? 0);
    });
  }
});

test('a whole province has a few forms with mistakes on the paper, and not many', () => {
  let left = 0;
  let present = 0;
  eachForm(sampleOf('province', 1, 1), (row, spec) => {
    if (spec.unit.kind !== 'station') return;
    if (row.received !== (row.used ?? 0) + (row.left ?? 0)) left += 1;
    if (row.present !== row.used) present += 1;
  });
  for (const count of [left, present]) {
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(25);
  }
});

test('stations have 300 to 1,000 voters and add up to the published figures of every area', () => {
  const { election } = sampleOf('province', 1, 1);
  const stations = election.pkg.units.filter((unit) => unit.kind === 'station');
  expect(stations.length).toBeGreaterThan(1300);
  for (const unit of stations) {
    expect(unit.registered).toBeGreaterThanOrEqual(300);
    expect(unit.registered).toBeLessThanOrEqual(1000);
  }
  expect(sum(stations.map((unit) => unit.registered ?? 0))).toBe(772_847);
  for (const area of election.pkg.areas.filter((a) => a.kind === 'constituency')) {
    const inside = stations.filter((unit) => unit.constituencyId === area.id);
    expect(sum(inside.map((unit) => unit.registered ?? 0))).toBe(area.registered);
    expect(inside).toHaveLength(area.stations ?? -1);
  }
});

test('expected totals are the sums of the forms, at every level', () => {
  const sample = sampleOf('province', 5);
  const { election, expected } = sample;
  election.pkg.areas.forEach((_, a) => {
    election.ballots.forEach((_ballot, b) => {
      let valid = 0;
      eachForm(sample, (row, spec) => {
        if (spec.ballotIndex === b && at(election.areasOfUnit, spec.unitIndex).includes(a))
          valid += row.valid;
      });
      expect(at(expected.sums, a)[b]?.valid).toBe(valid);
    });
  });
  expect(sum((expected.seats ?? []).map((s) => s.list))).toBe(100);
  expect(sum((expected.seats ?? []).map((s) => s.constituency))).toBe(6);
});

test('no contest is tied unless a tie is asked for, and then exactly one is', () => {
  for (const kind of ['province', 'local'] as const) {
    for (const seed of [1, 2, 3, 4]) {
      const ties = (tie: boolean) =>
        sampleOf(kind, seed, 0.03, tie).expected.outcomes.flatMap((o, c) => (o?.tied.length ? [c] : []));
      expect(ties(false)).toEqual([]);
      expect(ties(true)).toEqual([0]);
    }
  }
});

test.each([
  ['nation', 0.002],
  ['province', 0.05],
  ['local', 1],
] as const)('a %s sample is a package without an error or a warning', (kind, scale) => {
  const parsed = parsePackage(writePackage(sampleOf(kind, 6, scale).election.pkg));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error.slice(0, 3)));
  const findings = preflight(indexElection(parsed.value));
  expect(findings.filter((finding) => finding.level !== 'info')).toEqual([]);
});

test('a local sample has an executive, villages with two seats, and one village without a contest', () => {
  const { election, expected } = sampleOf('local', 1, 1);
  const kinds = election.pkg.contests.map((contest) => contest.kind);
  expect(kinds.filter((kind) => kind === 'executive')).toHaveLength(1);
  expect(kinds.filter((kind) => kind === 'council').length).toBeGreaterThan(5);
  const councils = election.pkg.contests.flatMap((contest, c) => (contest.kind === 'council' ? [c] : []));
  const uncontested = councils.filter(
    (c) => at(election.linesOfContest, c).length <= at(election.pkg.contests, c).seats,
  );
  expect(uncontested).toHaveLength(1);
  expect(at(expected.outcomes, at(uncontested, 0))?.winners.length).toBeGreaterThan(0);
});
