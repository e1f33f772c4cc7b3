import { describe, expect, it } from 'vitest';
import { CLAIM } from '../../../testing/desk-stub.ts';
import { markedPlace, measuredPlace, photoOfPage } from './line-places.ts';
import { placesOf } from './places.ts';

const places = placesOf(CLAIM);

describe('where a line stands', () => {
  it('is what the package measured: rows of the table by their order, not by ballot number', () => {
    expect(measuredPlace(CLAIM.form.places, places, 'used')).toMatchObject({ y: 100 });
    expect(measuredPlace(CLAIM.form.places, places, 'vote:2')).toMatchObject({ y: 800 });
    expect(measuredPlace(CLAIM.form.places, places, 'present')).toBeNull();
    expect(measuredPlace(undefined, places, 'used')).toBeNull();
  });

  it('lies between two rows that somebody pointed at', () => {
    const lines = Array.from({ length: 11 }, (_, i) => ({
      number: i + 1,
      name: { th: '', en: '' },
      party: null,
    }));
    const many = placesOf({ form: CLAIM.form, lines });
    const mark = { photo: 1, first: 0, last: 10, from: { x: 0, y: 100 }, to: { x: 0, y: 900 } };
    expect(markedPlace([mark], many, 'vote:6')).toMatchObject({ photo: 1, y: 500 - 40, height: 80 });
    expect(markedPlace([{ ...mark, last: 4 }], many, 'vote:6')).toBeNull();
    expect(markedPlace([mark], many, 'used')).toBeNull();
  });

  it('is on the last set of photos, when a photo was asked for again', () => {
    expect(photoOfPage(1, 1, 1)).toBe(0);
    expect(photoOfPage(1, 1, 2)).toBe(1);
    expect(photoOfPage(2, 2, 4)).toBe(3);
    expect(photoOfPage(2, 2, 1)).toBe(0);
  });
});
