import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { mediaPaths, renderMedia } from './media-files.ts';
import { readTable } from './table.ts';
import { cutOver, sourceOf } from './testing/cuts.ts';

const guide = readFileSync(new URL('../../../docs/media-guide.md', import.meta.url), 'utf8');
const feed = readFileSync(new URL('../../../docs/formats/feed.md', import.meta.url), 'utf8');
const codes = readFileSync(new URL('./observations.ts', import.meta.url), 'utf8');

describe('docs/media-guide.md', () => {
  it('names every table and every column', () => {
    const cut = cutOver(indexElection(tinyPackage()), [], 1, new Date(0).toISOString());
    const named = new Set([...`${guide}${feed}`.matchAll(/`([\w-]+)`/g)].map(([, name]) => name));
    for (const path of mediaPaths(cut.view)) {
      const [, name = ''] = /^\/feed\/(?:light\/)?([a-z-]+)(?:\/\w+)?\.csv$/.exec(path) ?? [];
      if (name === '') continue;
      const bytes = renderMedia(sourceOf(cut), path)?.bytes;
      if (bytes === undefined) throw new Error(`nothing at ${path}`);
      expect(guide).toMatch(new RegExp(`\`${name}[\`/]`));
      for (const column of readTable(name, bytes).columns)
        expect([name, column, named.has(column)]).toEqual([name, column, true]);
    }
  });

  it('names every observation', () => {
    const written = [...codes.matchAll(/'([a-z]+(?:-[a-z]+)+|illegible|annulled|corrected)'/g)].map(
      ([, code]) => code,
    );
    expect(written.length).toBeGreaterThan(10);
    const unitStates = new Set(['held-back']);
    for (const code of written) if (!unitStates.has(code ?? '')) expect(guide).toContain(`\`${code}\``);
  });
});
