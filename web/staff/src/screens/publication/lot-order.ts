/**
 * Numbers typed with spaces or commas between, Thai digits too; null while anything else stands there, a number stands twice, or
 * there are fewer than two.
 */
export function readOrder(text: string): readonly number[] | null {
  const digits = text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  const parts = digits.split(/[\s,]+/).filter((part) => part !== '');
  if (parts.length < 2 || !parts.every((part) => /^[1-9]\d{0,5}$/.test(part))) return null;
  const order = parts.map(Number);
  return new Set(order).size === order.length ? order : null;
}

/** The same, but only when it holds all tied numbers and no other. */
export function readTiedOrder(text: string, tied: readonly number[]): readonly number[] | null {
  const order = readOrder(text);
  return order !== null && order.length === tied.length && tied.every((n) => order.includes(n))
    ? order
    : null;
}
