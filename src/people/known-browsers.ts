import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { AccountKey } from './account-key.ts';
import type { PublicId } from './person.ts';

/** Name of the cookie that a browser keeps after a login. It opens nothing. */
export const BROWSER_COOKIE = 'khanaen_browser';
export const BROWSER_COOKIE_SECONDS = 120 * 24 * 60 * 60;

/** People whom one computer remembers: a shift of a centre shares it. */
const MOST_PEOPLE = 20;
const SHAPE = /^[A-Za-z0-9_-]{16}(?:\.p[0-9a-f]{12}~[A-Za-z0-9_-]{22})*$/;

/**
 * Browsers in which somebody has logged in before. Wrong passwords that others send from the same address do not make such a
 * person wait: a whole centre sits behind one address, and one of them may mean ill. The cookie holds the browser's number
 * and, for each person, a mark that only this installation can make.
 */
export class KnownBrowsers {
  readonly #key: AccountKey;

  constructor(key: AccountKey) {
    this.#key = key;
  }

  /** The browser's number when this person has logged in with it before; null otherwise. */
  browserOf(cookie: string, person: PublicId): string | null {
    const { browser, marks } = read(cookie);
    const given = Buffer.from(marks.get(person) ?? '', 'base64url');
    const right = this.#markOf(browser, person);
    return given.length === right.length && timingSafeEqual(given, right) ? browser : null;
  }

  /** The cookie with this person in it, the newest first. */
  remember(cookie: string, person: PublicId): string {
    const { browser, marks } = read(cookie);
    marks.delete(person);
    const others = [...marks].slice(0, MOST_PEOPLE - 1).map(([id, mark]) => `${id}~${mark}`);
    const own = `${person}~${this.#markOf(browser, person).toString('base64url')}`;
    return [browser, own, ...others].join('.');
  }

  #markOf(browser: string, person: string): Buffer {
    return this.#key.mark(`browser ${browser} ${person}`).subarray(0, 16);
  }
}

function read(cookie: string): { readonly browser: string; readonly marks: Map<string, string> } {
  if (cookie.length > 1000 || !SHAPE.test(cookie)) {
    return { browser: randomBytes(12).toString('base64url'), marks: new Map() };
  }
  const [browser = '', ...rest] = cookie.split('.');
  return { browser, marks: new Map(rest.map((part) => part.split('~') as [string, string])) };
}
