import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../../basics/assert.ts';
import { HEAD_ROLES } from '../../election/model.ts';
import { checkReturn } from '../../returns/check-return.ts';
import type { Figures } from '../../returns/figures.ts';
import { DASH, HEAD_SIZE, headPosition, NOT_ON_FORM } from '../../returns/figures.ts';
import { goodFigures, specOf, tinyElection } from '../../returns/testing/forms.ts';
import { compareWithReading } from './compare.ts';
import type { FigureSays, FormReading } from './read-form.ts';
import { suggest } from './suggest.ts';
import { holds, sumsOf } from './sums.ts';

const election = tinyElection();
const spec = specOf(election, 'constituency');
const good = goodFigures(spec);
const sure = [{ identified: true, sure: true }];

/** A reading of every place, all with the same confidence, some of them changed. */
function reading(changes: Readonly<Record<string, FigureSays>> = {}, confidence = 0.99): FormReading {
  const figures = good.flatMap((figure, position) => {
    const place = position < HEAD_SIZE ? at(HEAD_ROLES, position) : `row:${position - HEAD_SIZE + 1}`;
    if (figure === NOT_ON_FORM) return [];
    return [{ place, says: changes[place] ?? ({ kind: 'number', value: figure, confidence } as const) }];
  });
  return { script: 'arabic', figures, model: 'm' };
}

const number = (value: number, confidence = 0.99): FigureSays => ({ kind: 'number', value, confidence });
const positions = (list: readonly { position: number }[]) => list.map(({ position }) => position);

describe('suggestions', () => {
  it('are given for figures whose sums hold, never for those in no sum', () => {
    const given = positions(suggest(reading(), sure, spec, 0.97));
    expect(given).toContain(headPosition('used'));
    expect(given).toContain(HEAD_SIZE);
    for (const alone of ['registered', 'present', 'signatures'] as const) {
      expect(given).not.toContain(headPosition(alone));
    }
  });

  it('need every page identified and lying surely', () => {
    expect(suggest(reading(), [], spec, 0.97)).toEqual([]);
    expect(suggest(reading(), [...sure, { identified: false, sure: true }], spec, 0.97)).toEqual([]);
    expect(suggest(reading(), [...sure, { identified: true, sure: false }], spec, 0.97)).toEqual([]);
  });

  it('below the bar are not given, though they help to prove a sum', () => {
    const one = reading({ used: number(good[headPosition('used')] ?? 0, 0.6) });
    const given = positions(suggest(one, sure, spec, 0.97));
    expect(given).not.toContain(headPosition('used'));
    expect(given).toContain(headPosition('left'));
  });

  it('stop where a sum fails, and where a term of it is blank or unclear', () => {
    const wrong = positions(suggest(reading({ 'row:1': number(7) }), sure, spec, 0.97));
    expect(wrong).not.toContain(HEAD_SIZE);
    expect(wrong).not.toContain(headPosition('valid'));
    expect(wrong).toContain(headPosition('left'));
    const blank = positions(suggest(reading({ 'row:2': { kind: 'blank' } }), sure, spec, 0.97));
    expect(blank.some((position) => position >= HEAD_SIZE)).toBe(false);
  });

  it('never say anything for a blank, and take a dash for what it is', () => {
    const zero = good.findIndex((figure, position) => position >= HEAD_SIZE && figure === 0);
    const place = `row:${zero - HEAD_SIZE + 1}`;
    const dashed = suggest(reading({ [place]: { kind: 'dash', confidence: 0.99 } }), sure, spec, 0.97);
    expect(dashed.find((s) => s.position === zero)).toMatchObject({ figure: DASH });
    const blank = suggest(reading({ [place]: { kind: 'blank' } }), sure, spec, 0.97);
    expect(blank.find((s) => s.position === zero)).toBeUndefined();
  });

  it('leave places alone that the return does not have', () => {
    const more = { ...reading(), figures: [...reading().figures, { place: 'row:99', says: number(1) }] };
    expect(suggest(more, sure, spec, 0.97)).toEqual(suggest(reading(), sure, spec, 0.97));
  });
});

describe('the third opinion', () => {
  const suggestions = suggest(reading(), sure, spec, 0.97);

  it('says nothing where record and paper agree, nor over a dash for a zero', () => {
    expect(compareWithReading(good, suggestions)).toEqual([]);
    const dashes = good.map((figure, i) => (i >= HEAD_SIZE && figure === 0 ? DASH : figure));
    expect(compareWithReading(dashes, suggestions)).toEqual([]);
  });

  it('flags two scores that were typed in each other’s rows, which no sum can see', () => {
    const swapped: Figures = good.map((figure, i) =>
      i === HEAD_SIZE ? at(good, HEAD_SIZE + 1) : i === HEAD_SIZE + 1 ? at(good, HEAD_SIZE) : figure,
    );
    const flagged = compareWithReading(swapped, suggestions);
    expect(positions(flagged)).toEqual([HEAD_SIZE, HEAD_SIZE + 1]);
    expect(flagged[0]).toMatchObject({ recorded: at(good, HEAD_SIZE + 1), read: at(good, HEAD_SIZE) });
  });
});

describe('the sums', () => {
  it.each(['station', 'advance-out'])('agree with the rules C1, C2 and C5 on a form of a %s', (kind) => {
    const own = specOf(election, 'constituency', kind);
    const base = goodFigures(own);
    const codes = new Set(['C1', 'C2', 'C5']);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(base.length - 1), fc.integer({ min: -3, max: 3 })), { maxLength: 3 }),
        (changes) => {
          const figures = [...base];
          for (const [i, by] of changes) {
            if (at(figures, i) >= 3) figures[i] = at(figures, i) + by;
          }
          const values = new Map(figures.map((figure, i) => [i, Math.max(0, figure)]));
          const failing = sumsOf(own).filter((sum) => holds(sum, values) === false);
          const found = checkReturn(own, election, figures, { photoCount: 1, siblings: new Map() });
          expect(failing.length > 0).toBe(found.some(({ code }) => codes.has(code)));
        },
      ),
    );
  });
});
