import type { Importance } from '../api/evening-types.ts';
import { bilingualWords, useWords } from '../words.ts';

const SIGN: Readonly<Record<Importance, string>> = { normal: 'ℹ', important: '▲', urgent: '‼' };

const WORDS = bilingualWords<Readonly<Record<Importance, string>>>(
  { normal: 'ประกาศ', important: 'สำคัญ', urgent: 'ด่วน' },
  { normal: 'Notice', important: 'Important', urgent: 'Urgent' },
);

/** How important an announcement is, by sign and word. */
export function ImportanceMark({ importance }: { readonly importance: Importance }) {
  const words = useWords(WORDS);
  return (
    <strong className={`importance ${importance}`}>
      <span aria-hidden="true">{SIGN[importance]}</span> {words[importance]}
    </strong>
  );
}
