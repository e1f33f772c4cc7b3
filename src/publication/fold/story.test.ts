import { describe, expect, it } from 'vitest';
import { sampleStory } from '../testing/story.ts';

describe('the story of a count', () => {
  it('looks every five minutes, and only when something came in', () => {
    const { story, start } = sampleStory([
      [1, [5, 4, 3]],
      [2, [5, 4, 3]],
      [7, [5, 4, 3]],
      [31, [5, 4, 3]],
    ]);
    expect(story.moments.map((m) => (m.at - start) / 60_000)).toStrictEqual([0, 5, 30]);
    expect(story.moments.map((m) => m.units)).toStrictEqual([0, 2, 3]);
  });

  it('tells who took the lead, and by which fact', () => {
    const { story, start } = sampleStory([
      [1, [9, 4, 3]],
      [2, [9, 4, 3]],
      [6, [0, 90, 0]],
      [11, [1, 0, 0]],
    ]);
    expect(story.flips.map((f) => [(f.at - start) / 60_000, f.before, f.after])).toStrictEqual([[6, 0, 1]]);
  });

  it('tells both ways of a lead that soon flips back', () => {
    const rows = [
      [1, [9, 4, 3]],
      [2, [9, 4, 3]],
      [3, [0, 60, 0]],
      [4, [90, 0, 0]],
    ] as const;
    const { story } = sampleStory(rows, false, 100);
    expect(story.flips.map((f) => [f.seq, f.before, f.after])).toStrictEqual([
      [3, 0, 1],
      [4, 1, 0],
    ]);
  });

  it('tells by which fact a seat could no longer be overtaken', () => {
    const { story } = sampleStory([
      [1, [500, 4, 3]],
      [2, [500, 4, 3]],
      [3, [500, 4, 3]],
      [4, [500, 4, 3]],
    ]);
    expect(story.calls.map(({ line, decided }) => [line, decided])).toStrictEqual([[0, true]]);
  });

  it('names no leader while few stations are shown', () => {
    const { story } = sampleStory([
      [1, [9, 4, 3]],
      [6, [9, 4, 3]],
    ]);
    expect(story.moments.flatMap((m) => m.leaders)).toStrictEqual([]);
  });

  it('is the same whether or not cuts were made on the way', () => {
    const facts = [
      [1, [9, 4, 3]],
      [2, [9, 4, 3]],
      [6, [0, 90, 0]],
      [11, [1, 0, 0]],
    ] as const;
    expect(sampleStory(facts, true).story).toStrictEqual(sampleStory(facts).story);
  });

  it('shows nothing before the first release', () => {
    const { story } = sampleStory([
      [-30, [9, 4, 3]],
      [-20, [9, 4, 3]],
    ]);
    expect(story).toStrictEqual({ moments: [], flips: [], calls: [] });
  });
});
