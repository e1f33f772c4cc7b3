import type { Problems } from './problems.ts';
import type { Table } from './table.ts';

/**
 * Reports rows whose key another row has already, and gives all keys. Ids name files, and some file systems take capital and
 * small letters for the same: keys that differ only so are equal.
 */
export function checkUnique<T>(
  table: Table<T>,
  field: string,
  problems: Problems,
  keyOf: (item: T) => string,
): void {
  const rowOf = new Map<string, number>();
  table.items.forEach((item, i) => {
    const key = keyOf(item);
    const folded = key.toLowerCase();
    const first = rowOf.get(folded);
    if (first === undefined) rowOf.set(folded, i);
    else if (key !== '') {
      problems.add(table.file, table.lines[i] ?? null, field, 'duplicate', {
        value: key,
        allowed: table.lines[first] ?? 0,
      });
    }
  });
}

/** A table together with its keys, ready to be referred to. */
export interface Target<T> {
  readonly table: Table<T>;
  readonly byKey: ReadonlyMap<string, T>;
}

/** The item that a reference names. Reports an unknown one, unless the target may be incomplete. */
export function follow<T>(
  from: Table<unknown>,
  row: number,
  field: string,
  key: string,
  target: Target<T>,
  problems: Problems,
): T | undefined {
  const item = target.byKey.get(key);
  if (item === undefined && key !== '' && target.table.complete && !target.table.leftOut.has(key)) {
    problems.add(from.file, from.lines[row] ?? null, field, 'unknown-reference', {
      value: key,
      allowed: target.table.file,
    });
  }
  return item;
}
