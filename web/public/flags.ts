import { at } from '../../src/basics/assert.ts';
import type { RuleCode } from '../../src/election/model.ts';
import { RULE_CODES } from '../../src/election/model.ts';
import { FORM_MARKS } from '../../src/publication/form-marks.ts';
import type { PublicView } from '../../src/publication/model.ts';
import { RULE_WORDS } from '../shared/rule-words.ts';
import { flagWordsOf } from './flag-words.ts';
import type { Site } from './site.ts';
import { nameIn } from './site.ts';

/** Every kind of remark that a form may bear, those of people first. */
export const FLAG_KINDS: readonly string[] = [...FORM_MARKS, ...RULE_CODES];

/** Units with a remark: by kind and constituency (area index), in package order. */
export type FlagIndex = ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>;

const known = new WeakMap<PublicView, FlagIndex>();

/** Goes over all forms once for each cut that somebody asks about. */
export function flagIndex(view: PublicView): FlagIndex {
  let index = known.get(view);
  if (index === undefined) {
    index = makeIndex(view);
    known.set(view, index);
  }
  return index;
}

function makeIndex(view: PublicView): FlagIndex {
  const { election } = view;
  const found = new Map<string, Map<number, number[]>>();
  election.returns.forEach(({ unitIndex, unit }, i) => {
    for (const mark of view.marks(i)) {
      const areas = found.get(mark) ?? new Map<number, number[]>();
      found.set(mark, areas);
      const area = election.areaIndex.get(unit.constituencyId) ?? 0;
      const units = areas.get(area);
      if (units === undefined) areas.set(area, [unitIndex]);
      else if (units.at(-1) !== unitIndex && !units.includes(unitIndex)) units.push(unitIndex);
    }
  });
  return found;
}

/** Units of one constituency by kind of remark: cheap, of its own forms only. */
export function flagsOfConstituency(view: PublicView, area: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const unit of at(view.election.unitsOfConstituency, area)) {
    const marks = at(view.election.returnsOfUnit, unit).flatMap((r) => (r < 0 ? [] : view.marks(r)));
    for (const mark of new Set(marks)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return counts;
}

/** A kind of remark in words; a rule with its code. */
export function flagText(site: Site, kind: string): string {
  const mark = FORM_MARKS.find((one) => one === kind);
  if (mark !== undefined) return flagWordsOf(site.language).mark[mark];
  const words = Object.hasOwn(RULE_WORDS, kind) ? RULE_WORDS[kind as RuleCode] : undefined;
  return words === undefined ? kind : `${kind}: ${nameIn(site, words)}`;
}
