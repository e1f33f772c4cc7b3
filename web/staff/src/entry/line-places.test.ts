import { describe, expect, it } from 'vitest';
import { CLAIM } from '../../../testing/desk-stub.ts';
import { firstPhoto, markedPlace, measuredPlace, photoOfPage, placeOnPhotos } from './line-places.ts';
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

  it('is on the photo of its page where pages are known, and nowhere on a photo that does not lie straight', () => {
    const two = {
      places: [{ place: 'used', page: 2, x: 0, y: 100, width: 900, height: 30 }],
      placesOn: 'straight',
    } as const;
    const straight = { page: 2, straight: 'geometry' } as const;
    expect(placeOnPhotos({ photos: [{ page: 1 }, straight], form: two }, places, 'used')).toMatchObject({
      photo: 1,
    });
    expect(placeOnPhotos({ photos: [{ page: 1 }, { page: 2 }], form: two }, places, 'used')).toBeNull();
    expect(placeOnPhotos({ photos: [{ page: 1 }], form: two }, places, 'used')).toBeNull();
    expect(placeOnPhotos({ photos: [], form: two }, places, 'used')).toBeNull();
    expect(placeOnPhotos({ photos: [{}, {}], form: { places: two.places } }, places, 'used')).toMatchObject({
      photo: 1,
    });
  });

  it('begins with page one where pages are known, else with what came last', () => {
    expect(firstPhoto([{ page: 1 }, { page: 2 }])).toBe(0);
    expect(firstPhoto([{ page: null }, {}])).toBe(1);
  });
});
