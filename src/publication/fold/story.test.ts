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

  it('tells who took the lead, and when it was seen', () => {
    const { story, start } = sampleStory([
      [1, [9, 4, 3]],
      [2, [9, 4, 3]],
      [6, [0, 90, 0]],
      [11, [1, 0, 0]],
    ]);
    expect(story.flips.map((f) => [(f.at - start) / 60_000, f.before, f.after])).toStrictEqual([[10, 0, 1]]);
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
    expect(story).toStrictEqual({ moments: [], flips: [] });
  });
});
