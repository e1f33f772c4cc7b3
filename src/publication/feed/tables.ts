import { getOrThrow } from '../../basics/assert.ts';
import { csvLine } from '../../basics/csv.ts';
import { utf8 } from '../bytes.ts';
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
import type { StampedRows } from './stamped-rows.ts';
import { stampedRows, stampedTable, withRoom } from './stamped-rows.ts';

interface Rows {
  readonly constituency: StampedRows;
  readonly candidates: StampedRows;
  readonly parties: StampedRows;
}

/** The tables of the feed; rows of a constituency are kept until something in it changes. */
export class Tables {
  readonly #constituencies: readonly number[];
  readonly #rows = new Map<number, Rows>();
  /** Bytes of the columns of the cut, for which the kept rows have room. */
  #room = -1;

  constructor(constituencies: readonly number[]) {
    this.#constituencies = constituencies;
  }

  make(view: PublicView, dirty: ReadonlySet<number>): readonly CutFile[] {
    const { number, at, status } = view.head;
    const stamp = utf8(`${number},${at},${status},`);
    const room = stamp.length;
    const before = this.#room;
    this.#room = room;
    for (const c of this.#constituencies) {
      const kept = dirty.has(c) ? undefined : this.#rows.get(c);
      if (kept !== undefined && room === before) continue;
      const moved = (rows: StampedRows): StampedRows => withRoom(rows, before, room);
      this.#rows.set(
        c,
        kept === undefined
          ? {
              constituency: stampedRows(constituencyRows(view, c), room),
              candidates: stampedRows(candidateRows(view, c), room),
              parties: stampedRows(partyRows(view, c), room),
            }
          : {
              constituency: moved(kept.constituency),
              candidates: moved(kept.candidates),
              parties: moved(kept.parties),
            },
      );
    }
    const all = this.#constituencies.map((c) => getOrThrow(this.#rows, c));
    const root = view.election.parentOfArea.indexOf(-1);
    const table = (name: string, columns: readonly string[], groups: readonly StampedRows[]): CutFile => {
      const header = `\ufeff${csvLine([...CUT_COLUMNS, ...columns])}`;
      return cutFile(`/feed/${name}.csv`, CSV_TYPE, stampedTable(header, groups, stamp));
    };
    return [
      table('national', NATIONAL_COLUMNS, [stampedRows(nationalRows(view), room)]),
      table('provinces', PROVINCE_COLUMNS, [stampedRows(provinceRows(view), room)]),
      table(
        'constituencies',
        CONSTITUENCY_COLUMNS,
        all.map((rows) => rows.constituency),
      ),
      table(
        'candidates',
        CANDIDATE_COLUMNS,
        all.map((rows) => rows.candidates),
      ),
      table('parties', PARTY_COLUMNS, [
        stampedRows(partyRows(view, root), room),
        ...all.map((rows) => rows.parties),
      ]),
    ];
  }
}
