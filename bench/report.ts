import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

/** One line of a result: names of columns to cells. All rows of a report have the same names. */
export type ReportRow = Readonly<Record<string, string | number>>;

export interface ReportOptions {
  /** How it was measured, in a sentence or two. */
  readonly method: string;
  /** Put the section into docs/benchmarks.md in place of the one before; the default is the `--write` of the command line. */
  readonly write?: boolean;
}

const FILE = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url));

/**
 * Prints a result as a small Markdown section with date, machine and method. With `--write` the section also replaces what
 * stands between the lines `<!-- bench:id -->` and `<!-- /bench:id -->` of docs/benchmarks.md, or is added at its end.
 */
export function report(id: string, title: string, rows: readonly ReportRow[], options: ReportOptions): void {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const section = [
    `### ${title}`,
    '',
    `${new Date().toISOString().slice(0, 10)}. ${machine()}. ${options.method}`,
    '',
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((column) => row[column] ?? ''))),
  ].join('\n');
  console.log(`${section}\n`);
  if (options.write ?? process.argv.includes('--write')) writeSection(id, section);
}

function writeSection(id: string, section: string): void {
  const [open, close] = [`<!-- bench:${id} -->`, `<!-- /bench:${id} -->`];
  const block = `${open}\n${section}\n${close}`;
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '# Benchmarks\n';
  const [start, end] = [before.indexOf(open), before.indexOf(close)];
  const after =
    start >= 0 && end > start
      ? before.slice(0, start) + block + before.slice(end + close.length)
      : `${before.trimEnd()}\n\n${block}\n`;
  writeFileSync(FILE, after);
}

function machine(): string {
  const cores = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cores.length} × ${cores[0]?.model.trim() || process.arch}, ${memory} GB, Node ${process.versions.node}`;
}

/** Milliseconds that `work` took: the median of `runs` runs. */
export function medianMs(runs: number, work: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((x, y) => x - y);
  return times[Math.floor(runs / 2)] ?? 0;
}

/** A number as people read it: three significant digits, thousands set apart. */
export function rounded(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 6 });
}
