import type { ReturnState } from '../returns/life-state.ts';
import type { EntryKind } from './change.ts';
import type { EntryKeys } from './loaded-return.ts';

/** Marks the entry that is written in the same statement, whose key the database draws. */
export const NEW_ENTRY = 'new';
export type EntryKey = number | null | typeof NEW_ENTRY;

/** Columns of a return's row that follow from its state. */
export interface Columns {
  readonly stage: ReturnState['stage'];
  readonly round: number;
  readonly version: number;
  readonly reason: string;
  readonly first: EntryKey;
  readonly second: EntryKey;
  readonly third: EntryKey;
  readonly proposed: EntryKey;
  readonly firstBy: number | null;
  readonly secondBy: number | null;
  readonly asWritten: object | null;
  readonly notBlind: object | null;
}

const NOTHING = {
  reason: '',
  first: null,
  second: null,
  third: null,
  proposed: null,
  firstBy: null,
  secondBy: null,
  asWritten: null,
  notBlind: null,
};

/** The row of a state. `keys` are those of the row before; `entry` is the kind of the entry that is written with it. */
export function columnsOf(state: ReturnState, keys: EntryKeys, entry: EntryKind | null): Columns {
  const { stage, round, version } = state;
  const base = { ...NOTHING, stage, round, version };
  const first = entry === 'first' ? NEW_ENTRY : keys.first;
  const second = entry === 'second' ? NEW_ENTRY : keys.second;
  switch (state.stage) {
    case 'expected':
    case 'received':
    case 'accepted':
      return base;
    case 'unreadable':
    case 'annulled':
      return { ...base, reason: state.reason };
    case 'in-doubt':
      return { ...base, first, firstBy: state.first.by };
    case 'entered-once':
      return { ...base, first, firstBy: state.first.by, asWritten: state.asWritten, notBlind: state.leave };
    case 'differs':
    case 'with-supervisor':
      return {
        ...base,
        first,
        second,
        third:
          state.stage === 'differs' || state.third === null
            ? null
            : entry === 'third'
              ? NEW_ENTRY
              : keys.third,
        firstBy: state.first.by,
        secondBy: state.second.by,
        asWritten: state.asWritten,
        notBlind: state.leave,
      };
    case 'correction-proposed':
      return {
        ...base,
        reason: JSON.stringify(state.proposal.reason),
        proposed: entry === 'correction' ? NEW_ENTRY : keys.proposed,
        asWritten: state.proposal.override,
      };
  }
}
