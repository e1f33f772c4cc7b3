/** Pages of a list with so many rows at most; one empty page of an empty list. */
export function pagesOf(rows: number, perPage: number): number {
  return Math.max(1, Math.ceil(rows / perPage));
}

/** The rows of a page; a page beyond the last one is the last. */
export function pageOf<T>(rows: readonly T[], perPage: number, page: number): readonly T[] {
  const last = pagesOf(rows.length, perPage) - 1;
  const from = Math.min(page, last) * perPage;
  return rows.slice(from, from + perPage);
}

/** Rows of a page in columns of about the same length, the first ones full; no empty columns. */
export function columnsOf<T>(rows: readonly T[], perColumn: number): readonly (readonly T[])[] {
  const columns: (readonly T[])[] = [];
  for (let from = 0; from < rows.length; from += perColumn) columns.push(rows.slice(from, from + perColumn));
  return columns;
}
