/** Tone marks, mai taikhu, thanthakhat and the like: a reader may leave them out or take the wrong one. */
const MARKS = /[\u0e47-\u0e4e]/g;
/** Letters with a thanthakhat are not spoken: จันทร์ is found by จัน. */
const SILENT = /(?:[กดตท][รษ]|[\u0e01-\u0e2e])[\u0e34\u0e38]?\u0e4c/g;

/** Letters and vowels that sound alike, each with the one that stands for all of them. */
const ALIKE: Readonly<Record<string, string>> = {
  ศ: 'ส',
  ษ: 'ส',
  ซ: 'ส',
  ฃ: 'ข',
  ค: 'ข',
  ฅ: 'ข',
  ฆ: 'ข',
  ณ: 'น',
  ฎ: 'ด',
  ฏ: 'ต',
  ฐ: 'ท',
  ฑ: 'ท',
  ฒ: 'ท',
  ถ: 'ท',
  ธ: 'ท',
  ภ: 'พ',
  ผ: 'พ',
  ฝ: 'ฟ',
  ฬ: 'ล',
  ญ: 'ย',
  ฌ: 'ช',
  ฉ: 'ช',
  ฮ: 'ห',
  ใ: 'ไ',
  'ิ': 'ี',
  'ึ': 'ี',
  'ื': 'ี',
  'ุ': 'ู',
  ะ: '',
  'ั': '',
  ฤ: 'รี',
};

/**
 * The key of a text that is searched: NFC, small letters, Arabic digits, without tone marks and without what stands between
 * words. Thai is never brought to NFKC, which would take ำ apart.
 */
export function plainKey(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u0e50-\u0e59]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(MARKS, '')
    .replace(/[^a-z0-9\u0e01-\u0e3a\u0e40-\u0e46]+/g, ' ')
    .trim();
}

/** The same, with letters that sound alike made equal and silent ones left out: for readers who spell otherwise. */
export function looseKey(text: string): string {
  const spoken = text.normalize('NFC').replace(SILENT, '');
  return [...plainKey(spoken)]
    .map((letter) => ALIKE[letter] ?? letter)
    .join('')
    .replace(/(.)\1+/g, '$1');
}

/** Bucket of the prebuilt index in which words with this key stand: by their first two letters. */
export function bucketOf(loose: string, buckets: number): number {
  let mixed = 7;
  for (const letter of [...loose].slice(0, 2))
    mixed = (Math.imul(mixed, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return mixed % buckets;
}

/** Words that stand before nearly every name and say nothing. */
const TITLES = /^(?:นางสาว|นาง|นาย|ว่าที่ร้อยตรี|พรรค|จังหวัด|อำเภอ|ตำบล|แขวง|เขต|mr|mrs|ms|miss|party)(?=.)/;

/** Loose keys of one word: as it is, and without what usually stands before a name. */
export function spellingsOf(word: string): readonly string[] {
  return [looseKey(word), looseKey(word.replace(TITLES, ''))];
}

/** Words of a text by their loose keys, with and without what usually stands before a name. At least one letter each. */
export function wordsOfKey(text: string): readonly string[] {
  return keysOf(text, spellingsOf);
}

/** The same without the spellings that begin with what usually stands before a name: half of all candidates are called Mister, all sub-districts so. */
export function bareWordsOfKey(text: string): readonly string[] {
  return keysOf(text, (word) => spellingsOf(word).slice(1));
}

function keysOf(text: string, spellings: (word: string) => readonly string[]): readonly string[] {
  const words = new Set<string>();
  for (const word of plainKey(text).split(' ')) {
    if (word === '' || /^\d+$/.test(word)) continue;
    for (const spelling of spellings(word)) words.add(spelling);
  }
  words.delete('');
  return [...words];
}
