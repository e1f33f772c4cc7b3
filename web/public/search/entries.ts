import { at } from '../../../src/basics/assert.ts';
import type { Bilingual } from '../../../src/basics/bilingual.ts';
import type { Election } from '../../../src/election/lookup.ts';
import { bareWordsOfKey, bucketOf, looseKey, wordsOfKey } from './keys.ts';
import type { Entry } from './rank.ts';

/** Parts of the prebuilt index: a reader's browser fetches the one of the first two letters typed. */
export const BUCKETS = 128;

const cache = new WeakMap<Election, readonly Entry[]>();

/** Everything that can be found, in package order: areas, parties, candidates. Units are found by their sub-district. */
export function entriesOf(election: Election): readonly Entry[] {
  let entries = cache.get(election);
  if (entries === undefined) {
    entries = [...areaEntries(election), ...partyEntries(election), ...candidateEntries(election)];
    cache.set(election, entries);
  }
  return entries;
}

const AREA_KINDS: Readonly<Record<string, readonly [string, string]>> = {
  province: ['p', 'p'],
  'local-body': ['b', 'p'],
  constituency: ['k', 'c'],
  district: ['d', 'd'],
  'sub-district': ['t', 't'],
};

function areaEntries({ pkg, parentOfArea }: Election): readonly Entry[] {
  return pkg.areas.flatMap((area, i): Entry[] => {
    const kind = AREA_KINDS[area.kind];
    if (kind === undefined) return [];
    const [k, letter] = kind;
    const up = at(parentOfArea, i);
    const parent = up < 0 ? null : at(pkg.areas, up);
    const whole =
      area.kind === 'constituency' && parent !== null ? joined(parent.name, area.name) : area.name;
    const below =
      parent === null || parent.kind === 'nation' || area.kind === 'constituency' ? null : parent.name;
    return [entry(k, whole, below, `${letter}/${encodeURIComponent(area.id)}`)];
  });
}

function partyEntries({ pkg }: Election): readonly Entry[] {
  return pkg.parties.map((party) => entry('g', party.name, null, 'parties'));
}

function candidateEntries(election: Election): readonly Entry[] {
  const { pkg } = election;
  return pkg.candidates.map((candidate) => {
    const contest = at(pkg.contests, election.contestIndex.get(candidate.contestId) ?? 0);
    const area = election.getArea(contest.areaId);
    const up = area.parentId === null ? null : election.getArea(area.parentId);
    const place = up === null || area.kind !== 'constituency' ? area.name : joined(up.name, area.name);
    const party = candidate.partyId === null ? null : election.getParty(candidate.partyId).name;
    const below =
      party === null ? place : { th: `${party.th} · ${place.th}`, en: `${party.en} · ${place.en}` };
    const letter = area.kind === 'constituency' ? 'c' : 'p';
    return entry('c', candidate.name, below, `${letter}/${encodeURIComponent(area.id)}`);
  });
}

function joined(parent: Bilingual, own: Bilingual): Bilingual {
  const join = (a: string, b: string) => (b.startsWith(a) ? b : `${a} ${b}`);
  return { th: join(parent.th, own.th), en: join(parent.en, own.en) };
}

function entry(k: string, name: Bilingual, below: Bilingual | null, h: string): Entry {
  return {
    k,
    n: name.th || name.en,
    ...(name.en !== '' && name.en !== name.th ? { e: name.en } : {}),
    ...(below === null ? {} : { s: below.th || below.en }),
    ...(below === null || below.en === '' || below.en === below.th ? {} : { z: below.en }),
    h,
  };
}

/** Words of thousands of names: `Sub-district 440301` stands for a place without an English name. */
const COMMON: ReadonlySet<string> = new Set(['sub', 'district', 'รหัส'].map(looseKey));

/** The index as files: each holds the entries with a word that begins with letters of its bucket. */
export function indexFiles(election: Election): ReadonlyMap<string, string> {
  const buckets = Array.from({ length: BUCKETS }, (): Entry[] => []);
  for (const one of entriesOf(election)) {
    const into = new Set<number>();
    // A reader who types `Mister` or `sub-district` before a name is led to the name's own bucket too.
    const words = 'cdt'.includes(one.k) ? bareWordsOfKey : wordsOfKey;
    for (const word of [...words(one.n), ...words(one.e ?? '')])
      if (!COMMON.has(word)) into.add(bucketOf(word, BUCKETS));
    for (const bucket of into) at(buckets, bucket).push(one);
  }
  return new Map(buckets.map((entries, i) => [`/v1/search/${i}.json`, JSON.stringify(entries)]));
}
