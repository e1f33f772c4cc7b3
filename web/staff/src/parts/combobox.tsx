import type { KeyboardEvent } from 'react';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import './combobox.css';

export interface ComboOption {
  readonly id: string;
  readonly name: string;
  /** A second, quieter line. */
  readonly detail: string;
}

interface ComboboxProps {
  readonly label: string;
  /** What is chosen, shown while nobody types. */
  readonly shown: string;
  readonly placeholder?: string;
  /** Options for what is typed, the best first. */
  readonly find: (text: string) => readonly ComboOption[];
  readonly onChoose: (id: string) => void;
  /** Said when nothing is found. */
  readonly nothing: string;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
}

const EDGE = 8;

/** A field that one types into to find one of many things: arrows move, Enter takes, Escape leaves it as it was. */
export function Combobox(props: ComboboxProps) {
  const { label, shown, placeholder, find, onChoose, nothing, disabled = false, invalid = false } = props;
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const open = text !== null;
  const options = open ? find(text) : [];
  const current = options[at];
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  // A list near the edge of the window moves back into it.
  useLayoutEffect(() => {
    const box = list.current;
    if (box === null || !open) return;
    box.style.translate = '';
    const over = box.getBoundingClientRect().right + EDGE - document.documentElement.clientWidth;
    if (over > 0) box.style.translate = `${-over}px`;
  });

  const close = () => {
    setText(null);
    setAt(0);
  };
  const show = () => {
    if (!open) setText('');
  };
  const take = (option: ComboOption | undefined) => {
    if (option === undefined) return;
    onChoose(option.id);
    close();
  };
  const key = (event: KeyboardEvent) => {
    const { key: pressed } = event;
    if (pressed === 'ArrowDown' || pressed === 'ArrowUp') {
      event.preventDefault();
      if (!open) show();
      else setAt((n) => Math.max(0, Math.min(options.length - 1, n + (pressed === 'ArrowDown' ? 1 : -1))));
    } else if (pressed === 'Enter' && open) {
      event.preventDefault();
      take(current);
    } else if (pressed === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };
  return (
    <div className="combo">
      <label htmlFor={`${id}-input`}>{label}</label>
      <div className="combo-box">
        <input
          id={`${id}-input`}
          role="combobox"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={current === undefined ? undefined : `${id}-${at}`}
          aria-invalid={invalid}
          autoComplete="off"
          spellCheck={false}
          disabled={disabled}
          placeholder={placeholder}
          value={text ?? shown}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onClick={show}
          onKeyDown={key}
          onBlur={close}
        />
        <div
          ref={list}
          id={`${id}-list`}
          role="listbox"
          aria-label={label}
          hidden={!open || options.length === 0}
        >
          {options.map((option, n) => (
            <div
              key={option.id}
              id={`${id}-${n}`}
              role="option"
              tabIndex={-1}
              aria-selected={n === at}
              onPointerDown={(event) => {
                // before the field loses the focus and closes the list
                event.preventDefault();
                take(option);
              }}
            >
              {option.name}
              {option.detail !== '' && <small>{option.detail}</small>}
            </div>
          ))}
        </div>
        {open && options.length === 0 && (
          <span className="combo-nothing" role="status">
            {nothing}
          </span>
        )}
      </div>
    </div>
  );
}
