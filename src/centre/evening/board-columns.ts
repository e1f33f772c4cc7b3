import type { Stage } from '../../returns/life-state.ts';
import { STAGES } from '../../returns/life-state.ts';
import type { BoardRow } from './board-rows.ts';

/** The rows of all returns, column by column: the whole country takes 16 MB. Times are seconds since 1970, 0 for none. */
export class BoardColumns {
  /** Index in {@link STAGES}. */
  readonly stage: Uint8Array;
  readonly round: Uint16Array;
  readonly version: Uint16Array;
  readonly priority: Uint8Array;
  readonly lapses: Uint16Array;
  /** 1 where two entries of this round differed. */
  readonly differed: Uint8Array;
  readonly firstBy: Int32Array;
  readonly secondBy: Int32Array;
  /** Who has seen an entry of a return and reads it blind no more: few returns have any. */
  readonly seenBy = new Map<number, readonly number[]>();
  readonly holder: Int32Array;
  readonly until: Float64Array;
  readonly received: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly accepted: Float64Array;
  readonly since: Float64Array;

  constructor(count: number) {
    this.stage = new Uint8Array(count);
    this.round = new Uint16Array(count);
    this.version = new Uint16Array(count);
    this.priority = new Uint8Array(count);
    this.lapses = new Uint16Array(count);
    this.differed = new Uint8Array(count);
    this.firstBy = new Int32Array(count);
    this.secondBy = new Int32Array(count);
    this.holder = new Int32Array(count);
    this.until = new Float64Array(count);
    this.received = new Float64Array(count);
    this.first = new Float64Array(count);
    this.second = new Float64Array(count);
    this.accepted = new Float64Array(count);
    this.since = new Float64Array(count);
  }

  /** Takes a row over; false when it says what is known already. */
  take(row: BoardRow): boolean {
    const i = row.return_id;
    const stage = STAGES.indexOf(row.stage as Stage);
    const same =
      this.stage[i] === stage &&
      this.version[i] === row.version &&
      this.round[i] === row.round &&
      this.holder[i] === row.holder &&
      this.until[i] === row.until &&
      this.since[i] === row.since &&
      this.priority[i] === row.priority &&
      this.lapses[i] === row.lapses &&
      this.received[i] === row.received;
    this.stage[i] = stage;
    this.round[i] = row.round;
    this.version[i] = row.version;
    this.priority[i] = row.priority;
    this.lapses[i] = row.lapses;
    this.differed[i] = row.differed ? 1 : 0;
    this.firstBy[i] = row.first_by;
    this.secondBy[i] = row.second_by;
    if (row.seen_by === null) this.seenBy.delete(i);
    else this.seenBy.set(i, row.seen_by);
    this.holder[i] = row.holder;
    this.until[i] = row.until;
    this.received[i] = row.received;
    this.first[i] = row.first;
    this.second[i] = row.second;
    this.accepted[i] = row.accepted;
    this.since[i] = row.since;
    return !same;
  }
}
