import type { Language } from '../../../../src/basics/bilingual.ts';

const two = (n: number) => String(n).padStart(2, '0');

/** How long something takes or waits, in words: `< 1 นาที`, `12 min`, `1 ชม. 05 นาที`, `2 d 03 h`. */
export function ageText(seconds: number, language: Language): string {
  const [m, h, d] = language === 'th' ? ['นาที', 'ชม.', 'วัน'] : ['min', 'h', 'd'];
  const minutes = Math.floor(Math.max(0, seconds) / 60);
  if (minutes < 1) return `< 1 ${m}`;
  if (minutes < 60) return `${minutes} ${m}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} ${h} ${two(minutes % 60)} ${m}`;
  return `${Math.floor(hours / 24)} ${d} ${two(hours % 24)} ${h}`;
}

/** A short time span with seconds: `45 วินาที`, `2:05 นาที`. */
export function spanText(seconds: number, language: Language): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} ${language === 'th' ? 'วินาที' : 's'}`;
  if (whole < 3600)
    return `${Math.floor(whole / 60)}:${two(whole % 60)} ${language === 'th' ? 'นาที' : 'min'}`;
  return ageText(whole, language);
}
