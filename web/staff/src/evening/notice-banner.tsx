import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatTime } from '../../../shared/dates.ts';
import { eveningApi } from '../api/evening-api.ts';
import { useDesk } from '../desk.tsx';
import { bilingualWords, useWords } from '../words.ts';
import { ImportanceMark } from './importance-mark.tsx';
import { useMay } from './may.ts';
import './notice-banner.css';

const EVERY_MS = 15_000;

const WORDS = bilingualWords(
  {
    label: 'ประกาศจากศูนย์',
    paused: (area: string) => `หยุดรับงานใหม่: ${area}`,
    since: (time: string) => `ตั้งแต่ ${time}`,
    finish: 'งานที่ถืออยู่ส่งได้ตามปกติ',
    seen: 'รับทราบ',
    again: (n: number) => `ประกาศ (${n})`,
    hide: 'ซ่อนประกาศ',
  },
  {
    label: 'Notices of the centre',
    paused: (area) => `No new work: ${area}`,
    since: (time) => `since ${time}`,
    finish: 'What you hold you can hand in.',
    seen: 'Acknowledge',
    again: (n) => `Notices (${n})`,
    hide: 'Hide notices',
  },
);

const RANK = { urgent: 0, important: 1, normal: 2 } as const;

/** What everybody at work must know now: where entry is paused, and announcements until they are acknowledged. */
export function NoticeBanner() {
  const words = useWords(WORDS);
  const { say, language } = useDesk();
  const may = useMay();
  const queries = useQueryClient();
  const [again, setAgain] = useState(false);
  const { data } = useQuery({
    queryKey: ['notices'],
    queryFn: eveningApi.notices,
    refetchInterval: EVERY_MS,
  });
  const see = useMutation({
    mutationFn: eveningApi.seen,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  });
  const pauses = data?.pauses ?? [];
  const all = (data?.announcements ?? []).toSorted((a, b) => RANK[a.importance] - RANK[b.importance]);
  // who only looks on has nothing to acknowledge: theirs stand folded
  const isSeen = (item: (typeof all)[number]) => item.seen || !may('acknowledge-notice');
  const seen = all.filter(isSeen);
  const shown = again ? all : all.filter((item) => !isSeen(item));
  const time = (iso: string) => formatTime(Date.parse(iso), language);
  return (
    <section className="notices" aria-label={words.label} aria-live="polite">
      {pauses.map(({ id, area, message, since }) => (
        <p key={`pause ${id}`} className="notice pause">
          <strong>
            <span aria-hidden="true">⏸</span> {words.paused(say(area.name))}
          </strong>
          <span className="text">{say(message)}</span>
          <span>
            {words.since(time(since))} · {words.finish}
          </span>
        </p>
      ))}
      {shown.map((item) => (
        <p key={item.id} className={`notice ${item.importance}`}>
          <ImportanceMark importance={item.importance} />
          <span className="text">{say(item.text)}</span>
          <span>
            {say(item.area.name)} · {time(item.from)}
          </span>
          {!isSeen(item) && (
            <button type="button" disabled={see.isPending} onClick={() => see.mutate(item.id)}>
              ✓ {words.seen}
            </button>
          )}
        </p>
      ))}
      {seen.length > 0 && (
        <button type="button" className="plain" aria-expanded={again} onClick={() => setAgain(!again)}>
          {again ? words.hide : words.again(seen.length)}
        </button>
      )}
    </section>
  );
}
