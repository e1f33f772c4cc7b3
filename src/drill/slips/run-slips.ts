import { at } from '../../basics/assert.ts';
import type { Election, ReturnSpec } from '../../election/lookup.ts';
import type { BallotId } from '../../election/model.ts';
import type { Figures } from '../../returns/figures.ts';
import { countsAs } from '../../returns/figures.ts';
import type { FormRow } from '../form-row.ts';
import { randomFrom } from '../random.ts';
import { paperOf } from './paper.ts';
import { playForm } from './play-form.ts';
import type { Habits } from './reader.ts';

/** Sums over forms that came out wrong. */
export interface Wrong {
  forms: number;
  figures: number;
  /** Votes that stand at a wrong line or nowhere: half the sum of absolute differences, rounded up. */
  votes: number;
}

export interface KindCount {
  /** Slips in first and second entries. */
  made: number;
  /** Rule or person that stopped them → how many; `ledger` for those that nobody stopped. */
  readonly fates: Map<string, number>;
  readonly ledger: Wrong;
  readonly single: Wrong;
}

export interface SlipRun {
  forms: number;
  readonly kinds: Map<string, KindCount>;
  readonly ledger: Wrong;
  readonly single: Wrong;
  /** Slips of third persons and supervisors, and how many of them reached the ledger. */
  later: { made: number; ledger: number };
}

const nothing = (): Wrong => ({ forms: 0, figures: 0, votes: 0 });

/**
 * Plays forms one after another, unit by unit, the second form of a unit knowing the first one's record as at a real desk.
 * Depends on the seed only.
 */
export function runSlips(
  election: Election,
  specs: readonly ReturnSpec[],
  rows: readonly (FormRow | null)[],
  habits: Habits,
  seed: number,
): SlipRun {
  const run: SlipRun = {
    forms: 0,
    kinds: new Map(),
    ledger: nothing(),
    single: nothing(),
    later: { made: 0, ledger: 0 },
  };
  const signatures = Math.max(5, election.pkg.manifest.signaturesRequired);
  let siblings = new Map<BallotId, Figures>();
  let unit = -1;
  for (const spec of specs) {
    if (spec.unitIndex !== unit) siblings = new Map();
    unit = spec.unitIndex;
    const row = at(rows, spec.index);
    if (row === null) continue;
    const random = randomFrom(seed, 'slips', spec.unit.id, spec.contest.ballot);
    const paper = paperOf(spec, row, signatures, random);
    const played = playForm(election, spec, paper, siblings, habits, random);
    siblings.set(spec.contest.ballot, played.record);
    run.forms += 1;
    for (const made of played.slips) {
      const fate = made.fate ?? 'ledger';
      if (made.author === 'third' || made.author === 'supervisor') {
        run.later.made += 1;
        if (fate === 'ledger') run.later.ledger += 1;
        continue;
      }
      const count = countOf(run, made.slip.kind);
      count.made += 1;
      count.fates.set(fate, (count.fates.get(fate) ?? 0) + 1);
    }
    const note = (typed: Figures, which: 'ledger' | 'single') => {
      const kinds = wrongByKind(paper, typed, played.kindAt);
      for (const [kind, wrong] of kinds) add(countOf(run, kind)[which], wrong);
      if (kinds.size > 0) add(run[which], { ...sumOf([...kinds.values()]), forms: 1 });
    };
    note(played.record, 'ledger');
    note(played.single, 'single');
  }
  return run;
}

function countOf(run: SlipRun, kind: string): KindCount {
  let count = run.kinds.get(kind);
  if (count === undefined) {
    count = { made: 0, fates: new Map(), ledger: nothing(), single: nothing() };
    run.kinds.set(kind, count);
  }
  return count;
}

function wrongByKind(
  paper: Figures,
  typed: Figures,
  kindAt: (position: number, figure: number) => string | null,
): Map<string, Wrong> {
  const kinds = new Map<string, Wrong>();
  typed.forEach((figure, i) => {
    if (figure === paper[i]) return;
    const kind = kindAt(i, figure) ?? 'several at once';
    const wrong = kinds.get(kind) ?? nothing();
    add(wrong, { forms: 0, figures: 1, votes: Math.abs(countsAs(figure) - countsAs(at(paper, i))) / 2 });
    kinds.set(kind, wrong);
  });
  for (const wrong of kinds.values()) {
    wrong.forms = 1;
    wrong.votes = Math.ceil(wrong.votes);
  }
  return kinds;
}

function add(sum: Wrong, more: Wrong): void {
  sum.forms += more.forms;
  sum.figures += more.figures;
  sum.votes += more.votes;
}

function sumOf(list: readonly Wrong[]): Wrong {
  const sum = nothing();
  for (const wrong of list) add(sum, wrong);
  return sum;
}
