import { at } from '../../basics/assert.ts';
import type { PublicVersion, PublicView } from '../model.ts';
import { figuresJson } from './lists.ts';
import { headJson } from './parts.ts';
import { ticketJson } from './tickets.ts';

/** `/v1/units/<unit>.json`, made on demand: the unit's returns with all versions, photos and findings, and its cases. */
export function renderUnitJson(view: PublicView, unitIndex: number): string {
  const { election } = view;
  const unit = at(election.pkg.units, unitIndex);
  const shown = view.unit(unitIndex);
  const tickets = view.ticketsOf(unitIndex);
  return `${JSON.stringify({
    ...headJson(view.head),
    id: unit.id,
    kind: unit.kind,
    number: unit.number,
    name: unit.name,
    constituency: unit.constituencyId,
    district: unit.districtId,
    subDistrict: unit.subDistrictId,
    registered: unit.registered,
    advanceRegistered: unit.advanceRegistered,
    unitStatus: shown.status,
    returns: at(election.returnsOfUnit, unitIndex).flatMap((index, b) => {
      if (index < 0) return [];
      const spec = at(election.returns, index);
      return [
        {
          ballot: at(election.ballots, b),
          contest: spec.contest.id,
          form: spec.form.code,
          lines: spec.lines.map((line) => line.number),
          photos: at(shown.photos, b),
          ...(at(shown.gone, b).length === 0 ? {} : { gone: at(shown.gone, b) }),
          ...(at(shown.heldPhotos, b) === 0 ? {} : { heldPhotos: at(shown.heldPhotos, b) }),
          versions: at(shown.versions, b).map(versionJson),
        },
      ];
    }),
    photos: Object.fromEntries(shown.photoNotes),
    cases: shown.cases.map(({ ballotIndex, ...one }) => ({
      id: one.id,
      ballot: at(election.ballots, ballotIndex),
      trigger: one.trigger,
      openedAt: one.openedAt,
      summary: one.summary,
      order: one.order,
      closed: one.closed,
      reopened: one.reopened,
    })),
    ...(tickets.length === 0 ? {} : { tickets: tickets.map((ticket) => ticketJson(view, ticket)) }),
  })}\n`;
}

function versionJson(version: PublicVersion) {
  return { ...version, figures: figuresJson(version.figures) };
}
