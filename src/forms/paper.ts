import { at } from '../basics/assert.ts';
import type { Election, Line, ReturnSpec } from '../election/lookup.ts';
import type { Area, Contest, Form, FormPart, FormPartKind, Unit } from '../election/model.ts';
import { standardParts } from '../election/standard/form-parts.ts';

/** One form to be printed: of a unit, or of an area for forms that no unit sends in. */
export interface Paper {
  readonly election: Election;
  readonly form: Form;
  readonly contest: Contest;
  readonly lines: readonly Line[];
  /** Null on summaries of an area. */
  readonly unit: Unit | null;
  /** The unit's constituency, or the area that the form is made for. */
  readonly area: Area;
  readonly parts: readonly FormPart[];
}

/** The parts of a form: its own, or the standard ones where the package brings none. */
export function partsOf(form: Form, contest: Contest): readonly FormPart[] {
  return form.parts ?? standardParts(form, contest.kind);
}

export function paperOfReturn(election: Election, spec: ReturnSpec): Paper {
  return {
    election,
    form: spec.form,
    contest: spec.contest,
    lines: spec.lines,
    unit: spec.unit,
    area: election.getArea(spec.unit.constituencyId),
    parts: partsOf(spec.form, spec.contest),
  };
}

/**
 * The papers of a form that no unit sends in, by its `scope`: one for each unit that votes (`unit`), for each constituency
 * (`constituency`), or for each contest (`contest`).
 */
export function papersOfForm(election: Election, form: Form): readonly Paper[] {
  const { pkg } = election;
  const papers: Paper[] = [];
  const make = (c: number, area: Area, unit: Unit | null) => {
    const contest = at(pkg.contests, c);
    papers.push({
      election,
      form,
      contest,
      lines: at(election.linesOfContest, c),
      unit,
      area,
      parts: partsOf(form, contest),
    });
  };
  const constituencies = pkg.areas.filter((area) => area.kind === 'constituency');
  pkg.contests.forEach((contest, c) => {
    if (contest.ballot !== form.ballot) return;
    const scope = onePart(partsOf(form, contest), 'scope')?.key ?? 'contest';
    if (scope === 'contest') make(c, election.getArea(contest.areaId), null);
    for (const area of scope === 'contest' ? [] : constituencies) {
      if (!liesIn(election, area, contest)) continue;
      if (scope === 'constituency') make(c, area, null);
      else {
        const units = election.unitsOfConstituency[election.areaIndex.get(area.id) ?? -1] ?? [];
        for (const u of units) if (at(pkg.units, u).kind === 'station') make(c, area, at(pkg.units, u));
      }
    }
  });
  return papers;
}

function liesIn(election: Election, area: Area, contest: Contest): boolean {
  for (let i = election.areaIndex.get(area.id) ?? -1; i >= 0; i = at(election.parentOfArea, i)) {
    if (at(election.pkg.areas, i).id === contest.areaId) return true;
  }
  return false;
}

export function onePart(parts: readonly FormPart[], kind: FormPartKind): FormPart | undefined {
  return parts.find((part) => part.part === kind);
}
