/** What people type when they are asked for a long password: words and runs of keys, here and elsewhere. */
const COMMON = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'qwertyuiop',
  'qwerty',
  'asdfghjkl',
  'asdf',
  'zxcvbnm',
  'letmein',
  'welcome',
  'iloveyou',
  'administrator',
  'admin',
  'changeme',
  'secret',
  'master',
  'monkey',
  'dragon',
  'sunshine',
  'princess',
  'football',
  'liverpool',
  'manchester',
  'khanaen',
  'election',
  'thailand',
  'bangkok',
  'sawasdee',
  'sawatdee',
  'ectreport',
  'ect',
  'test',
  'user',
  'login',
  'รหัสผ่าน',
  'สวัสดี',
  'ประเทศไทย',
  'กรุงเทพ',
  'เลือกตั้ง',
  'คะแนน',
  'ฟหกด',
  'ๆไำพ',
];

const DIGITS = ['01234567890123456789', '๐๑๒๓๔๕๖๗๘๙๐๑๒๓๔๕๖๗๘๙'];
const RUNS = [...DIGITS, 'abcdefghijklmnopqrstuvwxyz'].flatMap((run) => [run, [...run].reverse().join('')]);
const SHORTEST_RUN = 4;

/** Fewest different signs, and fewest signs beside common words and runs. */
const LEAST_DIFFERENT = 5;
const LEAST_OWN = 5;

/**
 * True for what is tried first: common words with numbers and signs around them, runs, repetitions, and digits alone (numbers
 * of telephones and identity cards). Lower case.
 */
export function isCommonPassword(plain: string): boolean {
  if (new Set(plain).size < LEAST_DIFFERENT) return true;
  let rest = plain;
  for (const word of COMMON) rest = rest.replaceAll(word, '');
  rest = withoutRuns(rest);
  return [...rest].length < LEAST_OWN || !/\p{L}/u.test(rest);
}

function withoutRuns(text: string): string {
  let kept = '';
  for (let i = 0; i < text.length; ) {
    let end = i + SHORTEST_RUN;
    if (!RUNS.some((run) => run.includes(text.slice(i, end))) || end > text.length) {
      kept += text[i];
      i++;
      continue;
    }
    while (end < text.length && RUNS.some((run) => run.includes(text.slice(i, end + 1)))) end++;
    i = end;
  }
  return kept;
}
