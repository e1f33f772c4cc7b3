import { PAGE_STYLE } from '../../../web/public/style.ts';
import { formatDay, formatTime } from '../../../web/shared/dates.ts';
import { groupDigits } from '../../../web/shared/numbers.ts';
import type { BulletinHour } from './bulletin-store.ts';

/** The list of hourly bulletins as a plain page in both languages: names of files are made of ids, and everything else of numbers. */
export function bulletinsPage(hours: readonly BulletinHour[]): string {
  const items = hours.map(({ name, hour, cut, scopes }) => {
    const at = Date.parse(hour);
    const file = (scope: string, language: 'th' | 'en', label: string) =>
      `<a href="/bulletins/${name}/${scope}-${language}.pdf" lang="${language}">${label}</a>`;
    const others = scopes
      .filter((scope) => scope !== 'nation')
      .map(
        (scope) =>
          `<li>${escapeHtml(decodeURIComponent(scope))}: ${file(scope, 'th', 'ไทย')} · ${file(scope, 'en', 'English')}</li>`,
      );
    return `<li><h2>${formatDay(at, 'th')} ${formatTime(at, 'th')} <span lang="en">· ${formatDay(at, 'en')} ${formatTime(at, 'en')}</span></h2>
<p>รอบเผยแพร่ที่ ${groupDigits(cut)} <span lang="en">· cut ${groupDigits(cut)}</span></p>
<p>${file('nation', 'th', 'ทั้งประเทศ (PDF ภาษาไทย)')} · ${file('nation', 'en', 'The whole country (PDF, English)')}</p>
${others.length === 0 ? '' : `<details><summary>รายพื้นที่ <span lang="en">· each area</span></summary><ul>${others.join('')}</ul></details>`}</li>`;
  });
  const none = '<p>ยังไม่มีฉบับใด <span lang="en">· There are none yet.</span></p>';
  return `<!doctype html>
<html lang="th"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>สรุปผลรายชั่วโมง · Hourly bulletins</title><style>${PAGE_STYLE}</style></head>
<body><main><h1>สรุปผลรายชั่วโมง <span lang="en">· Hourly bulletins</span></h1>
<p>ผลอย่างไม่เป็นทางการ <span lang="en">· Unofficial results</span>. <a href="/bulletins/index.json">index.json</a> · <a href="/th/">คะแนน</a> · <a href="/en/" lang="en">Results</a></p>
${items.length === 0 ? none : `<ul>${items.join('\n')}</ul>`}</main></body></html>
`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
