import { getOrThrow } from '../../basics/assert.ts';
import { csvLine } from '../../basics/csv.ts';
import { CSV_TYPE, cutFile } from '../cut-file.ts';
import type { CutFile, PublicView } from '../model.ts';
import {
  CONSTITUENCY_COLUMNS,
  constituencyRows,
  NATIONAL_COLUMNS,
  nationalRows,
  PROVINCE_COLUMNS,
  provinceRows,
} from './area-tables.ts';
import { CUT_COLUMNS } from './columns.ts';
import { CANDIDATE_COLUMNS, candidateRows, PARTY_COLUMNS, partyRows } from './line-tables.ts';

interface Rows {
  readonly constituency: readonly string[];
  readonly candidates: readonly string[];
  readonly parties: readonly string[];
}

/** The tables of the feed; rows of a constituency are kept until something in it changes. */
export class Tables {
  readonly #constituencies: readonly number[];
  readonly #rows = new Map<number, Rows>();

  constructor(constituencies: readonly number[]) {
    this.#constituencies = constituencies;
  }

  make(view: PublicView, dirty: ReadonlySet<number>): readonly CutFile[] {
    for (const c of this.#constituencies) {
      if (!dirty.has(c)) continue;
      this.#rows.set(c, {
        constituency: constituencyRows(view, c),
        candidates: candidateRows(view, c),
        parties: partyRows(view, c),
      });
    }
    const all = this.#constituencies.map((c) => getOrThrow(this.#rows, c));
    const root = view.election.parentOfArea.indexOf(-1);
    const parties = all.flatMap((rows) => rows.parties);
    return [
      table(view, 'national', NATIONAL_COLUMNS, nationalRows(view)),
      table(view, 'provinces', PROVINCE_COLUMNS, provinceRows(view)),
      table(
        view,
        'constituencies',
        CONSTITUENCY_COLUMNS,
        all.flatMap((rows) => rows.constituency),
      ),
      table(
        view,
        'candidates',
        CANDIDATE_COLUMNS,
        all.flatMap((rows) => rows.candidates),
      ),
      table(view, 'parties', PARTY_COLUMNS, [...partyRows(view, root), ...parties]),
    ];
  }
}

function table(view: PublicView, name: string, columns: readonly string[], rows: readonly string[]): CutFile {
  const { number, at, status } = view.head;
  const prefix = `${number},${at},${status},`;
  const header = `\ufeff${csvLine([...CUT_COLUMNS, ...columns])}`;
  const body = rows.length === 0 ? '' : prefix + rows.join(prefix);
  return cutFile(`/feed/${name}.csv`, CSV_TYPE, header + body);
}
