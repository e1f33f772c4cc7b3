import { at } from '../../basics/assert.ts';
import type { Board } from './board.ts';
import type { Cell } from './csv-file.ts';
import { bangkokTime, csvFile } from './csv-file.ts';
import type { Scope } from './scope.ts';
import { MISSING, STATUSES } from './statuses.ts';

/** Every unit and ballot with its status and the times of its steps. */
export function stationsFile(board: Board, scope: Scope): Promise<string> {
  const { columns, election } = board;
  function* rows(): Generator<readonly Cell[]> {
    for (const unitIndex of scope.units) {
      for (const i of at(election.returnsOfUnit, unitIndex)) {
        if (i < 0) continue;
        const { contest } = at(election.returns, i);
        yield [
          ...unitCells(board, unitIndex),
          contest.ballot,
          at(STATUSES, board.statusOfReturn[i] ?? 0),
          bangkokTime(columns.since[i] ?? 0),
          columns.version[i] ?? 0,
          bangkokTime(columns.received[i] ?? 0),
          bangkokTime(columns.first[i] ?? 0),
          bangkokTime(columns.second[i] ?? 0),
          bangkokTime(columns.accepted[i] ?? 0),
        ];
      }
    }
  }
  const heading = [...UNIT_COLUMNS, 'ballot', 'status', 'since', 'version', ...TIMES];
  return csvFile(heading, rows());
}

const UNIT_COLUMNS = [
  'unit',
  'kind',
  'number',
  'name_th',
  'name_en',
  'sub_district',
  'constituency',
  'centre',
];
const TIMES = ['photo_at', 'first_entry_at', 'second_entry_at', 'accepted_at'];

function unitCells(board: Board, unitIndex: number): Cell[] {
  const { election } = board;
  const unit = at(election.pkg.units, unitIndex);
  return [
    unit.id,
    unit.kind,
    unit.number,
    unit.name.th,
    unit.name.en,
    unit.subDistrictId === null ? '' : election.getArea(unit.subDistrictId).name.th,
    unit.constituencyId,
    unit.centreId,
  ];
}

/** Units of which nothing usable has come, with the reason that was noted last and whom to call. */
export function missingFile(board: Board, scope: Scope): Promise<string> {
  const { election } = board;
  function* rows(): Generator<readonly Cell[]> {
    for (const unitIndex of scope.units) {
      const status = at(STATUSES, board.statusOfUnit[unitIndex] ?? 0);
      if (!MISSING.has(status)) continue;
      const lacking = at(election.returnsOfUnit, unitIndex).filter(
        (i) => i >= 0 && MISSING.has(at(STATUSES, board.statusOfReturn[i] ?? 0)),
      );
      const reason = board.reasons.get(unitIndex);
      const contact = board.contacts.get(unitIndex);
      yield [
        ...unitCells(board, unitIndex),
        status,
        lacking.map((i) => at(election.returns, i).contest.ballot).join(' '),
        reason?.code ?? '',
        reason?.note ?? '',
        bangkokTime(reason?.at ?? 0),
        contact?.name ?? '',
        contact?.phone ?? '',
      ];
    }
  }
  const more = ['status', 'missing_ballots', 'reason', 'note', 'noted_at', 'contact_name', 'contact_phone'];
  return csvFile([...UNIT_COLUMNS, ...more], rows());
}
