import type { Status } from '../api/evening-types.ts';
import { useWords } from '../words.ts';
import './status.css';
import { EVENING_WORDS } from './words.ts';

type Family = 'awaits' | 'works' | 'stuck' | 'waits' | 'done';

/** Which colour goes with a status; the sign and the word say the same. */
const FAMILY: Readonly<Record<Status, Family>> = {
  awaited: 'awaits',
  unreadable: 'stuck',
  photographed: 'works',
  'in-doubt': 'stuck',
  'entered-once': 'works',
  differs: 'stuck',
  'with-supervisor': 'stuck',
  annulled: 'stuck',
  'correction-proposed': 'stuck',
  accepted: 'waits',
  'waiting-pair': 'waits',
  'held-back': 'waits',
  corrected: 'done',
  public: 'done',
};

/** What somebody has to do something about before the return goes on. */
export const PROBLEMS: ReadonlySet<Status> = new Set(
  (Object.keys(FAMILY) as Status[]).filter((status) => FAMILY[status] === 'stuck'),
);

const RING = 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z';

/** Signs on a field of 16 by 16: the fuller the ring, the further the return. `fill` is filled, `line` drawn. */
const SIGNS: Readonly<Record<Status, { readonly line?: string; readonly fill?: string }>> = {
  awaited: { line: RING },
  unreadable: { line: 'M2 2h12v12h-12zM5 5l6 6M11 5l-6 6' },
  photographed: { line: RING, fill: 'M8 8V1.5A6.5 6.5 0 0 1 14.5 8z' },
  'in-doubt': { line: 'M8 1.5L15 14H1zM8 6v4M8 11.5v1.2' },
  'entered-once': { line: RING, fill: 'M8 1.5a6.5 6.5 0 0 1 0 13z' },
  differs: { line: 'M2 5.5h12M2 10.5h12M11 2L5 14' },
  'with-supervisor': { line: 'M8 8a3 3 0 1 0 0-6a3 3 0 0 0 0 6M2 14.5c0-3.5 2.5-5 6-5s6 1.5 6 5' },
  annulled: { line: `${RING}M3.5 12.5l9-9` },
  'correction-proposed': { line: 'M2 14l1-4 8-8 3 3-8 8zM9.5 3.5l3 3' },
  accepted: { line: RING, fill: 'M8 1.5a6.5 6.5 0 1 1-6.5 6.5H8z' },
  'waiting-pair': {
    line: 'M10 3.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z',
    fill: 'M5.5 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z',
  },
  'held-back': { fill: 'M3 2h3.6v12H3zM9.4 2H13v12H9.4z' },
  corrected: { line: 'M4.5 8.5l2.5 2.5 5-5.5M3 15h10', fill: '' },
  public: { line: 'M2 8.5l4 4.5 8-10' },
};

/** The sign of a status, for beside its word. */
export function StatusSign({ status }: { status: Status }) {
  const { line, fill } = SIGNS[status];
  return (
    <svg className="status-sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {fill !== undefined && <path d={fill} fill="currentColor" />}
      {line !== undefined && <path d={line} fill="none" stroke="currentColor" strokeWidth="1.8" />}
    </svg>
  );
}

interface StatusMarkProps {
  readonly status: Status;
  /** Why it is held back, when it is. */
  readonly why?: string | null;
}

/** A status by sign, word and colour. */
export function StatusMark({ status, why }: StatusMarkProps) {
  const words = useWords(EVENING_WORDS);
  const text = why === null || why === undefined ? undefined : words.heldShort[why];
  return (
    <span className={`status-mark ${familyOf(status)}`}>
      <StatusSign status={status} />
      <span>{(status === 'held-back' ? text : undefined) ?? words.status[status]}</span>
    </span>
  );
}

export function familyOf(status: Status): Family {
  return FAMILY[status];
}
