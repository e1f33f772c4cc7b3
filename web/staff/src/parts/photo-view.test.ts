import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { photoAct } from './photo-keys.ts';
import {
  FIRST_VIEW,
  lighter,
  moved,
  pointUnder,
  scaleOf,
  showing,
  transformOf,
  turned,
  zoomed,
} from './photo-view.ts';

const PHOTO = { width: 1000, height: 1400 };
const WINDOW = { width: 500, height: 400 };

const anyView = fc.record({
  zoom: fc.constantFrom(1, 1.25, 3),
  x: fc.double({ min: 0.3, max: 0.7, noNaN: true }),
  y: fc.double({ min: 0.3, max: 0.7, noNaN: true }),
  turn: fc.constantFrom(0, 90, 180, 270),
  bright: fc.constant(1),
  contrast: fc.constant(1),
});

describe('a view of a photo', () => {
  it('moves by what the hand moves, however the photo is turned', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const there = moved(view, 30, -20, PHOTO, WINDOW);
        const back = moved(there, -30, 20, PHOTO, WINDOW);
        expect(back.x).toBeCloseTo(view.x, 6);
        expect(back.y).toBeCloseTo(view.y, 6);
      }),
    );
  });

  it('knows the point under the middle of the window', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const point = pointUnder(view, WINDOW.width / 2, WINDOW.height / 2, PHOTO, WINDOW);
        expect(point.x).toBeCloseTo(view.x, 6);
        expect(point.y).toBeCloseTo(view.y, 6);
      }),
    );
  });

  it('shows the whole width at first, turned or not', () => {
    expect(scaleOf(FIRST_VIEW, PHOTO, WINDOW)).toBe(0.5);
    expect(scaleOf(turned(FIRST_VIEW), PHOTO, WINDOW)).toBeCloseTo(500 / 1400);
    expect(transformOf(FIRST_VIEW, PHOTO, WINDOW)).toBe(
      'translate(250px, 200px) rotate(0deg) scale(0.50000) translate(-500px, -700px)',
    );
  });

  it('brings a line to the middle, and keeps the zoom that the typist chose', () => {
    const line = { x: 0, y: 480, width: 1000, height: 40 };
    expect(showing(FIRST_VIEW, line, null)).toMatchObject({ zoom: 1, x: 0.5, y: 0.5 });
    expect(showing(FIRST_VIEW, { ...line, width: 470 }, null).zoom).toBe(2);
    expect(showing(FIRST_VIEW, { ...line, width: 470 }, 1.25)).toMatchObject({ zoom: 1.25, x: 0.235 });
  });

  it('never zooms out of sight, and light goes round', () => {
    expect(zoomed(FIRST_VIEW, 99).zoom).toBe(8);
    expect(zoomed(FIRST_VIEW, -99).zoom).toBe(0.4);
    expect([1, 2, 3, 4].reduce((view) => lighter(view), FIRST_VIEW).bright).toBe(1);
  });
});

it('takes Alt and a key for the photo, and leaves every other key to the box', () => {
  const key = (code: string, altKey = true, ctrlKey = false) => photoAct({ code, altKey, ctrlKey });
  expect(key('KeyR')).toBe('turn');
  expect(key('Digit0')).toBe('fit');
  expect(key('KeyR', false)).toBeNull();
  expect(key('KeyR', true, true)).toBeNull();
  expect(key('Digit1')).toBeNull();
});
