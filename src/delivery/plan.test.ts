import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failuresInRow, waitAfter } from './backoff.ts';
import { DeliveryFault } from './fault.ts';
import type { ArrivedFile, WantedFile } from './plan.ts';
import { MOST_DELTAS, outlived, planSends, STAGES } from './plan.ts';

const hash = fc.integer({ min: 0, max: 3 }).map((n) => String(n).repeat(64));
const wanted = fc
  .uniqueArray(
    fc.record({ path: fc.stringMatching(/^[a-c]{1,3}$/), sha256: hash, stage: fc.constantFrom(...STAGES) }),
    {
      selector: ({ path }) => path,
    },
  )
  .map((list): readonly WantedFile[] => list.map((one) => ({ ...one, bytes: 1, mediaType: 'x' })));
const place = fc
  .dictionary(fc.stringMatching(/^[a-c]{1,3}$/), hash)
  .map(
    (files) =>
      new Map(
        Object.entries(files).map(([path, sha256]): [string, ArrivedFile] => [
          path,
          { sha256, bytes: 1, remote: '' },
        ]),
      ),
  );

describe('what is sent to a place', () => {
  test('what was sent makes the place hold what is wanted, and nothing is sent that is there', () => {
    fc.assert(
      fc.property(place, wanted, (arrived, files) => {
        const plan = planSends(arrived, files);
        const sends = plan.stages.flat();
        for (const file of sends) expect(arrived.get(file.path)?.sha256).not.toBe(file.sha256);
        expect(sends.length + plan.same).toBe(files.length);
        const after = new Map(arrived);
        for (const { path, sha256 } of sends) after.set(path, { sha256, bytes: 1, remote: '' });
        for (const file of files) expect(after.get(file.path)?.sha256).toBe(file.sha256);
        for (const path of arrived.keys()) expect(after.has(path)).toBe(true);
        expect(planSends(after, files).stages.flat()).toEqual([]);
      }),
    );
  });

  test('wherever it is cut off, a pointer that has arrived points to what is there', () => {
    fc.assert(
      fc.property(place, wanted, fc.nat(30), (arrived, files, cutOff) => {
        const after = new Map(arrived);
        const sends = planSends(arrived, files).stages.flat().slice(0, cutOff);
        for (const { path, sha256 } of sends) after.set(path, { sha256, bytes: 1, remote: '' });
        for (const { stage } of sends) {
          const before = files.filter((file) => STAGES.indexOf(file.stage) < STAGES.indexOf(stage));
          for (const file of before) expect(after.get(file.path)?.sha256).toBe(file.sha256);
        }
      }),
    );
  });

  test('lasting names are kept for a while after nobody names them, deltas by number', () => {
    const [old, young] = ['v1/f/0123456789abcdef/a.json', 'v1/f/fedcba9876543210/a.json'];
    const deltas = Array.from({ length: MOST_DELTAS + 5 }, (_, i) => `feed/deltas/${i}-${i + 1}.json`);
    const wantedAt = new Map([
      [old, 0],
      [young, 950],
    ]);
    const gone = outlived(
      [old, young, 'v1/nation.json', ...deltas],
      new Set(['feed/deltas/999-1000.json']),
      wantedAt,
      1000,
      100,
    );
    expect(gone).toContain(old);
    expect(gone).not.toContain(young);
    expect(gone).not.toContain('v1/nation.json');
    expect(gone.filter((path) => path.startsWith('feed/')).toSorted()).toEqual(deltas.slice(0, 6).toSorted());
    expect(outlived([old], new Set([old]), wantedAt, 1000, 100)).toEqual([]);
  });
});

test('waits grow up to a minute, are spread, and keep a wish of the place within an hour', () => {
  const fault = (code: DeliveryFault['code'], wish: number | null = null) =>
    new DeliveryFault(code, '', wish);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (failures, random) => {
        const wait = waitAfter(failures, fault('unreachable'), random);
        expect(wait).toBeGreaterThanOrEqual(1500);
        expect(wait).toBeLessThanOrEqual(75_000);
        expect(waitAfter(failures + 1, fault('unreachable'), random)).toBeGreaterThanOrEqual(wait);
        expect(waitAfter(failures, fault('rate-limited', 600_000), random)).toBe(600_000);
        expect(waitAfter(failures, fault('rate-limited', 1e9), random)).toBe(3_600_000);
      },
    ),
  );
  expect(waitAfter(1, fault('gone'), 0)).toBe(3_600_000);
});

test('a bad line that lets something through begins to count anew; a place that is full or refuses does not', () => {
  for (const code of ['unreachable', 'too-slow', 'rate-limited', 'failing'] as const) {
    expect(failuresInRow(2, code, true)).toBe(1);
    expect(failuresInRow(2, code, false)).toBe(3);
  }
  for (const code of ['full', 'refused', 'read-only', 'differs', 'internal'] as const) {
    expect(failuresInRow(2, code, true)).toBe(3);
  }
});
