const THAILAND_OFFSET = 7 * 3_600_000;
const FORM = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{3}))?(Z|[+-]\d\d:\d\d)$/;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
// A Buddhist year (2566) is refused rather than taken for a far future.
const FIRST_YEAR = 1990;
const LAST_YEAR = 2200;

/** `2023-05-14T17:00:00+07:00` to milliseconds UTC; null when it is no such time or a Buddhist year. */
export function parseTime(text: string): number | null {
  const match = FORM.exec(text);
  if (match === null) return null;
  const [, y, mo, d, h, mi, s, ms, offset] = match;
  const local = realMoment(Number(y), Number(mo), Number(d));
  if (local === null || Number(h) > 23 || Number(mi) > 59 || Number(s) > 59) return null;
  const shift = parseOffset(offset ?? 'Z');
  if (shift === null) return null;
  return local + Number(h) * 3_600_000 + Number(mi) * 60_000 + Number(s) * 1000 + Number(ms ?? 0) - shift;
}

function parseOffset(text: string): number | null {
  if (text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(4, 6));
  if (hours > 14 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** Midnight UTC of a day that exists; null otherwise. */
function realMoment(year: number, month: number, day: number): number | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return null;
  const moment = Date.UTC(year, month - 1, day);
  return new Date(moment).getUTCMonth() === month - 1 ? moment : null;
}

/** Milliseconds UTC as a time in Thailand; milliseconds only where they are not zero. */
export function formatTime(moment: number): string {
  const text = new Date(moment + THAILAND_OFFSET).toISOString().slice(0, 23);
  return `${text.endsWith('.000') ? text.slice(0, 19) : text}+07:00`;
}

export function isDate(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  return realMoment(Number(match[1]), Number(match[2]), Number(match[3])) !== null;
}
