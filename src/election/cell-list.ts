/**
 * A list of texts in one cell: parts joined by `|`; a `|` or `\` inside a part is written `\|`, `\\`. The empty cell is the
 * empty list, so no part may be empty.
 */
export function joinCell(parts: readonly string[]): string {
  return parts.map((part) => part.replace(/[\\|]/g, '\\$&')).join('|');
}

export function splitCell(cell: string): readonly string[] {
  if (cell === '') return [];
  const parts: string[] = [];
  let part = '';
  for (let i = 0; i < cell.length; i++) {
    const character = cell[i] ?? '';
    if (character === '\\') part += cell[++i] ?? '';
    else if (character === '|') {
      parts.push(part);
      part = '';
    } else part += character;
  }
  parts.push(part);
  return parts;
}
