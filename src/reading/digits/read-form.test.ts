import { describe, expect, it } from 'vitest';
import { CLASSES, DASH_CLASS, FIRST_CLASS, OTHER_CLASS } from './classes.ts';
import type { BoxSays, SeenBox } from './read-box.ts';
import { sayBox, scriptOf } from './read-box.ts';
import { sayFigure, sayForm } from './read-form.ts';

const blank: BoxSays = { kind: 'blank' };
const dash: BoxSays = { kind: 'dash', confidence: 0.9 };
const other: BoxSays = { kind: 'other', confidence: 0.9 };
const digit = (value: number, confidence = 0.99): BoxSays => ({ kind: 'digit', digit: value, confidence });

describe('a figure from its boxes', () => {
  it.each([
    ['blank boxes say blank, never 0', [blank, blank, blank], { kind: 'blank' }],
    ['digits to the right', [blank, digit(1), digit(0, 0.8)], { kind: 'number', value: 10, confidence: 0.8 }],
    ['dashes as fillers', [dash, digit(7), digit(2)], { kind: 'number', value: 72, confidence: 0.9 }],
    ['a lone dash', [blank, dash, blank], { kind: 'dash', confidence: 0.9 }],
    ['a written 0', [blank, blank, digit(0)], { kind: 'number', value: 0, confidence: 0.99 }],
    ['a gap after a digit', [digit(1), blank, digit(2)], { kind: 'unclear' }],
    ['a number to the left', [digit(1), digit(2), blank], { kind: 'unclear' }],
    ['a dash after a digit', [digit(1), dash], { kind: 'unclear' }],
    ['anything else', [blank, other, digit(3)], { kind: 'unclear' }],
  ] as const)('%s', (_, boxes, says) => {
    expect(sayFigure(boxes)).toEqual(says);
  });
});

function ink(scores: Readonly<Record<number, number>>, flat = false): SeenBox {
  const one = new Float32Array(CLASSES);
  for (const [c, score] of Object.entries(scores)) one[Number(c)] = score;
  return { kind: 'ink', scores: [one], flat };
}

describe('one box', () => {
  it('is read among the digits of the script', () => {
    const both = ink({ [FIRST_CLASS.thai + 4]: 9, [FIRST_CLASS.arabic + 8]: 8 });
    expect(sayBox(both, 'thai')).toMatchObject({ kind: 'digit', digit: 4 });
    expect(sayBox(both, 'arabic')).toMatchObject({ kind: 'digit', digit: 8 });
  });

  it('says a digit only as surely as the less sure network', () => {
    const first = new Float32Array(CLASSES).fill(0);
    const second = new Float32Array(CLASSES).fill(0);
    first[3] = 9;
    second[3] = 1;
    const says = sayBox({ kind: 'ink', scores: [first, second], flat: false }, 'arabic');
    expect(says).toMatchObject({ kind: 'digit', digit: 3 });
    expect(says.kind === 'digit' && says.confidence).toBeCloseTo(Math.E / (Math.E + 11), 4);
  });

  it('that is flat, a dot, a scribble or blank is no digit', () => {
    expect(sayBox(ink({ 1: 9 }, true), 'arabic').kind).toBe('other');
    expect(sayBox({ kind: 'unsure' }, 'arabic').kind).toBe('other');
    expect(sayBox(ink({ [OTHER_CLASS]: 9 }), 'arabic').kind).toBe('other');
    expect(sayBox(ink({ [DASH_CLASS]: 9 }, true), 'arabic').kind).toBe('dash');
    expect(sayBox({ kind: 'blank' }, 'arabic').kind).toBe('blank');
  });
});

describe('the script of a form', () => {
  it('is decided by all boxes together', () => {
    const doubtful = ink({ 0: 5, [FIRST_CLASS.thai]: 5.5 });
    const sure = ink({ [FIRST_CLASS.arabic + 4]: 9 });
    expect(scriptOf([doubtful])).toBe('thai');
    expect(scriptOf([doubtful, sure, doubtful])).toBe('arabic');
    expect(scriptOf([{ kind: 'blank' }, { kind: 'unsure' }])).toBeNull();
  });
});

it('a form is read figure by figure, boxes in their order', () => {
  const crop = (place: string, index: number, seen: SeenBox) => ({ place, index, seen });
  const reading = sayForm(
    [
      crop('used', 1, ink({ 5: 20 })),
      crop('used', 0, ink({ 2: 20 })),
      crop('row:1', 0, { kind: 'blank' }),
      crop('row:1', 1, { kind: 'blank' }),
    ],
    'm',
  );
  expect(reading).toMatchObject({ script: 'arabic', model: 'm' });
  expect(reading.figures[0]).toMatchObject({ place: 'used', says: { kind: 'number', value: 25 } });
  expect(reading.figures[1]).toEqual({ place: 'row:1', says: { kind: 'blank' } });
});
