import { describe, expect, it } from 'vitest';
import { at } from '../../src/basics/assert.ts';
import { partyPatterns } from '../shared/party-patterns.ts';
import { renderPage } from './render-page.tsx';
import { pageKinds } from './testing/kinds.ts';
import { sampleView } from './testing/sample-view.ts';

const view = sampleView({ kind: 'nation', scale: 0.01, done: 0.8 });
const patterns = partyPatterns(view.election);

describe('patterns of parties with like colours', () => {
  it('are there in the made-up country', () => {
    expect(patterns.some((pattern) => pattern > 0)).toBe(true);
    expect(patterns.some((pattern) => pattern === 0)).toBe(true);
  });

  it.each(pageKinds(view))(
    '%s draws no party with a pattern that it does not bring, and none plain that has one',
    (path) => {
      const html = renderPage(view, `/th${path}`)?.body ?? '';
      const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
      const used = [...html.matchAll(/(?:fill|stroke)="url\(#([^)]+)\)"/g)].map((match) => match[1]);
      expect(used.filter((id) => !ids.has(id))).toEqual([]);
      const outside = html.replace(/<svg class="pats".*?<\/svg>/s, '');
      patterns.forEach((pattern, party) => {
        const { colour } = at(view.election.pkg.parties, party);
        const shared = view.election.pkg.parties.some(
          (other, o) => patterns[o] === 0 && other.colour === colour,
        );
        if (pattern > 0 && !shared) expect(outside).not.toContain(`fill="${colour}"`);
      });
    },
  );

  it('are named to the patcher, which changes tiles without them', () => {
    const part = renderPage(view, '/th/live/')?.body ?? '';
    expect(part).not.toContain('id="pk');
    const fills = (/data-colours="([^"]*)"/.exec(part)?.[1] ?? '').split(' ');
    patterns.forEach((pattern, party) => {
      const fill = fills[party] ?? '';
      if (fill !== '') expect(fill.startsWith('url(#pt')).toBe(pattern > 0);
    });
  });
});
