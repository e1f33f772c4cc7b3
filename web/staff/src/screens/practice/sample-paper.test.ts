import { describe, expect, it } from 'vitest';
import { makeChecker } from '../../entry/check.ts';
import { placesOf } from '../../entry/places.ts';
import { makeSample } from './sample-paper.ts';

describe.each(['small', 'large'] as const)('a paper to practise on: %s', (kind) => {
  const papers = [1, 2, 3, 4, 5, 6].map((n) => makeSample(kind, n));

  it('is the same each time, and another one with another number', () => {
    expect(makeSample(kind, 3)).toStrictEqual(papers[2]);
    expect(papers[1]?.truth).not.toStrictEqual(papers[2]?.truth);
  });

  it('asks only about its own traps', () => {
    for (const paper of papers) {
      const places = placesOf(paper);
      const traps = new Set(paper.slips.map((slip) => slip.kind));
      const codes = makeChecker(paper, places)(paper.truth, {})
        .filter((f) => f.level === 'error' || f.level === 'warning')
        .map((f) => f.code);
      const expected = [
        ...(traps.has('illegible') || traps.has('blank') ? ['C8'] : []),
        ...(traps.has('total') ? ['C5'] : []),
      ];
      expect([...new Set(codes)].sort()).toStrictEqual(expected.sort());
    }
  });

  it('has a place on the photo for every box, and a photo for every page', () => {
    for (const paper of papers) {
      const places = paper.form.places ?? [];
      expect(places).toHaveLength(placesOf(paper).length);
      expect(Math.max(...places.map((p) => p.page))).toBe(paper.photos.length);
      expect(places.every((p) => p.y >= 0 && p.y + p.height <= 1000)).toBe(true);
      expect(paper.photos.every((photo) => photo.url.startsWith('data:image/svg+xml,'))).toBe(true);
    }
  });
});
