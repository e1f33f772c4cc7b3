import type { ReturnWrite } from './write-return.ts';

/**
 * What a change notes on the return's row for those who watch the evening: when each step happened, whether two entries
 * differed, how often claims ran out at this stage. Only the clock of the database is used.
 */
export function rowTimes(write: ReturnWrite): string[] {
  const { loaded, columns, change } = write;
  const set: string[] = [];
  if (columns.stage !== loaded.state.stage) set.push('stage_since = now()', 'lapses = 0');
  if (columns.stage === 'differs') set.push('differed = true');
  switch (change.entry?.kind) {
    case 'first':
      set.push('first_at = now()', 'second_at = null', 'differed = false');
      break;
    case 'second':
      set.push('second_at = now()');
      break;
    case 'third':
    case 'supervisor':
    case 'correction':
    case 'confirmation':
    case undefined:
      break;
  }
  if (change.record !== null) {
    // A correction (it has a reason) leaves the time at which the return was first accepted.
    if (change.reason === null) set.push('accepted_at = now()');
    // What was raised has arrived: the small index of raised returns stays small.
    set.push('priority = 0');
  }
  return set;
}
