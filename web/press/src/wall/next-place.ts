import type { Nation } from '../data/v1.ts';

/** Which places take turns: provinces, or constituencies where there is one province only or no constituency is of the House. */
export function placesOf(nation: Nation): {
  readonly kind: 'province' | 'constituency';
  readonly ids: readonly string[];
} {
  const house = nation.constituencies.some((row) => row.length > 4);
  return nation.provinces.length > 1 && house
    ? { kind: 'province', ids: nation.provinces.map(([id]) => id) }
    : { kind: 'constituency', ids: nation.constituencies.map(([id]) => id) };
}

/** Remembers when a place changed and when it was last on the wall; the numbers of cuts are the clock. */
export class Turns {
  readonly #rows = new Map<string, string>();
  readonly #changed = new Map<string, number>();
  readonly #seen = new Map<string, number>();

  /** A cut is there: places whose rows say something else than before have news. `above`: the province of a constituency. */
  take(nation: Nation, above: (constituency: string) => string): void {
    const { kind, ids } = placesOf(nation);
    const rows = new Map<string, string>(ids.map((id) => [id, '']));
    for (const row of [...nation.provinces, ...nation.constituencies]) {
      const id = kind === 'province' && row.length > 4 ? above(row[0]) : row[0];
      const before = rows.get(id);
      if (before !== undefined) rows.set(id, `${before}${JSON.stringify(row.slice(1))}`);
    }
    for (const [id, text] of rows) {
      const known = this.#rows.get(id);
      if (known !== undefined && known !== text) this.#changed.set(id, nation.cut);
      this.#rows.set(id, text);
    }
  }

  /** The place is on the wall with this cut. */
  show(id: string, cut: number): void {
    this.#seen.set(id, cut);
  }

  /** The place with the newest changes that have not been shown; without any, the one after this in the order of the package. */
  next(ids: readonly string[], now: string | null): string | null {
    let best: string | null = null;
    let newest = Number.NEGATIVE_INFINITY;
    for (const id of ids) {
      const changed = this.#changed.get(id) ?? Number.NEGATIVE_INFINITY;
      if (id === now || changed <= newest || changed <= (this.#seen.get(id) ?? Number.NEGATIVE_INFINITY))
        continue;
      best = id;
      newest = changed;
    }
    return best ?? ids[(ids.indexOf(now ?? '') + 1) % ids.length] ?? null;
  }
}
