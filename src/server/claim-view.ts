import { at } from '../basics/assert.ts';
import { claimDetails } from '../centre/claim-details.ts';
import type { Claimed } from '../centre/claimed.ts';
import type { Desk } from '../centre/desk.ts';
import type { ShownPhoto } from '../centre/photo-list.ts';
import type { Election, ReturnSpec } from '../election/lookup.ts';
import { headFigure, NOT_ON_FORM } from '../returns/figures.ts';
import { toWireFigure } from '../returns/wire-write.ts';

/** The JSON of a claim: what to type, from which photos, until when. */
export async function claimView(desk: Desk, claimed: Claimed, brief: boolean): Promise<object> {
  const { spec } = claimed;
  return {
    claim: claimed.claim,
    task: claimed.task,
    stage: claimed.stage,
    round: claimed.round,
    deadline: new Date(claimed.deadline).toISOString(),
    unit: unitView(desk, spec),
    ballot: spec.contest.ballot,
    ...(brief
      ? {}
      : { ...claimForm(desk, claimed), rules: rulesView(desk.election), siblings: siblingsView(claimed) }),
    photos: claimed.photos.map(photoView),
    ...(await claimDetails(desk, claimed)),
  };
}

/**
 * The form of a claim. Of pages of our own print that were laid straight we know where each figure stands; these places hold on the
 * straight pages only.
 */
function claimForm(desk: Desk, { spec, photos }: Claimed): object {
  const view = formView(desk, spec);
  const places = photos.some((p) => p.straight === 'geometry') ? desk.printedPlaces(spec) : null;
  return places === null ? view : { ...view, form: { ...view.form, places, placesOn: 'straight' } };
}

/** A photo to work from. Where its page is known and lies straight, `url` is the straight page and `whole` the photo as it came. */
export function photoView({ photo, page, straight }: ShownPhoto): object {
  const url = `/api/photos/${photo}`;
  if (page === null) return { sha256: photo, url };
  return straight === null
    ? { sha256: photo, url, page }
    : { sha256: photo, url: `${url}/straight`, whole: url, page, straight };
}

export function unitView(desk: Desk, spec: ReturnSpec): object {
  const { unit } = spec;
  const constituency = desk.election.getArea(unit.constituencyId);
  return {
    id: unit.id,
    kind: unit.kind,
    number: unit.number,
    name: unit.name,
    centre: unit.centreId,
    constituency: { id: constituency.id, name: constituency.name },
    district: unit.districtId === null ? null : desk.election.getArea(unit.districtId).name,
    subDistrict: unit.subDistrictId === null ? null : desk.election.getArea(unit.subDistrictId).name,
  };
}

/** The paper form of a return: its places in paper order and its lines with number, name and party. */
export function formView(desk: Desk, spec: ReturnSpec) {
  const { form, contest } = spec;
  return {
    contest: { id: contest.id, kind: contest.kind, title: contest.title, marks: contest.marks },
    form: {
      code: form.code,
      title: form.title,
      pages: form.pages,
      words: form.words,
      fields: form.fields,
      ...(form.places === undefined ? {} : { places: form.places }),
    },
    lines: linesView(desk, spec),
  };
}

const lines = new WeakMap<ReturnSpec['lines'], readonly object[]>();

/** Made once per contest: a party list of 67 lines is sent with every form of the country. */
function linesView(desk: Desk, spec: ReturnSpec): readonly object[] {
  let view = lines.get(spec.lines);
  if (view === undefined) {
    const { parties } = desk.election.pkg;
    view = spec.lines.map((line) => ({
      number: line.number,
      name: line.name,
      // On a party list the line is the party: its name is not said twice.
      party: line.candidate === null || line.partyIndex < 0 ? null : at(parties, line.partyIndex).name,
    }));
    lines.set(spec.lines, view);
  }
  return view;
}

/** Roles that forms of one unit have in common (C11, C12). */
const SHARED_ROLES = ['registered', 'present', 'used'] as const;

/** What the unit's other forms say, where their records are live, so that the desk asks about C11 and C12 as it goes. */
function siblingsView({ siblings }: Claimed): object {
  const view: Record<string, object> = {};
  for (const { ballot, figures } of siblings) {
    if (figures === null) continue;
    const head = SHARED_ROLES.flatMap((role) => {
      const figure = headFigure(figures, role);
      return figure === NOT_ON_FORM ? [] : [[role, toWireFigure(figure)] as const];
    });
    view[ballot] = Object.fromEntries(head);
  }
  return view;
}

const rules = new WeakMap<Election, object>();

/** Levels and parameters of the rules, as the desk needs them to check a form while it is typed. Made once. */
export function rulesView(election: Election): object {
  let view = rules.get(election);
  if (view === undefined) {
    const { manifest } = election.pkg;
    view = {
      signaturesRequired: manifest.signaturesRequired,
      bookSize: manifest.bookSize,
      levels: election.pkg.rules.map(({ code, level, parameters }) => ({
        code,
        level,
        ...(parameters.size === 0 ? {} : { parameters: Object.fromEntries(parameters) }),
      })),
    };
    rules.set(election, view);
  }
  return view;
}
