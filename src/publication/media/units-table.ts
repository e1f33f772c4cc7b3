import { at } from '../../basics/assert.ts';
import type { ReturnSpec } from '../../election/lookup.ts';
import { HEAD_ROLES } from '../../election/model.ts';
import type { Figures } from '../../returns/figures.ts';
import { BLANK, countsAs, HEAD_SIZE, headFigure, headPosition, NOT_ON_FORM } from '../../returns/figures.ts';
import { CUT_COLUMNS } from '../feed/columns.ts';
import { figureText } from '../feed/form-csv.ts';
import type { HeldUnit, PublicUnit, PublicVersion, PublicView } from '../model.ts';
import { provinceOf } from '../places.ts';
import { observationsOf } from './observations.ts';
import { stampCells } from './place-tables.ts';
import type { MediaTable } from './table.ts';

const HEAD_COLUMNS = HEAD_ROLES.map((role) => (role === 'noVote' ? 'no_vote' : role));

const COLUMNS = [
  'unit_id',
  'unit_kind',
  'unit_number',
  'unit_name_th',
  'unit_name_en',
  'ballot',
  'contest',
  'form',
  'constituency',
  'province',
  'district',
  'sub_district',
  'unit_status',
  'counted',
  'version',
  ...HEAD_COLUMNS,
  'votes',
  'votes_total_written',
  'votes_total_computed',
  'ballots_computed',
  'observations',
  'received_at',
  'accepted_at',
  'shown_at',
  'photos',
  'reason_code',
  'reason',
] as const;

/**
 * One row for every form that is expected in a constituency, whether it came or not: what stands on it, what it adds up to, what
 * was observed, whether it counts, and its three times. Rows stand in package order, so the zeroed table before the day has
 * the same ones.
 */
export function unitsTable(view: PublicView, constituency: number): MediaTable {
  const { election } = view;
  const stamp = stampCells(view);
  const held = new Map(view.held(constituency).map((unit) => [unit.unitIndex, unit]));
  return {
    name: 'units',
    columns: [...CUT_COLUMNS, ...COLUMNS],
    rows: at(election.unitsOfConstituency, constituency).flatMap((unitIndex) => {
      const shown = view.unit(unitIndex);
      return at(election.returnsOfUnit, unitIndex).flatMap((index) =>
        index < 0
          ? []
          : [[...stamp, ...formCells(view, at(election.returns, index), shown, held.get(unitIndex))]],
      );
    }),
  };
}

function formCells(
  view: PublicView,
  spec: ReturnSpec,
  shown: PublicUnit,
  held: HeldUnit | undefined,
): readonly string[] {
  const { unit } = spec;
  const versions = at(shown.versions, spec.ballotIndex);
  const counting = view.shownVersion(spec.index);
  const version = versions.find((one) => one.version === counting) ?? versions.at(-1) ?? null;
  const counted = counting > 0 ? 1 : version === null ? 0 : 2;
  const times = view.formTimes(spec.index);
  return [
    unit.id,
    unit.kind,
    String(unit.number),
    unit.name.th,
    unit.name.en,
    spec.contest.ballot,
    spec.contest.id,
    spec.form.code,
    unit.constituencyId,
    provinceOf(view.election, spec.unitIndex),
    unit.districtId ?? '',
    unit.subDistrictId ?? '',
    shown.status,
    String(counted),
    version === null ? '' : String(version.version),
    ...figureCells(version),
    observationsOf(spec, shown, version, held).join(' '),
    times.receivedAt ?? '',
    version?.at ?? '',
    times.shownAt ?? '',
    (version?.photos.length ? version.photos : at(shown.photos, spec.ballotIndex)).join(' '),
    version?.reason?.code ?? '',
    version?.reason?.text ?? version?.asWritten?.reason ?? '',
  ];
}

/** Figures as on the paper, then what they add up to. Nothing while no record is public. */
function figureCells(version: PublicVersion | null): readonly string[] {
  if (version === null) return [...HEAD_ROLES.map(() => ''), '', '', '', ''];
  const { figures } = version;
  const votes = figures.slice(HEAD_SIZE);
  return [
    ...HEAD_ROLES.map((role) => figureText(headFigure(figures, role))),
    votes.map((figure) => (figure === BLANK ? '_' : figureText(figure))).join(' '),
    figureText(figures[headPosition('total')] ?? NOT_ON_FORM),
    String(votes.reduce((sum, figure) => sum + countsAs(figure), 0)),
    String(ballotsOf(figures)),
  ];
}

/** valid + invalid + no-vote: what 2.2 should be. */
function ballotsOf(figures: Figures): number {
  return (['valid', 'invalid', 'noVote'] as const).reduce(
    (sum, role) => sum + countsAs(headFigure(figures, role)),
    0,
  );
}
