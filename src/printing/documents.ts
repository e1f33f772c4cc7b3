import { at } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import type { AreaId, CentreId, Form, UnitId } from '../election/model.ts';
import { onePart, type Paper, paperOfReturn, papersOfForm, partsOf } from '../forms/paper.ts';

/** What is to be printed. */
export type PrintScope =
  | { readonly kind: 'unit'; readonly unit: UnitId }
  | { readonly kind: 'centre'; readonly centre: CentreId }
  | { readonly kind: 'province'; readonly province: AreaId }
  | { readonly kind: 'all' };

export interface PrintChoice {
  readonly scope: PrintScope;
  /** Form ids; null: every form of the scope. */
  readonly forms: ReadonlySet<string> | null;
  /** One file for each score centre, or for each unit. */
  readonly split: 'centre' | 'unit';
}

/** One PDF: its name without ending (safe as a file name), and its papers in the order in which they are printed. */
export interface PrintDocument {
  readonly name: string;
  readonly title: string;
  readonly papers: () => readonly Paper[];
}

/** A file's structure is held in memory until it ends, and a bundle must fit into a box: larger centres get several files. */
const MOST_UNITS = 100;

function chunks<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  const found: (readonly T[])[] = [];
  for (let i = 0; i < list.length; i += size) found.push(list.slice(i, i + size));
  return found;
}

/** The files of a choice: a file for each centre (or unit), then one for each constituency's or contest's summaries. */
export function documentsOf(election: Election, choice: PrintChoice): readonly PrintDocument[] {
  const { pkg } = election;
  const chosen = (form: Form) => choice.forms === null || choice.forms.has(form.id);
  const inScope = unitFilter(election, choice.scope);
  const units = pkg.units.map((_, u) => u).filter(inScope);
  const atUnits = atUnitPapers(election, chosen);
  const papersOfUnits = (list: readonly number[]) => (): readonly Paper[] =>
    list.flatMap((u) => [
      ...at(election.returnsOfUnit, u)
        .filter((r) => r >= 0)
        .map((r) => at(election.returns, r))
        .filter((spec) => chosen(spec.form))
        .map((spec) => paperOfReturn(election, spec)),
      ...(atUnits().get(u) ?? []),
    ]);
  const groups = new Map<string, number[]>();
  for (const u of units) {
    const unit = at(pkg.units, u);
    const name = choice.split === 'unit' ? unit.id : unit.centreId;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [u]);
    else group.push(u);
  }
  const documents = [...groups].flatMap(([name, list]): readonly PrintDocument[] => {
    const first = at(pkg.units, at(list, 0));
    const title = choice.split === 'unit' ? first.name.th : election.getCentre(first.centreId).name.th;
    const bundles = chunks(list, MOST_UNITS);
    return bundles.map((bundle, i) => ({
      name: bundles.length === 1 ? name : `${name}-${i + 1}of${bundles.length}`,
      title: bundles.length === 1 ? title : `${title} (${i + 1}/${bundles.length})`,
      papers: papersOfUnits(bundle),
    }));
  });
  return [...documents, ...summaryDocuments(election, choice.scope, chosen)];
}

function unitFilter(election: Election, scope: PrintScope): (u: number) => boolean {
  const { pkg } = election;
  switch (scope.kind) {
    case 'unit':
      return (u) => at(pkg.units, u).id === scope.unit;
    case 'centre':
      return (u) => at(pkg.units, u).centreId === scope.centre;
    case 'province':
      return (u) => at(election.areasOfUnit, u).some((a) => at(pkg.areas, a).id === scope.province);
    case 'all':
      return () => true;
  }
}

function scopeOf(election: Election, form: Form): string {
  const contest = election.pkg.contests.find((c) => c.ballot === form.ballot);
  return contest === undefined ? '' : (onePart(partsOf(form, contest), 'scope')?.key ?? 'contest');
}

/** Papers that every station gets beside its returns (tally sheets), by position of the unit; found when first asked for. */
function atUnitPapers(
  election: Election,
  chosen: (form: Form) => boolean,
): () => ReadonlyMap<number, readonly Paper[]> {
  let found: Map<number, Paper[]> | null = null;
  return () => {
    if (found !== null) return found;
    const map = new Map<number, Paper[]>();
    for (const form of election.pkg.forms) {
      if (form.unitKinds.length > 0 || !chosen(form) || scopeOf(election, form) !== 'unit') continue;
      for (const paper of papersOfForm(election, form)) {
        const u = paper.unit === null ? undefined : election.unitIndex.get(paper.unit.id);
        if (u === undefined) continue;
        const list = map.get(u);
        if (list === undefined) map.set(u, [paper]);
        else list.push(paper);
      }
    }
    found = map;
    return map;
  };
}

function summaryDocuments(
  election: Election,
  scope: PrintScope,
  chosen: (form: Form) => boolean,
): readonly PrintDocument[] {
  if (scope.kind === 'unit' || scope.kind === 'centre') return [];
  const papers = new Map<string, Paper[]>();
  for (const form of election.pkg.forms) {
    if (form.unitKinds.length > 0 || !chosen(form) || scopeOf(election, form) === 'unit') continue;
    for (const paper of papersOfForm(election, form)) {
      if (scope.kind === 'province' && !isIn(election, paper.area.id, scope.province)) continue;
      const list = papers.get(paper.area.id);
      if (list === undefined) papers.set(paper.area.id, [paper]);
      else list.push(paper);
    }
  }
  return [...papers].map(([area, list]) => ({
    name: `summary-${area}`,
    title: election.getArea(area as AreaId).name.th,
    papers: () => list,
  }));
}

function isIn(election: Election, area: AreaId, province: AreaId): boolean {
  for (let i = election.areaIndex.get(area) ?? -1; i >= 0; i = at(election.parentOfArea, i)) {
    if (at(election.pkg.areas, i).id === province) return true;
  }
  return false;
}
