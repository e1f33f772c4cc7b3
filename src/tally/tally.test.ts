import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import { indexElection } from '../election/lookup.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import type { Figures } from '../returns/figures.ts';
import { BLANK, DASH, HEAD_SIZE, ILLEGIBLE, MAX_FIGURE } from '../returns/figures.ts';
import type { Totals } from './model.ts';
import { Tally } from './tally.ts';
import { slowTotals } from './testing/slow-tally.ts';

const general = indexElection(tinyPackage({ ballots: ['constituency', 'party-list', 'referendum'] }));
const local = indexElection(tinyPackage({ ballots: ['executive', 'council'] }));
const elections = { general, local } as const;

const figure = fc.oneof(
  { weight: 6, arbitrary: fc.nat(600) },
  { weight: 1, arbitrary: fc.constantFrom(BLANK, DASH, ILLEGIBLE, -4) },
  { weight: 1, arbitrary: fc.nat(MAX_FIGURE) },
);

type Step = readonly [returnIndex: number, figures: Figures | null];

/** Records, corrections (a return set again) and annulments (null), in any order. */
function arbitrarySteps(election: Election): fc.Arbitrary<readonly Step[]> {
  const step = fc.nat(election.returns.length - 1).chain((r) => {
    const length = HEAD_SIZE + at(election.returns, r).lines.length;
    return fc.tuple(
      fc.constant(r),
      fc.option(fc.array(figure, { minLength: length, maxLength: length }), { freq: 6 }),
    );
  });
  return fc.array(step, { maxLength: 40 });
}

function finalFigures(steps: readonly Step[]): Map<number, Figures> {
  const final = new Map<number, Figures>();
  for (const [r, figures] of steps) {
    if (figures === null) final.delete(r);
    else final.set(r, figures);
  }
  return final;
}

function everyTotal(election: Election, tally: Tally): readonly (readonly [Totals, Totals, Totals])[] {
  return election.pkg.areas.flatMap((_, a) =>
    election.ballots.map(
      (_, b) => [tally.totals(a, b), tally.stationTotals(a, b), tally.otherTotals(a, b)] as const,
    ),
  );
}

function folded(election: Election, steps: Iterable<Step>): Tally {
  const tally = new Tally(election);
  for (const [r, figures] of steps) tally.set(r, figures);
  return tally;
}

describe.each(['general', 'local'] as const)('the tally of a %s election', (name) => {
  const election = elections[name];
  const steps = arbitrarySteps(election);

  test('agrees with the slow one in every area, after any history', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const tally = folded(election, history);
        const final = finalFigures(history);
        election.pkg.areas.forEach((_, a) => {
          election.ballots.forEach((_, b) => {
            expect(tally.totals(a, b)).toEqual(slowTotals(election, final, a, b));
            expect(tally.stationTotals(a, b)).toEqual(slowTotals(election, final, a, b, 'stations'));
          });
        });
        expect(tally.size).toBe(final.size);
        election.returns.forEach((_, r) => {
          expect(tally.figuresOf(r)).toEqual(final.get(r) ?? null);
          expect(tally.counts(r)).toBe(final.has(r));
        });
      }),
      { numRuns: 60 },
    );
  });

  test('does not depend on order, and a history equals its end', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat()), (history, keys) => {
        const final = [...finalFigures(history)];
        const shuffled = final
          .map((step) => [keys.next().value ?? 0, step] as const)
          .sort(([x], [y]) => x - y)
          .map(([, step]) => step);
        const expected = everyTotal(election, folded(election, history));
        expect(everyTotal(election, folded(election, final))).toEqual(expected);
        expect(everyTotal(election, folded(election, shuffled))).toEqual(expected);
      }),
    );
  });

  test('is empty again when everything is taken out', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const tally = folded(election, history);
        for (const [r] of history) tally.set(r, null);
        expect(everyTotal(election, tally)).toEqual(everyTotal(election, new Tally(election)));
        expect(tally.size).toBe(0);
      }),
    );
  });

  test('sums of the constituencies are the province and the nation; stations and others are the whole', () => {
    const levels = (kind: string) => election.pkg.areas.flatMap((a, i) => (a.kind === kind ? [i] : []));
    fc.assert(
      fc.property(steps, (history) => {
        const tally = folded(election, history);
        election.ballots.forEach((_, b) => {
          const parts = levels('constituency').map((a) => tally.totals(a, b));
          const whole = levels('nation').map((a) => tally.totals(a, b))[0];
          const sum = (pick: (t: Totals) => number) => parts.reduce((s, t) => s + pick(t), 0);
          for (const area of [...levels('nation'), ...levels('province')]) {
            const t = tally.totals(area, b);
            expect([t.returns, t.registered, t.valid, t.invalid, t.noVote, t.counted]).toEqual([
              sum((p) => p.returns),
              sum((p) => p.registered),
              sum((p) => p.valid),
              sum((p) => p.invalid),
              sum((p) => p.noVote),
              sum((p) => p.counted),
            ]);
            expect(t.partyVotes).toEqual(whole?.partyVotes);
          }
          whole?.partyVotes?.forEach((votes, p) => {
            expect(votes).toBe(sum((t) => t.partyVotes?.[p] ?? 0));
          });
          election.pkg.areas.forEach((_, a) => {
            const [all, stations, others] = [
              tally.totals(a, b),
              tally.stationTotals(a, b),
              tally.otherTotals(a, b),
            ];
            expect(stations.valid + others.valid).toBe(all.valid);
            expect(stations.returns).toBe(all.stations);
            all.votes?.forEach((v, i) => {
              expect((stations.votes?.[i] ?? 0) + (others.votes?.[i] ?? 0)).toBe(v);
            });
          });
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('the tally refuses', () => {
  const length = HEAD_SIZE + at(general.returns, 0).lines.length;
  const good = new Array<number>(length).fill(1);
  test.each<readonly [string, Figures]>([
    ['a list that is too short', good.slice(1)],
    ['a list that is too long', [...good, 1]],
    ['a fraction', good.with(3, 1.5)],
    ['not a number', good.with(3, Number.NaN)],
    ['a code that does not exist', good.with(3, -5)],
    ['more than nine digits', good.with(length - 1, MAX_FIGURE + 1)],
  ])('%s, and changes nothing', (_, figures) => {
    const tally = folded(general, [[0, good]]);
    const before = everyTotal(general, tally);
    expect(() => tally.set(0, figures)).toThrow();
    expect(everyTotal(general, tally)).toEqual(before);
  });

  test('a return that does not exist', () => {
    expect(() => new Tally(general).set(general.returns.length, null)).toThrow();
    expect(() => new Tally(general).set(-1, null)).toThrow();
  });

  test('the largest figures everywhere still add up exactly', () => {
    const tally = new Tally(general);
    for (const spec of general.returns) {
      tally.set(spec.index, new Array<number>(HEAD_SIZE + spec.lines.length).fill(MAX_FIGURE));
    }
    const returns = general.returns.filter((r) => r.ballotIndex === 0).length;
    expect(tally.totals(0, 0).counted).toBe(3 * MAX_FIGURE * returns);
  });
});
