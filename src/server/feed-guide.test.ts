import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { feedGuide } from './feed-guide.ts';

const LINK = /\]\(([^)\s]+)\)/g;

/** The names that headings of a page get as targets of links. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

test('every link of the guide and of the pages that it leads to is served, with its heading', () => {
  const pages = new Map(feedGuide());
  const dead: string[] = [];
  let links = 0;
  for (const [path, { bytes }] of pages) {
    if (!path.endsWith('.md')) continue;
    for (const [, link = ''] of new TextDecoder().decode(bytes).matchAll(LINK)) {
      if (/^https?:/.test(link)) continue;
      links += 1;
      const [file = '', anchor] = link.split('#');
      const target = pages.get(file === '' ? path : posix.join(posix.dirname(path), file));
      const there =
        target !== undefined &&
        (anchor === undefined || anchorsOf(new TextDecoder().decode(target.bytes)).includes(anchor));
      if (!there) dead.push(`${path}: ${link}`);
    }
  }
  expect(links).toBeGreaterThan(20);
  expect(dead).toEqual([]);
});
