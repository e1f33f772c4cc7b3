import { describe, expect, it } from 'vitest';
import type { PublicView } from '../../src/publication/model.ts';
import { renderPage } from './render-page.tsx';
import { attributeValues, linksOf } from './testing/html.ts';
import { sampleView } from './testing/sample-view.ts';

/** Follows every link of a site from its front page, as a reader without JavaScript does. */
function crawl(view: PublicView, start: string): { pages: Map<string, number>; broken: readonly string[] } {
  const pages = new Map<string, number>([[start, 0]]);
  const anchors: string[] = [];
  const ids = new Map<string, ReadonlySet<string>>();
  const broken: string[] = [];
  for (const [path, depth] of pages) {
    const page = renderPage(view, path);
    if (page?.status !== 200) {
      broken.push(path);
      continue;
    }
    ids.set(path, new Set(attributeValues(page.body, 'id')));
    for (const link of linksOf(page.body, path)) {
      const [to = '', hash] = link.split('#');
      if (/^\/(bulletins|feed|photos|v1)\//.test(to)) continue; // other parts of the server
      if (hash !== undefined) anchors.push(link);
      if (!pages.has(to)) pages.set(to, depth + 1);
    }
  }
  for (const link of anchors) {
    const [to = '', hash = ''] = link.split('#');
    if (!ids.get(to)?.has(hash)) broken.push(link);
  }
  return { pages, broken };
}

describe.each(['province', 'local'] as const)('the site of a %s', (kind) => {
  const view = sampleView({ kind, scale: 0.05, done: 0.8 });
  const { pages, broken } = crawl(view, '/th/');

  it('has no broken link or anchor', () => {
    expect(broken).toStrictEqual([]);
  });

  it('leads to every unit in at most five steps, in both languages', () => {
    for (const language of ['th', 'en']) {
      for (const unit of view.election.pkg.units) {
        expect(pages.get(`/${language}/u/${unit.id}`), unit.id).toBeLessThanOrEqual(5);
      }
    }
  });
});
