import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Route } from './routes.ts';
import { hrefOf, languageOf, PLAIN_PAGES, parseAddress } from './routes.ts';

describe('parseAddress', () => {
  it.each([
    ['/th/', { page: 'front' }],
    ['/th', { page: 'front' }],
    ['/en/parties', { page: 'parties' }],
    ['/en/c/BKK_1', { page: 'constituency', id: 'BKK_1' }],
    ['/th/p/BKK?x=1#map', { page: 'area', id: 'BKK' }],
  ])('reads %s', (path, route) => {
    expect(parseAddress(path)).toMatchObject({ route, fragment: false });
  });

  it('knows the changing part of a page', () => {
    expect(parseAddress('/th/live/u/1-2')).toStrictEqual({
      language: 'th',
      fragment: true,
      route: { page: 'unit', id: '1-2' },
      query: '',
    });
  });

  it('reads what is searched for, on that page alone and not endlessly', () => {
    expect(parseAddress('/th/search?q=%E0%B9%91+x')?.query).toBe('๑ x');
    expect(parseAddress('/th/parties?q=1')?.query).toBe('');
    expect(parseAddress(`/th/search?q=${'a'.repeat(999)}`)?.query).toHaveLength(80);
  });

  it.each([
    '',
    '/',
    '/de/',
    '/th/x',
    '/th/c',
    '/th/c/',
    '/th/c/1/2',
    '/th/constructor/1',
    '/th/embed/party',
    '/th/embed/headline/1',
    '/th/embed/unit/1',
    '/th/search/x',
    '/th/c/%E0%A4%A',
    'th/',
  ])('refuses %s', (path) => {
    expect(parseAddress(path)).toBeNull();
  });

  it('reads back every address that pages link to', () => {
    const route = fc.oneof(
      fc.constantFrom<Route>(
        { page: 'front' },
        ...PLAIN_PAGES.map((page): Route => ({ page })),
        { page: 'text', id: '' },
        { page: 'embed', kind: 'headline', id: '' },
        { page: 'embed', kind: 'party', id: '9' },
      ),
      fc.record({
        page: fc.constantFrom('area' as const, 'constituency' as const, 'unit' as const),
        id: fc.string({ minLength: 1, unit: 'grapheme' }),
      }),
    );
    fc.assert(
      fc.property(route, fc.constantFrom('th' as const, 'en' as const), (r, language) => {
        expect(parseAddress(hrefOf(language, r))).toEqual({ language, fragment: false, route: r, query: '' });
      }),
    );
  });
});

it('languageOf is Thai unless the path says English', () => {
  expect(languageOf('/en/nothing')).toBe('en');
  expect(languageOf('/english')).toBe('th');
});
