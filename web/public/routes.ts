import type { Language } from '../../src/basics/bilingual.ts';

/** Pages that stand alone, by the word of their address. */
export const PLAIN_PAGES = [
  'parties',
  'house',
  'close',
  'changes',
  'corrections',
  'timeline',
  'missing',
  'map',
  'geo',
  'places',
  'search',
  'about',
  'glossary',
  'status',
  'data',
] as const;
export type PlainPage = (typeof PLAIN_PAGES)[number];

const LETTERS = {
  r: 'region',
  p: 'area',
  d: 'district',
  t: 'sub-district',
  c: 'constituency',
  u: 'unit',
} as const;
type IdPage = (typeof LETTERS)[keyof typeof LETTERS];

/** Pages for frames of other sites; `party` and `constituency` take an id. */
export const EMBED_KINDS = ['headline', 'map', 'constituency', 'party'] as const;
export type EmbedKind = (typeof EMBED_KINDS)[number];

/** Every page of the public site. Ids are still unchecked: a page for an unknown id does not exist. */
export type Route =
  | { readonly page: 'front' }
  | { readonly page: PlainPage }
  | { readonly page: IdPage; readonly id: string }
  /** Text only: the overview (`id` empty), a province or a constituency. */
  | { readonly page: 'text'; readonly id: string }
  /** Reports of readers: all of them (`id` empty) or one. */
  | { readonly page: 'tickets'; readonly id: string }
  /** Where a reader reports something about a unit; a static copy has none. */
  | { readonly page: 'report'; readonly id: string }
  /** Units with a remark: kinds (both empty), one kind, one kind in a constituency. */
  | { readonly page: 'flags'; readonly mark: string; readonly id: string }
  | { readonly page: 'embed'; readonly kind: EmbedKind; readonly id: string };

export interface Address {
  readonly language: Language;
  /** True for `/th/live/…`: only the part of the page that changes, for the patcher. */
  readonly fragment: boolean;
  readonly route: Route;
  /** What is searched for, `?q=`; empty on every other page. */
  readonly query: string;
}

/** Reads a path such as `/th/c/BKK_1`. Null when it names no page; `language` alone is found by {@link languageOf}. */
export function parseAddress(path: string): Address | null {
  const clean = path.split(/[?#]/, 1)[0] ?? '';
  const [empty, language, ...tail] = clean.split('/');
  if (empty !== '' || (language !== 'th' && language !== 'en')) return null;
  const fragment = tail[0] === 'live';
  const rest = fragment ? tail.slice(1) : tail;
  const route = parseRoute(rest);
  if (route === null) return null;
  return { language, fragment, route, query: route.page === 'search' ? queryOf(path) : '' };
}

/** Language of a path, Thai when it names none: also the language of its "not found" page. */
export function languageOf(path: string): Language {
  return /^\/en(\/|$)/.test(path) ? 'en' : 'th';
}

/** Longest text that is searched for, in UTF-16 units. */
const QUERY_LIMIT = 80;

function queryOf(path: string): string {
  const start = path.indexOf('?');
  if (start < 0) return '';
  return (new URLSearchParams(path.slice(start + 1)).get('q') ?? '').slice(0, QUERY_LIMIT);
}

function parseRoute(rest: readonly string[]): Route | null {
  const [first = '', second, third, ...more] = rest;
  if (more.length > 0) return null;
  if (first === 'embed') return embedRoute(second ?? '', third);
  if (first === 'flags') return flagsRoute(second, third);
  if (third !== undefined) return null;
  if (first === 'tickets' && second !== '') return withId(second ?? '', (id) => ({ page: 'tickets', id }));
  if (first === 'report' && second !== undefined && second !== '')
    return withId(second, (id) => ({ page: 'report', id }));
  if (first === 'text') return withId(second ?? '', (id) => ({ page: 'text', id }));
  if (second === undefined) {
    if (first === '') return { page: 'front' };
    const plain = PLAIN_PAGES.find((page) => page === first);
    return plain === undefined ? null : { page: plain };
  }
  const page = Object.hasOwn(LETTERS, first) ? LETTERS[first as keyof typeof LETTERS] : undefined;
  return page === undefined || second === '' ? null : withId(second, (id) => ({ page, id }));
}

function embedRoute(kind: string, id: string | undefined): Route | null {
  const known = EMBED_KINDS.find((k) => k === kind);
  const needsId = known === 'constituency' || known === 'party';
  if (known === undefined || needsId !== (id !== undefined && id !== '')) return null;
  return withId(id ?? '', (clean) => ({ page: 'embed', kind: known, id: clean }));
}

function flagsRoute(mark: string | undefined, id: string | undefined): Route | null {
  if (mark === '' || id === '') return null;
  return withId(mark ?? '', (kind) =>
    withId(id ?? '', (clean) => ({ page: 'flags', mark: kind, id: clean })),
  );
}

function withId(text: string, make: (id: string) => Route | null): Route | null {
  try {
    return make(decodeURIComponent(text));
  } catch {
    return null; // a broken percent escape
  }
}

/** The path of a page in a language. */
export function hrefOf(language: Language, route: Route): string {
  switch (route.page) {
    case 'front':
      return `/${language}/`;
    case 'text':
      return `/${language}/text/${encodeURIComponent(route.id)}`;
    case 'embed':
      return `/${language}/embed/${route.kind}${route.id === '' ? '' : `/${encodeURIComponent(route.id)}`}`;
    case 'tickets':
      return `/${language}/tickets${route.id === '' ? '' : `/${encodeURIComponent(route.id)}`}`;
    case 'report':
      return `/${language}/report/${encodeURIComponent(route.id)}`;
    case 'flags':
      return ['', language, 'flags', route.mark, route.id]
        .filter((part, i) => i === 0 || part !== '')
        .map(encodeURIComponent)
        .join('/');
    case 'region':
    case 'area':
    case 'district':
    case 'sub-district':
    case 'constituency':
    case 'unit':
      return `/${language}/${letterOf(route.page)}/${encodeURIComponent(route.id)}`;
    default:
      return `/${language}/${route.page}`;
  }
}

function letterOf(page: IdPage): string {
  return Object.entries(LETTERS).find(([, name]) => name === page)?.[0] ?? '';
}
