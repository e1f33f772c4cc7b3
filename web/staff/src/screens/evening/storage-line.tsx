import { useQuery } from '@tanstack/react-query';
import { formatMoment } from '../../../../shared/dates.ts';
import { groupDigits } from '../../../../shared/numbers.ts';
import { get } from '../../api/http.ts';
import { useDesk } from '../../desk.tsx';
import { bilingualWords, useWords } from '../../words.ts';

const WORDS = bilingualWords(
  {
    checked: (files: string, passes: string) => `ตรวจไฟล์ภาพที่เก็บไว้แล้ว ${files} ครั้ง ครบทุกไฟล์ ${passes} รอบ`,
    whole: 'ทุกไฟล์ครบถ้วน',
    faults: (n: string) => `ไฟล์ภาพหายหรือเสียหาย ${n} ไฟล์ แจ้งผู้ดูแลระบบให้กู้จากสำเนา`,
    missing: 'หาย',
    damaged: 'เสียหาย',
  },
  {
    checked: (files: string, passes: string) =>
      `Stored photos checked: ${files}, all of them ${passes} time(s)`,
    whole: 'every file is whole',
    faults: (n: string) => `${n} stored photo(s) missing or damaged: ask the administrator to restore them`,
    missing: 'missing',
    damaged: 'damaged',
  },
);

interface Storage {
  readonly passes: number;
  readonly checked: number;
  readonly faults: readonly {
    readonly sha256: string;
    readonly fault: 'missing' | 'damaged';
    readonly foundAt: string;
  }[];
}

const EVERY_MS = 60_000;

/** Whether the stored photos are whole, by the re-check in the background. */
export function StorageLine() {
  const words = useWords(WORDS);
  const { language } = useDesk();
  const { data } = useQuery({
    queryKey: ['storage'],
    queryFn: () => get('/api/storage') as Promise<Storage>,
    refetchInterval: EVERY_MS,
  });
  if (data === undefined || data.checked === 0) return null;
  const { faults } = data;
  return (
    <section>
      <p className="none">
        {words.checked(groupDigits(data.checked), groupDigits(data.passes))}
        {faults.length === 0 && ` · ✓ ${words.whole}`}
      </p>
      {faults.length > 0 && (
        <div className="trouble" role="alert">
          <p>{words.faults(groupDigits(faults.length))}</p>
          <ul>
            {faults.map(({ sha256, fault, foundAt }) => (
              <li key={sha256}>
                <code>{sha256.slice(0, 16)}</code> {words[fault]} ·{' '}
                {formatMoment(Date.parse(foundAt), language)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
