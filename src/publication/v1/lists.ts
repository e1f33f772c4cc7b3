import { at } from '../../basics/assert.ts';
import { HEAD_ROLES } from '../../election/model.ts';
import type { Figures } from '../../returns/figures.ts';
import { HEAD_SIZE } from '../../returns/figures.ts';
import { figureText } from '../feed/form-csv.ts';
import type { PublicView } from '../model.ts';
import { headJson, partyId } from './parts.ts';

/** Entries of `/v1/held.json` for one constituency: complete units that are not shown, and units with a ballot missing. */
export function heldJson(view: PublicView, constituency: number) {
  const { election } = view;
  const id = at(election.pkg.areas, constituency).id;
  const unitId = (u: number): string => at(election.pkg.units, u).id;
  return {
    heldBack: view.held(constituency).map((unit) => ({
      unit: unitId(unit.unitIndex),
      constituency: id,
      why: unit.why,
      position: unit.position,
      slots: view.capSlots(constituency),
      completedBySeq: unit.completedBy,
    })),
    partly: view.partly(constituency).map((unit) => ({
      unit: unitId(unit.unitIndex),
      constituency: id,
      missing: unit.missing.map((b) => at(election.ballots, b)),
    })),
  };
}

/** `/v1/corrections.json`: every change of something public, newest first. */
export function correctionsJson(view: PublicView) {
  const { election } = view;
  return {
    ...headJson(view.head),
    corrections: view.corrections.map((event) => ({
      event: event.kind,
      seq: event.seq,
      at: event.at,
      unit: at(election.pkg.units, event.unitIndex).id,
      ballot: at(election.ballots, event.ballotIndex),
      version: event.version,
      reason: event.reason,
      before: figuresJson(event.before),
      after: event.after === null ? null : figuresJson(event.after),
    })),
  };
}

/** Figures as written: numbers, or a text for a dash `-`, an empty place ``, an illegible one `?`, no such place `x`. */
export function figuresJson(figures: Figures) {
  const value = (figure: number): number | string => (figure >= 0 ? figure : figureText(figure));
  return {
    head: Object.fromEntries(HEAD_ROLES.map((role, i) => [role, value(at(figures, i))])),
    votes: figures.slice(HEAD_SIZE).map(value),
  };
}

/** `/v1/seats.json`: the allocation with its steps; null where the election has no party list. */
export function seatsJson(view: PublicView) {
  const { seats } = view;
  return {
    ...headJson(view.head),
    seats:
      seats === null
        ? null
        : {
            projection: view.head.status === 'unofficial',
            listVotes: seats.listVotes,
            listSeats: seats.listSeats,
            open: seats.open,
            tiedForLast: seats.tiedForLast.map((i) => partyId(view, i)),
            parties: seats.parties.map((p) => ({
              party: partyId(view, p.partyIndex),
              votes: p.votes,
              whole: p.whole,
              byRemainder: p.byRemainder,
              list: p.list,
              constituency: p.constituency,
              total: p.list + p.constituency,
            })),
          },
  };
}

/** `/v1/policy.json`: the rules of publication in force, with the times that the package sets. */
export function policyJson(view: PublicView) {
  const { embargoUntil, firstRelease, completeBy, cap } = view.election.pkg.manifest.publication;
  const iso = (ms: number): string => new Date(ms).toISOString();
  return {
    ...headJson(view.head),
    cap: {
      percent: view.policy.capPercent,
      of: 'stations of each constituency, whole units in ledger order; advance and special units are outside the cap',
      reason: view.policy.capReason,
      source: view.policy.capSource,
      until: cap.until === null ? null : iso(cap.until),
      asPackaged: cap.percent,
    },
    embargo: view.policy.embargo,
    embargoUntil: iso(embargoUntil),
    firstRelease: iso(firstRelease),
    completeBy: iso(completeBy),
    paused: view.policy.paused,
    pauseReason: view.policy.pauseReason,
  };
}

/** `/v1/parties.json`: names and colours, which do not change during an election. */
export function partiesJson(view: PublicView) {
  const { hash, manifest, parties } = view.election.pkg;
  return {
    election: manifest.id,
    package: hash,
    parties: parties.map(({ id, listNumber, name, abbreviation, colour, listSize, logoUrl }) => ({
      id,
      listNumber,
      name,
      abbreviation,
      colour,
      listSize,
      logoUrl,
    })),
  };
}
