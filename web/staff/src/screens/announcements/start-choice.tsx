import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

interface StartChoiceProps {
  /** Date and time in Thailand as the browser writes it (`2026-02-08T18:30`); empty: at once. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** When an announcement begins: at once, or at a time. */
export function StartChoice({ value, onChange }: StartChoiceProps) {
  const words = useWords(WORDS);
  return (
    <>
      <label>
        {words.begins}{' '}
        <select
          value={value === '' ? 'now' : 'later'}
          onChange={(event) =>
            onChange(event.target.value === 'now' ? '' : localText(Date.now() + QUARTER_MS))
          }
        >
          <option value="now">{words.atOnce}</option>
          <option value="later">{words.later}</option>
        </select>
      </label>
      {value !== '' && (
        <label>
          {words.beginsAt}{' '}
          <input
            type="datetime-local"
            value={value}
            required
            onChange={(event) => {
              if (event.target.value !== '') onChange(event.target.value);
            }}
          />
        </label>
      )}
    </>
  );
}

const QUARTER_MS = 15 * 60_000;

const BANGKOK_MS = 7 * 3_600_000;

/** A moment as `datetime-local` writes it, in Thailand's time, as everywhere on the desk. */
export function localText(ms: number): string {
  return new Date(ms + BANGKOK_MS).toISOString().slice(0, 16);
}

/** When an announcement that was begun at `value` shows, milliseconds UTC; null when it begins at once. */
export function startOf(value: string): number | null {
  const ms = /^\d{4,6}-\d\d-\d\dT\d\d:\d\d/.test(value)
    ? Date.parse(`${value.slice(0, 16)}:00+07:00`)
    : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}
