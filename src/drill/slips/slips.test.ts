import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { countsAs, HEAD_SIZE } from '../../returns/figures.ts';
import { goodFigures, specOf } from '../../returns/testing/forms.ts';
import type { FormRow } from '../form-row.ts';
import { randomFrom } from '../random.ts';
import { makeSlip, slipPlaces } from './make-slip.ts';
import { playForm } from './play-form.ts';
import type { Habits } from './reader.ts';
import { runSlips } from './run-slips.ts';
import { SLIP_KINDS, typedWith } from './slip.ts';
import { ContestShares } from './spread.ts';

const election = indexElection(tinyPackage({ candidatesEach: 6 }));
const spec = specOf(election, 'constituency');
const paper = goodFigures(spec);
const CAREFUL: Habits = { slips: 0, per: 'form', shared: 0, deceived: 0, heed: 1, words: false };
const seeds = fc.integer({ min: 1, max: 1e6 });
const sum = (figures: readonly number[]) =>
  figures.slice(HEAD_SIZE).reduce((total, figure) => total + countsAs(figure), 0);

describe('a slip', () => {
  it.each(SLIP_KINDS)('%s: changes something, and only places that people type', (kind) => {
    let made = 0;
    for (let seed = 1; seed < 400; seed++) {
      const random = randomFrom(seed, kind);
      const position = random.pick(slipPlaces(paper));
      const places = makeSlip(kind, paper, position, random);
      if (places === null) continue;
      made += 1;
      const typed = typedWith(paper, [{ kind, shared: false, places }]);
      expect(typed).not.toStrictEqual(paper);
      typed.forEach((figure, i) => {
        if (figure !== paper[i]) expect(slipPlaces(paper)).toContain(i);
      });
    }
    expect(made).toBeGreaterThan(0);
  });

  it('of two lines keeps the sum of the scores', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = randomFrom(seed, 'swap');
        const places = makeSlip('two lines swapped', paper, random.pick(slipPlaces(paper)), random);
        if (places === null) return;
        const typed = typedWith(paper, [{ kind: 'two lines swapped', shared: false, places }]);
        expect(sum(typed)).toBe(sum(paper));
      }),
    );
  });
});

describe('a form that people play', () => {
  it('comes out as the paper says when nobody slips', () => {
    const played = playForm(election, spec, paper, new Map(), CAREFUL, randomFrom(1));
    expect(played.record).toStrictEqual(paper);
    expect(played.slips).toStrictEqual([]);
  });

  it('comes out as the paper says when only typists slip, each on their own', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        // later readers never slip: they have places of their own, and here the first typing slips for certain
        const habits: Habits = { ...CAREFUL, slips: 0.3 };
        const played = playForm(election, spec, paper, new Map(), habits, randomFrom(seed));
        const later = played.slips.some((made) => made.author === 'third' || made.author === 'supervisor');
        const [first, second] = ['first', 'second'].map((who) =>
          played.slips.filter((made) => made.author === who && made.fate === 'ledger'),
        );
        if (later || (first?.length && second?.length)) return;
        expect(played.record).toStrictEqual(paper);
      }),
    );
  });

  it('goes wrong when the handwriting deceives both typists and every sum holds', () => {
    const habits: Habits = { ...CAREFUL, slips: 1, shared: 1, deceived: 1 };
    const wrong = Array.from({ length: 200 }, (_, seed) =>
      playForm(election, spec, paper, new Map(), habits, randomFrom(seed)),
    ).filter((played) => played.slips.some((made) => made.fate === 'ledger'));
    const kinds = new Set(wrong.flatMap((played) => played.slips.map((made) => made.slip.kind)));
    expect(kinds).toContain('two lines swapped');
    for (const played of wrong) expect(played.record).not.toStrictEqual(paper);
  });

  it('is played the same way twice, and ends at every rate of slips', () => {
    const rows = election.returns.map((r): FormRow => {
      const votes = r.lines.map((_, i) => (i * 37 + r.index) % 90);
      const valid = votes.reduce((n, v) => n + v, 0);
      const used = valid + 5;
      const head = { present: used, received: used + 20, used, invalid: 3, noVote: 2, left: 20 };
      return { unitId: r.unit.id, form: r.form.code, valid, votes, ...head };
    });
    for (const slips of [0.02, 0.5]) {
      for (const per of ['form', 'figure'] as const) {
        const habits: Habits = { slips, per, shared: 0.3, deceived: 0.5, heed: 0.5, words: true };
        const once = runSlips(election, election.returns, rows, habits, 7);
        expect(once.forms).toBe(election.returns.length);
        expect(runSlips(election, election.returns, rows, habits, 7)).toStrictEqual(once);
      }
    }
  });
});

it('a form with two lines exchanged stands out among its neighbours', () => {
  const shares = new ContestShares();
  const votes = spec.lines.map((_, i) => (i === 0 ? 300 : i === 1 ? 40 : 0));
  const right = goodFigures(spec, votes);
  for (let i = 0; i < 20; i++) shares.add(spec, right);
  const swapped = typedWith(right, [
    {
      kind: 'two lines swapped',
      shared: false,
      places: new Map([
        [HEAD_SIZE, 40],
        [HEAD_SIZE + 1, 300],
      ]),
    },
  ]);
  expect(shares.suspicion(spec, swapped)).toBeGreaterThan(100);
  expect(shares.suspicion(spec, right)).toBe(0);
});
