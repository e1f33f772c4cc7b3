import { useQuery } from '@tanstack/react-query';
import { groupDigits } from '../../../../shared/numbers.ts';
import { ticketsApi } from '../../api/tickets-api.ts';
import { useDesk } from '../../desk.tsx';
import { ageText } from '../../evening/ages.ts';
import { bilingualWords, useWords } from '../../words.ts';

const WORDS = bilingualWords(
  {
    waiting: (n: string) => `เรื่องจากประชาชนรอคำตอบ ${n} เรื่อง`,
    oldest: (age: string) => `เก่าสุดรอมา ${age}`,
    passed: (n: string) => `ส่งต่อขึ้นมาแล้ว ${n} เรื่อง`,
    crowded: (n: string, most: string) =>
      `เรื่องจากประชาชนที่รอคำตอบทั้งหมด ${n} จากที่รับไว้ได้ ${most} เรื่อง ใกล้เต็มแล้ว`,
    letGo: (n: string) => `วันนี้ลบเรื่องที่มีผู้แจ้งคนเดียวและไม่มีภาพ ${n} เรื่อง เพื่อรับเรื่องใหม่`,
  },
  {
    waiting: (n: string) => `Reports of readers that wait: ${n}`,
    oldest: (age: string) => `the oldest for ${age}`,
    passed: (n: string) => `passed on: ${n}`,
    crowded: (n: string, most: string) => `Reports of readers are nearly full everywhere: ${n} of ${most}`,
    letGo: (n: string) => `made room for newer ones today: ${n} reports of a single reader without a photo`,
  },
);

const EVERY_MS = 30_000;
/** From this share of the most that are held, the line is an alarm. */
const CROWDED = 0.8;

/** How many readers' reports wait for an answer, and how long; an alarm when the list is nearly full everywhere. Nothing while none waits. */
export function TicketsLine({ centre }: { readonly centre: string | undefined }) {
  const words = useWords(WORDS);
  const { language } = useDesk();
  const { data } = useQuery({
    queryKey: ['tickets-waiting', centre],
    queryFn: () => ticketsApi.count(centre),
    refetchInterval: EVERY_MS,
  });
  if (data === undefined) return null;
  const crowded = data.all >= CROWDED * data.most;
  const alarm = (crowded || data.letGo > 0) && (
    <div className="trouble" role="alert">
      <p>
        {crowded && words.crowded(groupDigits(data.all), groupDigits(data.most))}
        {crowded && data.letGo > 0 && ' · '}
        {data.letGo > 0 && words.letGo(groupDigits(data.letGo))}
      </p>
    </div>
  );
  if (data.open === 0) return alarm || null;
  const passed = data.province + data.national;
  return (
    <>
      {alarm}
      <p>
        <a href="#/tickets">{words.waiting(groupDigits(data.open))}</a>
        {data.oldest !== null && ` · ${words.oldest(ageText((Date.now() - data.oldest) / 1000, language))}`}
        {passed > 0 && ` · ${words.passed(groupDigits(passed))}`}
      </p>
    </>
  );
}
