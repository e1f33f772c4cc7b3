import type { CaseSummary } from '../../api/cases-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { RETURN_WORDS } from './words.ts';

interface CaseChoiceProps {
  readonly cases: readonly CaseSummary[];
  readonly value: string;
  readonly onValue: (id: string) => void;
}

/** The open case because of which something is done. Nothing to choose where there is none. */
export function CaseChoice({ cases, value, onValue }: CaseChoiceProps) {
  const { say } = useDesk();
  const w = useWords(RETURN_WORDS);
  const open = cases.filter((one) => one.stage !== 'closed');
  if (open.length === 0) return null;
  return (
    <label>
      {w.forCase}
      <select value={value} onChange={(event) => onValue(event.target.value)}>
        <option value="">{w.noCase}</option>
        {open.map((one) => (
          <option key={one.case} value={one.case}>
            {one.case} · {one.order?.number ?? say(one.summary)}
          </option>
        ))}
      </select>
    </label>
  );
}
