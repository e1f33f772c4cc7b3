/** part / whole in percent with five decimals, as ECT Report prints them; 0 when the whole is 0. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 1e7) / 1e5;
}
