import { useId } from 'react';
import { takeFocus } from '../parts/take-focus.ts';
import { codeDigits } from './digits.ts';

interface CodeInputProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (code: string) => void;
  readonly invalid?: boolean;
}

/** Six digits of a code generator. The browser may fill them in; Thai digits count. */
export function CodeInput({ label, value, onValue, invalid = false }: CodeInputProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        ref={takeFocus}
        id={id}
        className="code-input"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        aria-invalid={invalid}
        value={value}
        onChange={(event) => onValue(codeDigits(event.target.value))}
        required
      />
    </>
  );
}
