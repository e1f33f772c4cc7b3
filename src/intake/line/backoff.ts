/** Seconds until the next try, by how many there have been: 1, 2, 4 … and at most five minutes, spread by a fifth. */
export function pauseSeconds(attempts: number, random: () => number, askedFor: number | null = null): number {
  const usual = Math.min(300, 2 ** Math.min(20, Math.max(0, attempts - 1)));
  const spread = usual * (0.8 + 0.4 * random());
  return Math.max(spread, Math.min(askedFor ?? 0, 3600));
}
