import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AccountKey } from './account-key.ts';
import { KnownBrowsers } from './known-browsers.ts';
import type { PublicId } from './person.ts';

const key = new AccountKey(new Uint8Array(32).fill(1));
const browsers = new KnownBrowsers(key);
const person = (i: number) => `p${i.toString(16).padStart(12, '0')}` as PublicId;

describe('known browsers', () => {
  test('a browser knows those who logged in with it, and nobody else', () => {
    let cookie = '';
    for (let i = 0; i < 3; i++) cookie = browsers.remember(cookie, person(i));
    const numbers = [0, 1, 2].map((i) => browsers.browserOf(cookie, person(i)));
    expect(new Set(numbers).size).toBe(1);
    expect(numbers[0]).toMatch(/^[A-Za-z0-9_-]{16}$/);
    expect(browsers.browserOf(cookie, person(3))).toBeNull();
  });

  test('a mark of another installation, browser or person is worth nothing', () => {
    const mine = browsers.remember('', person(1));
    const other = new KnownBrowsers(new AccountKey(new Uint8Array(32).fill(2)));
    expect(other.browserOf(mine, person(1))).toBeNull();
    const elsewhere = browsers.remember('', person(1));
    const moved = `${mine.split('.')[0]}.${elsewhere.split('.')[1]}`;
    expect(browsers.browserOf(moved, person(1))).toBeNull();
    expect(browsers.browserOf(mine.replace(person(1), person(2)), person(2))).toBeNull();
  });

  test('twenty people share a computer; the one who was away longest is forgotten', () => {
    let cookie = '';
    for (let i = 0; i < 21; i++) cookie = browsers.remember(cookie, person(i));
    expect(cookie.length).toBeLessThan(1000);
    expect(browsers.browserOf(cookie, person(0))).toBeNull();
    expect(browsers.browserOf(cookie, person(1))).not.toBeNull();
    cookie = browsers.remember(cookie, person(1));
    cookie = browsers.remember(cookie, person(30));
    expect(browsers.browserOf(cookie, person(1))).not.toBeNull();
    expect(browsers.browserOf(cookie, person(2))).toBeNull();
  });

  test('any text may come as a cookie', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(browsers.browserOf(text, person(1))).toBeNull();
        expect(browsers.browserOf(browsers.remember(text, person(1)), person(1))).not.toBeNull();
      }),
    );
  });
});
