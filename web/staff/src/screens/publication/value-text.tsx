import { formatIsoDay } from '../../../../shared/dates.ts';
import type { ProposalValue } from '../../api/publication-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

/** What a proposal asks for, beside its kind. */
export function ValueText({ value }: { value: ProposalValue }) {
  const words = useWords(WORDS);
  const { language } = useDesk();
  switch (value.kind) {
    case 'cap':
      return <p>{words.capOf(value.capPercent)}</p>;
    case 'draw':
      return (
        <p>
          <code>{value.contest}</code> ·{' '}
          {value.order.length === 0 ? words.blind : words.drawn(value.order.join(', '))} · {words.place}:{' '}
          {value.place} · {words.witnesses}: {value.witnesses}
        </p>
      );
    case 'certification':
      return (
        <p>
          <code>{value.contest}</code> · {words.certOrder} {value.order} · {words.certDate}{' '}
          {formatIsoDay(value.date, language)}
        </p>
      );
    case 'release':
    case 'pause':
    case 'open':
      return null;
  }
}
