import { useSyncExternalStore } from 'react';
import type { Cell } from './cell.ts';
import type { Cells } from './places.ts';

type Tell = () => void;

/**
 * What stands in the boxes, and where the typist is. A key changes one box, so only who shows that box hears of it: a form of 70
 * lines stays as quick as one of seven.
 */
export class Sheet {
  #cells: Cells;
  #words: Readonly<Record<string, string>>;
  #current: string | null = null;
  readonly #ofRow = new Map<string, Set<Tell>>();
  readonly #ofAll = new Set<Tell>();

  constructor(cells: Cells, words: Readonly<Record<string, string>> = {}) {
    this.#cells = cells;
    this.#words = words;
  }

  get cells(): Cells {
    return this.#cells;
  }

  /** Numbers in words, or marks, by place; only where given. */
  get words(): Readonly<Record<string, string>> {
    return this.#words;
  }

  /** The place where the typist is; it stays when the focus leaves the form. */
  get current(): string | null {
    return this.#current;
  }

  cell(ref: string): Cell {
    return this.#cells[ref] ?? '';
  }

  word(ref: string): string {
    return this.#words[ref] ?? '';
  }

  set(ref: string, cell: Cell): void {
    if (this.cell(ref) === cell) return;
    this.#cells = { ...this.#cells, [ref]: cell };
    this.#tell(ref);
  }

  setWord(ref: string, word: string): void {
    if (this.word(ref) === word) return;
    this.#words = { ...this.#words, [ref]: word };
    this.#tell(ref);
  }

  goTo(ref: string | null): void {
    const before = this.#current;
    if (before === ref) return;
    this.#current = ref;
    if (before !== null) this.#tell(before, false);
    if (ref !== null) this.#tell(ref, false);
    for (const tell of this.#ofAll) tell();
  }

  /** Everything anew, e.g. from a draft. */
  replace(cells: Cells, words: Readonly<Record<string, string>>): void {
    this.#cells = cells;
    this.#words = words;
    for (const tells of this.#ofRow.values()) for (const tell of tells) tell();
    for (const tell of this.#ofAll) tell();
  }

  readonly onAny = (tell: Tell): Tell => {
    this.#ofAll.add(tell);
    return () => this.#ofAll.delete(tell);
  };

  onRow(ref: string, tell: Tell): Tell {
    const tells = this.#ofRow.get(ref) ?? new Set();
    this.#ofRow.set(ref, tells.add(tell));
    return () => tells.delete(tell);
  }

  #tell(ref: string, all = true): void {
    for (const tell of this.#ofRow.get(ref) ?? []) tell();
    if (all) for (const tell of this.#ofAll) tell();
  }
}

export interface RowState {
  readonly cell: Cell;
  readonly word: string;
  readonly current: boolean;
}

/** What one row shows; renders again only when that changes. */
export function useRow(sheet: Sheet, ref: string): RowState {
  const seen = useSyncExternalStore(
    (tell) => sheet.onRow(ref, tell),
    () => `${sheet.current === ref ? '>' : ' '}${sheet.cell(ref)}\n${sheet.word(ref)}`,
  );
  const end = seen.indexOf('\n');
  return { current: seen[0] === '>', cell: seen.slice(1, end), word: seen.slice(end + 1) };
}

/** All boxes; for small parts that count. */
export function useCells(sheet: Sheet): Cells {
  return useSyncExternalStore(sheet.onAny, () => sheet.cells);
}

export function useCurrent(sheet: Sheet): string | null {
  return useSyncExternalStore(sheet.onAny, () => sheet.current);
}
