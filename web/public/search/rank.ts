import { plainKey, spellingsOf, wordsOfKey } from './keys.ts';

/** One thing that can be found, as it stands in the index files. */
export interface Entry {
  /** Kind by its letter: c candidate, g party, p province, b local body, k constituency, d district, t sub-district. */
  readonly k: string;
  /** Name in Thai; English where it is another one, else left out. */
  readonly n: string;
  readonly e?: string;
  /** What stands below it: party and constituency of a candidate, district of a sub-district. Thai, then English. */
  readonly s?: string;
  readonly z?: string;
  /** Path without the language. */
  readonly h: string;
}

export interface Hit {
  readonly entry: Entry;
  readonly score: number;
  /** A number of the query that the entry did not use: a unit of the sub-district. */
  readonly number: number | null;
}

/** How much a kind comes before others of the same score. */
const WEIGHT: Readonly<Record<string, number>> = { p: 6, b: 6, k: 5, g: 4, c: 3, d: 2, t: 1 };

interface Query {
  readonly plain: string;
  /** Each word in its spellings: one of them must be found. */
  readonly words: readonly (readonly string[])[];
  readonly numbers: readonly number[];
}

export function readQuery(text: string): Query {
  const plain = plainKey(text);
  // `มหาสารคาม3` is two words to its reader.
  const parts = plain.replace(/(\d+)/g, ' $1 ').split(/\s+/);
  const numbers = parts.filter((part) => /^\d{1,4}$/.test(part)).map(Number);
  const rest = parts.filter((part) => part !== '' && !/^\d+$/.test(part)).join(' ');
  return {
    plain: rest,
    words: rest.split(' ').flatMap((word) => (word === '' ? [] : [spellingsOf(word)])),
    numbers,
  };
}

/** The best entries for a query, best first; equal ones in the order of the index. */
export function rank(entries: readonly Entry[], text: string, limit: number): readonly Hit[] {
  const query = readQuery(text);
  if (query.words.length === 0) return [];
  const hits: Hit[] = [];
  for (const entry of entries) {
    const hit = hitOf(entry, query);
    if (hit !== null) hits.push(hit);
  }
  return hits.sort((a, b) => b.score - a.score).slice(0, limit);
}

interface NameKeys {
  readonly plain: string;
  readonly words: readonly string[];
}

/** Keys are made once for each entry: a reader types many letters. */
const known = new WeakMap<Entry, readonly NameKeys[]>();

function keysOf(entry: Entry): readonly NameKeys[] {
  let keys = known.get(entry);
  if (keys === undefined) {
    const names = entry.e === undefined ? [entry.n] : [entry.n, entry.e];
    keys = names.map((name) => ({ plain: plainKey(name), words: wordsOfKey(name) }));
    known.set(entry, keys);
  }
  return keys;
}

function hitOf(entry: Entry, query: Query): Hit | null {
  let best = 0;
  for (const name of keysOf(entry)) best = Math.max(best, scoreOf(name, query));
  if (best === 0) return null;
  const [wanted] = query.numbers;
  if (wanted === undefined) return { entry, score: best * 10 + (WEIGHT[entry.k] ?? 0), number: null };
  // A number picks the constituency; for a sub-district it is a unit; other kinds have none.
  const own = /(\d+)\s*$/.exec(plainKey(entry.n))?.[1];
  if (entry.k === 'k') return Number(own) === wanted ? { entry, score: best * 10 + 40, number: null } : null;
  const number = entry.k === 't' ? wanted : null;
  return { entry, score: best * 10 + (number === null ? 0 : 20), number };
}

/** 9 for the name as written, down to 1 for one wrong letter; 0 when a word of the query is nowhere in the name. */
function scoreOf({ plain, words: own }: NameKeys, query: Query): number {
  if (plain === query.plain) return 9;
  let worst = 8;
  for (const word of query.words) {
    let score = 0;
    word.forEach((spelling, i) => {
      // Who types `Mister Som` looks for a person before a place that begins with Som.
      const less = i > 0 && spelling !== word[0] ? 1 : 0;
      for (const mine of own) score = Math.max(score, wordScore(spelling, mine) - less);
    });
    worst = Math.min(worst, score);
    if (worst === 0) return 0;
  }
  return worst;
}

function wordScore(word: string, mine: string): number {
  if (mine === word) return 8;
  if (word !== '' && mine.startsWith(word)) return 7;
  if (word.length > 2 && mine.includes(word)) return 4;
  return word.length > 3 && nearStart(word, mine) ? 1 : 0;
}

/** Whether the first letters of `mine` are `word` with one letter wrong, missing, too many, or two changed over. */
export function nearStart(word: string, mine: string): boolean {
  let i = 0;
  while (i < word.length && word[i] === mine[i]) i++;
  if (i === word.length) return true;
  const rest = word.slice(i + 1);
  return (
    mine.startsWith(rest, i + 1) ||
    mine.startsWith(rest, i) ||
    mine.startsWith(word.slice(i), i + 1) ||
    (word[i] === mine[i + 1] && word[i + 1] === mine[i] && mine.startsWith(word.slice(i + 2), i + 2))
  );
}
