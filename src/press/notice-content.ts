import { at } from '../basics/assert.ts';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { Election, ReturnSpec } from '../election/lookup.ts';
import type { HeadRole } from '../election/model.ts';
import { HEAD_ROLES } from '../election/model.ts';
import type { PublicVersion, PublicView, UnitStatus } from '../publication/model.ts';
import { countsAs, headFigure, NOT_ON_FORM, voteFigure } from '../returns/figures.ts';
import { changesOf, headLabel, reasonText } from './changes.ts';
import { cutOf, electionOf } from './cut-of.ts';
import type { NoticeBallot, NoticeContent } from './model.ts';
import { pathOfUnit, placesOfUnit } from './names.ts';

/** The unit's figures are not public: only what the public may see is posted. */
export interface NotPublic {
  readonly code: 'not-public';
  readonly unit: string;
  readonly status: UnitStatus;
}

/** Of the roll, the ballots and the outcome; signatures stay on the paper that bears them. */
const TOLD: readonly HeadRole[] = HEAD_ROLES.filter((role) => role !== 'signatures' && role !== 'total');

/** What the notice of a unit says at this cut. */
export function noticeContent(view: PublicView, unitIndex: number): Result<NoticeContent, NotPublic> {
  const { election } = view;
  const unit = at(election.pkg.units, unitIndex);
  const shown = view.unit(unitIndex);
  const refused = err({ code: 'not-public', unit: unit.id, status: shown.status } as const);
  if (shown.status !== 'shown') return refused;
  const ballots = at(election.returnsOfUnit, unitIndex).flatMap((r, b): NoticeBallot[] => {
    if (r < 0) return [];
    const number = view.shownVersion(r);
    const versions = at(shown.versions, b);
    const position = versions.findIndex((v) => v.version === number && v.annulled === null);
    const version = versions[position];
    if (version === undefined) return [];
    return [ballotOf(election, at(election.returns, r), version, versions[position - 1] ?? null)];
  });
  if (ballots.length === 0) return refused;
  return ok({
    unit: unit.id,
    kind: unit.kind,
    number: unit.number,
    name: unit.name,
    places: placesOfUnit(election, unitIndex),
    path: pathOfUnit(unit),
    election: electionOf(view),
    cut: cutOf(view),
    ballots,
  });
}

function ballotOf(
  election: Election,
  spec: ReturnSpec,
  version: PublicVersion,
  before: PublicVersion | null,
): NoticeBallot {
  const { figures } = version;
  return {
    kind: spec.contest.kind,
    formCode: spec.form.code,
    version: version.version,
    acceptedAt: version.at,
    seq: version.seq,
    head: TOLD.flatMap((role) => {
      const figure = headFigure(figures, role);
      return figure === NOT_ON_FORM ? [] : [{ role, label: headLabel(spec, role), figure }];
    }),
    rows: spec.lines.map((line, i) => ({
      number: line.number,
      name: line.name,
      party:
        line.candidate === null || line.partyIndex < 0
          ? null
          : at(election.pkg.parties, line.partyIndex).name,
      figure: voteFigure(figures, i),
    })),
    votes: spec.lines.reduce((sum, _, i) => sum + countsAs(voteFigure(figures, i)), 0),
    corrected:
      before === null
        ? null
        : {
            reason: reasonText(version.reason?.code ?? '', version.reason?.text ?? ''),
            changes: changesOf(spec, before.figures, figures),
          },
  };
}
