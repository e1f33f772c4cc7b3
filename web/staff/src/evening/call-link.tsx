import { useWords } from '../words.ts';
import { EVENING_WORDS } from './words.ts';

interface CallLinkProps {
  readonly contact: { readonly name: string; readonly phone: string };
  /** Not a stop of the Tab key, where arrows move. */
  readonly outOfTab?: boolean;
}

/** Somebody to call: a press dials on a telephone or with a computer's telephone program. */
export function CallLink({ contact: { name, phone }, outOfTab }: CallLinkProps) {
  const words = useWords(EVENING_WORDS);
  if (phone === '') return <span>{name}</span>;
  return (
    <a
      className="call"
      href={`tel:${phone.replace(/[^+0-9*#]/g, '')}`}
      aria-label={words.call(name, phone)}
      tabIndex={outOfTab === true ? -1 : undefined}
    >
      {name} <span className="phone">{phone}</span>
    </a>
  );
}
