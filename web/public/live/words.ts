import type { Language } from '../../../src/basics/bilingual.ts';

/** The few texts that the browser adds. */
export const LIVE_WORDS = {
  th: {
    live: (age: string) => `อัปเดตเอง · ข้อมูลเมื่อ ${age}ที่แล้ว`,
    old: (age: string) => `ยังไม่มีรอบเผยแพร่ใหม่มา ${age}`,
    failing: (age: string) => `ติดต่อระบบไม่ได้ กำลังแสดงข้อมูลเมื่อ ${age}ที่แล้ว และจะลองใหม่เอง`,
    paused: 'หยุดอัปเดตไว้',
    pause: 'หยุดไว้',
    resume: 'ทำต่อ',
    news: (cut: string) => `มีผลใหม่ รอบเผยแพร่ที่ ${cut}`,
    seconds: (n: number) => `${n} วินาที`,
    minutes: (n: number) => `${n} นาที`,
    hours: (n: number) => `${n} ชั่วโมง`,
    days: (n: number) => `${n} วัน`,
  },
  en: {
    live: (age: string) => `Updates by itself · figures from ${age} ago`,
    old: (age: string) => `No new cut for ${age}`,
    failing: (age: string) => `No connection. Showing figures from ${age} ago; trying again`,
    paused: 'Updates are paused',
    pause: 'Pause',
    resume: 'Resume',
    news: (cut: string) => `New results, cut ${cut}`,
    seconds: (n: number) => `${n} s`,
    minutes: (n: number) => `${n} min`,
    hours: (n: number) => `${n} h`,
    days: (n: number) => `${n} days`,
  },
} as const;

/** How old something is, in one unit: seconds below two minutes, minutes below two hours, hours below three days, then days. */
export function ageText(language: Language, seconds: number): string {
  const w = LIVE_WORDS[language];
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 120) return w.seconds(whole);
  if (whole < 7_200) return w.minutes(Math.floor(whole / 60));
  if (whole < 3 * 86_400) return w.hours(Math.floor(whole / 3_600));
  return w.days(Math.floor(whole / 86_400));
}
