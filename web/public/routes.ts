import type { Language } from '../../src/basics/bilingual.ts';

/** Every page of the public site. Ids are still unchecked: a page for an unknown id does not exist. */
export type Route =
  | { readonly page: 'front' }
  | { readonly page: 'area'; readonly id: string }
  | { readonly page: 'constituency'; readonly id: string }
  | { readonly page: 'unit'; readonly id: string }
  | { readonly page: 'parties' }
  | { readonly page: 'corrections' }
  | { readonly page: 'about' };

export interface Address {
  readonly language: Language;
  /** True for `/th/live/…`: only the part of the page that changes, for the patcher. */
  readonly fragment: boolean;
  readonly route: Route;
}

const LETTERS: Readonly<Record<string, 'area' | 'constituency' | 'unit'>> = {
  p: 'area',
  c: 'constituency',
  u: 'unit',
};

/** Reads a path such as `/th/c/BKK_1`. Null when it names no page; `language` alone is found by {@link languageOf}. */
export function parseAddress(path: string): Address | null {
  const clean = path.split(/[?#]/, 1)[0] ?? '';
  const [empty, language, ...tail] = clean.split('/');
  if (empty !== '' || (language !== 'th' && language !== 'en')) return null;
  const fragment = tail[0] === 'live';
  const rest = fragment ? tail.slice(1) : tail;
  const route = parseRoute(rest);
  return route === null ? null : { language, fragment, route };
}

/** Language of a path, Thai when it names none: also the language of its "not found" page. */
export function languageOf(path: string): Language {
  return /^\/en(\/|$)/.test(path) ? 'en' : 'th';
}

function parseRoute(rest: readonly string[]): Route | null {
  const [first, second, ...more] = rest;
  if (more.length > 0) return null;
  if (second === undefined) {
    switch (first) {
      case undefined:
      case '':
        return { page: 'front' };
      case 'parties':
      case 'corrections':
      case 'about':
        return { page: first };
      default:
        return null;
    }
  }
  const page = Object.hasOwn(LETTERS, first ?? '') ? LETTERS[first ?? ''] : undefined;
  if (page === undefined || second === '') return null;
  try {
    return { page, id: decodeURIComponent(second) };
  } catch {
    return null; // a broken percent escape
  }
}

/** The path of a page in a language. */
export function hrefOf(language: Language, route: Route): string {
  switch (route.page) {
    case 'front':
      return `/${language}/`;
    case 'area':
      return `/${language}/p/${encodeURIComponent(route.id)}`;
    case 'constituency':
      return `/${language}/c/${encodeURIComponent(route.id)}`;
    case 'unit':
      return `/${language}/u/${encodeURIComponent(route.id)}`;
    default:
      return `/${language}/${route.page}`;
  }
}
