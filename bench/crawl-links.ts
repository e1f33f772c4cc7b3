import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pageFile } from '../src/server/export/tree.ts';

/** What a page refers to: links to pages, and other files it loads. Addresses as a browser makes them, with their `#`. */
function referencesOf(
  html: string,
  from: string,
): { readonly links: Set<string>; readonly files: Set<string> } {
  const links = new Set<string>();
  const files = new Set<string>();
  const body = html.replace(/<style>.*?<\/style>/s, '');
  for (const [, tag = '', attributes = ''] of body.matchAll(
    /<(a|link|script|img|form|use|image|iframe|source)\b([^>]*)>/g,
  )) {
    const [, value] = / (?:href|src|action)="([^"]*)"/.exec(attributes) ?? [];
    if (value === undefined || value.startsWith('data:')) continue;
    const url = new URL(value.replaceAll('&amp;', '&'), `http://site${from}`);
    if (url.host !== 'site') continue;
    const address = decodeURI(url.pathname) + url.hash;
    (tag === 'a' ? links : files).add(address);
  }
  return { links, files };
}

export interface Crawled {
  /** Fewest steps from a front page, by the address of the page. */
  readonly depth: ReadonlyMap<string, number>;
  /** `page → address` that nothing stands at. */
  readonly dead: readonly string[];
  readonly links: number;
}

/** The file of an address in a tree of plain files; null when there is none. */
function fileAt(root: string, path: string): string | null {
  const plain = join(root, path);
  if (existsSync(plain) && statSync(plain).isFile()) return plain;
  const page = join(root, pageFile(path));
  return existsSync(page) ? page : null;
}

/**
 * Follows every link of a tree of plain files, breadth first, from the front pages. `look` sees every page once. Only addresses
 * are held in memory, no pages.
 */
export async function crawlTree(
  root: string,
  fronts: readonly string[],
  look: (path: string, html: string) => Promise<void>,
): Promise<Crawled> {
  const depth = new Map(fronts.map((path): [string, number] => [path, 0]));
  const there = new Map<string, boolean>();
  const dead: string[] = [];
  /** Anchors asked for, by page. */
  const anchors = new Map<string, Map<string, string>>();
  let links = 0;
  const exists = (path: string): boolean => {
    let known = there.get(path);
    if (known === undefined) {
      known = fileAt(root, path) !== null;
      there.set(path, known);
    }
    return known;
  };
  for (const [path, steps] of depth) {
    const file = fileAt(root, path);
    if (file === null) continue;
    if (!file.endsWith('.html')) continue;
    const html = readFileSync(file, 'utf8');
    await look(path, html);
    const found = referencesOf(html, path);
    for (const address of found.files) {
      if (!exists(address.split('#')[0] ?? '')) dead.push(`${path} → ${address}`);
    }
    for (const address of found.links) {
      links++;
      const [to = '', hash] = address.split('#');
      if (!exists(to)) dead.push(`${path} → ${address}`);
      else if (!depth.has(to)) depth.set(to, steps + 1);
      if (hash !== undefined && hash !== '') {
        const asked = anchors.get(to) ?? new Map<string, string>();
        if (!asked.has(hash)) asked.set(hash, path);
        anchors.set(to, asked);
      }
    }
  }
  for (const [to, asked] of anchors) {
    const file = fileAt(root, to);
    if (file === null) continue;
    const html = readFileSync(file, 'utf8');
    for (const [hash, from] of asked) {
      if (!html.includes(` id="${hash}"`)) dead.push(`${from} → ${to}#${hash}`);
    }
  }
  return { depth, dead, links };
}
