import { groupDigits } from '../../../../shared/numbers.ts';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

interface BeforeAfterProps {
  readonly cut: number;
  /** Label, before, after. */
  readonly rows: readonly (readonly [string, string, string])[];
}

/** A small table: how it is, and how it would be. What differs is marked and bold. */
export function BeforeAfter({ cut, rows }: BeforeAfterProps) {
  const words = useWords(WORDS);
  return (
    <table className="before-after">
      <caption>
        {words.effect} · {words.effectFrom(groupDigits(cut))}
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, before, after]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{before}</td>
            <td className={before === after ? undefined : 'new'}>
              {before === after ? after : `→ ${after}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
