import { at } from '../basics/assert.ts';
import { claimDetails } from '../centre/claim-details.ts';
import type { Claimed } from '../centre/claimed.ts';
import type { Desk } from '../centre/desk.ts';
import type { ReturnSpec } from '../election/lookup.ts';

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
    ...(brief ? {} : formView(desk, spec)),
    photos: claimed.photos.map((sha256) => ({ sha256, url: `/api/photos/${sha256}` })),
    ...(await claimDetails(desk, claimed)),
  };
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
export function formView(desk: Desk, spec: ReturnSpec): object {
  const { form, contest } = spec;
  return {
    contest: { id: contest.id, kind: contest.kind, title: contest.title, marks: contest.marks },
    form: { code: form.code, title: form.title, pages: form.pages, words: form.words, fields: form.fields },
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
