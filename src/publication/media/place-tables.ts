import { at } from '../../basics/assert.ts';
import type { AreaKind } from '../../election/model.ts';
import { BALLOT_COLUMNS, ballotCells, CUT_COLUMNS } from '../feed/columns.ts';
import type { PublicView } from '../model.ts';
import { provinceOfArea } from '../places.ts';
import type { MediaTable } from './table.ts';

/** Tables of areas that are made when asked for. */
export const PLACE_TABLES: Readonly<Record<string, AreaKind>> = {
  bodies: 'local-body',
  districts: 'district',
  'sub-districts': 'sub-district',
};

const COLUMNS = ['area', 'area_code', 'name_th', 'name_en', 'parent', 'province', ...BALLOT_COLUMNS] as const;

/** One row for each area of a kind and each ballot, with what it covers, as in provinces.csv. */
export function placeTable(view: PublicView, name: string, kind: AreaKind): MediaTable {
  const { election } = view;
  const stamp = stampCells(view);
  return {
    name,
    columns: [...CUT_COLUMNS, ...COLUMNS],
    rows: areasOf(view, kind).flatMap((i) => {
      const area = at(election.pkg.areas, i);
      const province = provinceOfArea(election, i);
      const first = [area.id, area.code, area.name.th, area.name.en, area.parentId ?? '', province];
      return election.ballots.map((_, b) => [...stamp, ...first, ...ballotCells(view, i, b).map(String)]);
    }),
  };
}

/** Cells that every row of a table begins with. */
export function stampCells({ head }: Pick<PublicView, 'head'>): readonly string[] {
  return [String(head.number), head.at, head.status];
}

/** Indexes of the areas of a kind, in package order. */
export function areasOf({ election }: PublicView, kind: AreaKind): readonly number[] {
  return election.pkg.areas.flatMap((area, i) => (area.kind === kind ? [i] : []));
}
