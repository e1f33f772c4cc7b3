import type { Language } from '../../src/basics/bilingual.ts';

/** Thailand keeps UTC+7 all year. */
const BANGKOK_MS = 7 * 3_600_000;

const MONTHS: Record<Language, readonly string[]> = {
  th: ['ม.ค.', 'ก.พ.', 'มี.ค.', 'เม.ย.', 'พ.ค.', 'มิ.ย.', 'ก.ค.', 'ส.ค.', 'ก.ย.', 'ต.ค.', 'พ.ย.', 'ธ.ค.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

const two = (n: number) => String(n).padStart(2, '0');

/** Day in Bangkok: `8 ก.พ. 2569` (Buddhist year) or `8 Feb 2026`. Takes milliseconds UTC. */
export function formatDay(ms: number, language: Language): string {
  const d = new Date(ms + BANGKOK_MS);
  const year = d.getUTCFullYear() + (language === 'th' ? 543 : 0);
  return `${d.getUTCDate()} ${MONTHS[language][d.getUTCMonth()] ?? ''} ${year}`;
}

/** Time in Bangkok: `18.45 น.` or `18:45`; with seconds `18.45.07 น.` or `18:45:07`. */
export function formatTime(ms: number, language: Language, seconds = false): string {
  const d = new Date(ms + BANGKOK_MS);
  const parts = [two(d.getUTCHours()), two(d.getUTCMinutes())];
  if (seconds) parts.push(two(d.getUTCSeconds()));
  return language === 'th' ? `${parts.join('.')} น.` : parts.join(':');
}

/** Day and time to the second in Bangkok. */
export function formatMoment(ms: number, language: Language): string {
  return `${formatDay(ms, language)} ${formatTime(ms, language, true)}`;
}

/** A day given as `YYYY-MM-DD` (Gregorian). Anything else comes back unchanged. */
export function formatIsoDay(day: string, language: Language): string {
  const ms = Date.parse(`${day}T00:00:00+07:00`);
  return Number.isNaN(ms) ? day : formatDay(ms, language);
}
