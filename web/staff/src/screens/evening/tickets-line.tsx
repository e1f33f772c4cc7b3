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
  },
  {
    waiting: (n: string) => `Reports of readers that wait: ${n}`,
    oldest: (age: string) => `the oldest for ${age}`,
    passed: (n: string) => `passed on: ${n}`,
  },
);

const EVERY_MS = 30_000;

/** How many readers' reports wait for an answer, and how long. Nothing while none waits. */
export function TicketsLine({ centre }: { readonly centre: string | undefined }) {
  const words = useWords(WORDS);
  const { language } = useDesk();
  const { data } = useQuery({
    queryKey: ['tickets-waiting', centre],
    queryFn: () => ticketsApi.count(centre),
    refetchInterval: EVERY_MS,
  });
  if (data === undefined || data.open === 0) return null;
  const passed = data.province + data.national;
  return (
    <p>
      <a href="#/tickets">{words.waiting(groupDigits(data.open))}</a>
      {data.oldest !== null && ` · ${words.oldest(ageText((Date.now() - data.oldest) / 1000, language))}`}
      {passed > 0 && ` · ${words.passed(groupDigits(passed))}`}
    </p>
  );
}
