/** What was compared at the end of a drill, and each difference. */
export class Comparison {
  /** Compared figures by kind, e.g. `votes of lines`. */
  readonly counts = new Map<string, number>();
  readonly differences: string[] = [];
  /** Published contradictions that are known beforehand (reconciliation.csv), each named. */
  readonly known: string[] = [];
  readonly notes: string[] = [];
  differing = 0;
  readonly #limit = 2000;

  check(kind: string, place: string, expected: unknown, found: unknown): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    if (!Object.is(expected, found)) this.differ(kind, place, expected, found);
  }

  differ(kind: string, place: string, expected: unknown, found: unknown): void {
    this.differing += 1;
    if (this.differences.length >= this.#limit) return;
    const show = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value));
    this.differences.push(`${place} (${kind}): expected ${show(expected)}, found ${show(found)}`);
  }

  get compared(): number {
    let sum = 0;
    for (const count of this.counts.values()) sum += count;
    return sum;
  }
}
