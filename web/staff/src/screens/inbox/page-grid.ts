/**
 * Where an arrow key leads in a list of buttons that stand in rows: left and right to the next one, up and down to the first of
 * the next row. `rows` is the row of each button, `now` its place (-1: none has the focus). Null: nowhere.
 */
export function pageAfter(rows: readonly number[], now: number, key: string): number | null {
  if (rows.length === 0) return null;
  if (now < 0) return key === 'ArrowDown' || key === 'ArrowRight' ? 0 : null;
  const row = rows[now];
  switch (key) {
    case 'ArrowRight':
      return now + 1 < rows.length ? now + 1 : null;
    case 'ArrowLeft':
      return now > 0 ? now - 1 : null;
    case 'ArrowDown': {
      const next = rows.findIndex((other, i) => i > now && other !== row);
      return next < 0 ? null : next;
    }
    case 'ArrowUp': {
      const first = rows.indexOf(row ?? 0);
      return first > 0 ? rows.indexOf(rows[first - 1] ?? 0) : null;
    }
    default:
      return null;
  }
}
