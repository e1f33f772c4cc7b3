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

/** Gathered once for each cut that somebody asks about. */
export function flagIndex(view: PublicView): FlagIndex {
  let index = known.get(view);
  if (index === undefined) {
    index = gather(view);
    known.set(view, index);
  }
  return index;
}

function gather(view: PublicView): FlagIndex {
  const found = new Map<string, Map<number, readonly number[]>>();
  view.election.unitsOfConstituency.forEach((units, area) => {
    if (units.length === 0) return;
    for (const [mark, marked] of view.marked(area)) {
      const areas = found.get(mark) ?? new Map<number, readonly number[]>();
      found.set(mark, areas.set(area, marked));
    }
  });
  return found;
}

/** A kind of remark in words; a rule with its code. */
export function flagText(site: Site, kind: string): string {
  const mark = FORM_MARKS.find((one) => one === kind);
  if (mark !== undefined) return flagWordsOf(site.language).mark[mark];
  const words = Object.hasOwn(RULE_WORDS, kind) ? RULE_WORDS[kind as RuleCode] : undefined;
  return words === undefined ? kind : `${kind}: ${nameIn(site, words)}`;
}
