/** One place where a published file is not what the forms come to. */
export interface Difference {
  /** Path of the file, e.g. `/v1/nation.json`. */
  readonly path: string;
  /** Where in the file: a JSON path or a row and column. */
  readonly place: string;
  readonly expected: string;
  readonly found: string;
}

/** Collects what was compared and what differs. Keeps the first differences of each file and counts the rest. */
export class Findings {
  readonly differences: Difference[] = [];
  /** Values compared, by file. */
  readonly compared = new Map<string, number>();
  /** What was proven beyond files, in words, with the number of cases. */
  readonly proven: { readonly text: string; readonly cases: number }[] = [];
  total = 0;
  readonly #perFile = new Map<string, number>();
  readonly #limit: number;

  constructor(limitPerFile = 200) {
    this.#limit = limitPerFile;
  }

  /** Compares one value; numbers, texts, booleans and null by identity. */
  equal(path: string, place: string, expected: unknown, found: unknown): void {
    this.count(path);
    if (!Object.is(expected, found)) this.differ(path, place, expected, found);
  }

  count(path: string, values = 1): void {
    this.compared.set(path, (this.compared.get(path) ?? 0) + values);
  }

  differ(path: string, place: string, expected: unknown, found: unknown): void {
    this.total += 1;
    const before = this.#perFile.get(path) ?? 0;
    this.#perFile.set(path, before + 1);
    if (before < this.#limit) {
      this.differences.push({ path, place, expected: show(expected), found: show(found) });
    }
  }

  prove(text: string, cases: number): void {
    this.proven.push({ text, cases });
  }

  get values(): number {
    let sum = 0;
    for (const count of this.compared.values()) sum += count;
    return sum;
  }
}

function show(value: unknown): string {
  if (value === undefined) return '(nothing)';
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
