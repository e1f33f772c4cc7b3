import { at } from '../../basics/assert.ts';
import type { HeadRole } from '../../election/model.ts';
import type { Figures } from '../../returns/figures.ts';
import { BLANK, HEAD_SIZE, headFigure } from '../../returns/figures.ts';
import { CUT_COLUMNS } from '../feed/columns.ts';
import { figureText } from '../feed/form-csv.ts';
import type { CorrectionEvent, PublicView } from '../model.ts';
import { provinceOf } from '../places.ts';
import { stampCells } from './place-tables.ts';
import type { MediaTable } from './table.ts';

const SUMS: readonly HeadRole[] = ['valid', 'invalid', 'noVote'];

const COLUMNS = [
  'seq',
  'event',
  'at',
  'unit_id',
  'constituency',
  'province',
  'ballot',
  'version',
  'reason',
  'valid_before',
  'invalid_before',
  'no_vote_before',
  'votes_before',
  'valid_after',
  'invalid_after',
  'no_vote_after',
  'votes_after',
] as const;

/** Every change of something public, newest first: `/v1/corrections.json` in columns. After an annulment nothing stands. */
export function correctionsTable(view: PublicView): MediaTable {
  const stamp = stampCells(view);
  return {
    name: 'corrections',
    columns: [...CUT_COLUMNS, ...COLUMNS],
    rows: view.corrections.map((event) => [...stamp, ...cells(view, event)]),
  };
}

function cells({ election }: PublicView, event: CorrectionEvent): readonly string[] {
  const unit = at(election.pkg.units, event.unitIndex);
  return [
    String(event.seq),
    event.kind,
    event.at,
    unit.id,
    unit.constituencyId,
    provinceOf(election, event.unitIndex),
    at(election.ballots, event.ballotIndex),
    String(event.version),
    event.reason,
    ...figures(event.before),
    ...figures(event.after),
  ];
}

function figures(all: Figures | null): readonly string[] {
  if (all === null) return ['', '', '', ''];
  return [
    ...SUMS.map((role) => figureText(headFigure(all, role))),
    all
      .slice(HEAD_SIZE)
      .map((figure) => (figure === BLANK ? '_' : figureText(figure)))
      .join(' '),
  ];
}
