import type { Bilingual } from '../../../../../src/basics/bilingual.ts';
import { useDesk } from '../../desk.tsx';

interface ChoiceProps<T extends string> {
  readonly label: string;
  /** Shown while nothing is chosen; without it something is always chosen. */
  readonly nothing?: string;
  readonly value: T | '';
  readonly options: readonly T[];
  readonly names: Readonly<Record<T, Bilingual>>;
  readonly onValue: (value: T | '') => void;
}

/** One of a closed list, by its names. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { say } = useDesk();
  const { label, nothing, value, options, names, onValue } = props;
  return (
    <label>
      {label}
      <select
        value={value}
        required={nothing === undefined}
        onChange={(event) => onValue(options.find((option) => option === event.target.value) ?? '')}
      >
        {nothing !== undefined && <option value="">{nothing}</option>}
        {options.map((option) => (
          <option key={option} value={option}>
            {say(names[option])}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly rows?: number;
  readonly max?: number;
  readonly required?: boolean;
  readonly onText: (text: string) => void;
}

/** A text of one or more lines. */
export function TextField({ label, value, rows = 3, max = 1000, required = false, onText }: TextProps) {
  return (
    <label>
      {label}
      <textarea
        value={value}
        rows={rows}
        maxLength={max}
        required={required}
        onChange={(event) => onText(event.target.value)}
      />
    </label>
  );
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly max?: number;
  readonly type?: 'text' | 'date';
  readonly required?: boolean;
  readonly onText: (text: string) => void;
}

/** A text of one line, or a day. */
export function LineField({ label, value, max = 200, type = 'text', required = false, onText }: LineProps) {
  return (
    <label>
      {label}
      <input
        type={type}
        value={value}
        maxLength={type === 'date' ? undefined : max}
        required={required}
        onChange={(event) => onText(event.target.value)}
      />
    </label>
  );
}
