/** The rank of each count: one more than there are larger ones. Equal counts share the better rank. */
export function ranksOf(counts: readonly number[]): readonly number[] {
  const sorted = Float64Array.from(counts).sort();
  const rank = new Map<number, number>();
  // From the end, so that the largest comes first; the first place of a number is the rank of all that are equal.
  for (let i = sorted.length - 1; i >= 0; i--) {
    const count = sorted[i] ?? 0;
    if (!rank.has(count)) rank.set(count, sorted.length - i);
  }
  return counts.map((count) => rank.get(count) ?? 0);
}
