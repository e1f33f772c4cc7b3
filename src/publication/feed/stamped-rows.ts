import { concatBytes, utf8, utf8Into } from '../bytes.ts';

/** Rows as bytes, each with room for the columns of the cut in front. */
export interface StampedRows {
  readonly bytes: Uint8Array;
  /** Where each row begins. */
  readonly starts: Int32Array;
}

/** `room`: bytes of the columns of the cut. */
export function stampedRows(rows: readonly string[], room: number): StampedRows {
  const starts = new Int32Array(rows.length);
  const characters = rows.reduce((sum, row) => sum + row.length, 0);
  // No character takes more than three bytes of UTF-8 for each of its places in a text.
  const scratch = new Uint8Array(rows.length * room + 3 * characters);
  let offset = 0;
  rows.forEach((row, i) => {
    starts[i] = offset;
    offset += room + utf8Into(row, scratch.subarray(offset + room));
  });
  return { bytes: scratch.slice(0, offset), starts };
}

/** The same rows with another room, e.g. when the number of the cut gets one more digit. */
export function withRoom({ bytes, starts }: StampedRows, before: number, room: number): StampedRows {
  const moved = new Uint8Array(bytes.length + starts.length * (room - before));
  const movedStarts = new Int32Array(starts.length);
  starts.forEach((start, i) => {
    const to = start + i * (room - before);
    movedStarts[i] = to;
    moved.set(bytes.subarray(start + before, starts[i + 1] ?? bytes.length), to + room);
  });
  return { bytes: moved, starts: movedStarts };
}

/**
 * A header and all rows with `stamp` in front of each. Rows that did not change are copied as they are: a table of 27,000 rows is
 * stamped anew with every cut in a few milliseconds.
 */
export function stampedTable(header: string, groups: readonly StampedRows[], stamp: Uint8Array): Uint8Array {
  const head = utf8(header);
  const whole = concatBytes([head, ...groups.map((group) => group.bytes)]);
  let offset = head.length;
  for (const { bytes, starts } of groups) {
    for (let i = 0; i < starts.length; i++) {
      const start = offset + (starts[i] ?? 0);
      for (let j = 0; j < stamp.length; j++) whole[start + j] = stamp[j] ?? 0;
    }
    offset += bytes.length;
  }
  return whole;
}
