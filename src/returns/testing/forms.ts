import { at } from '../../basics/assert.ts';
import type { Election, ReturnSpec } from '../../election/lookup.ts';
import { indexElection } from '../../election/lookup.ts';
import type { HeadRole, Rule } from '../../election/model.ts';
import type { TinyOptions } from '../../election/testing/tiny.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import type { CheckContext } from '../check-context.ts';
import type { TypedEntry } from '../entry.ts';
import type { Figure, Figures } from '../figures.ts';
import { HEAD_SIZE, headPosition, NOT_ON_FORM } from '../figures.ts';
import type { Answer } from '../finding.ts';

/** A small election, with the levels or parameters of some rules replaced. */
export function tinyElection(options: TinyOptions = {}, rules: readonly Rule[] = []): Election {
  const pkg = tinyPackage(options);
  const replaced = new Map(rules.map((r) => [r.code, r]));
  return indexElection({ ...pkg, rules: pkg.rules.map((r) => replaced.get(r.code) ?? r) });
}

/** The first return of a ballot, at a station unless another kind of unit is asked for. */
export function specOf(election: Election, ballot: string, unitKind = 'station'): ReturnSpec {
  const spec = election.returns.find((r) => r.contest.ballot === ballot && r.unit.kind === unitKind);
  if (spec === undefined) throw new Error(`no return of ${ballot} at a ${unitKind}`);
  return spec;
}

/** A form on which every rule of the tiny package holds: 500 on the roll, 400 present, 560 received, the votes as given. */
export function goodFigures(spec: ReturnSpec, votes?: readonly Figure[]): Figures {
  const scores = votes ?? spec.lines.map((_, i) => (i === 0 ? 200 : i === 1 ? 150 : 0));
  const sum = scores.reduce((total, v) => total + Math.max(0, v), 0);
  const valid = spec.contest.marks > 1 ? Math.ceil(sum / spec.contest.marks) : sum;
  const used = valid + 30 + 20;
  const head: Record<HeadRole, number> = {
    registered: 500,
    present: used,
    received: used + 160,
    used,
    valid,
    invalid: 30,
    noVote: 20,
    left: 160,
    envelopes: used + 10,
    total: sum,
    signatures: 7,
  };
  const onForm = spec.form.fields.some((f) => f.role === 'used');
  if (!onForm) head.received = used;
  const figures: Figure[] = new Array<Figure>(HEAD_SIZE).fill(NOT_ON_FORM);
  for (const { role } of spec.form.fields) figures[headPosition(role)] = head[role];
  return [...figures, ...scores];
}

/** Changes head places by role, and scores by position of the line (`{0: 12}`). */
export function change(
  figures: Figures,
  head: Partial<Record<HeadRole, Figure>>,
  votes: Readonly<Record<number, Figure>> = {},
): Figures {
  const changed = [...figures];
  for (const [role, figure] of Object.entries(head)) changed[headPosition(role as HeadRole)] = figure;
  for (const [line, figure] of Object.entries(votes)) changed[HEAD_SIZE + Number(line)] = figure;
  return changed;
}

export function entryOf(figures: Figures, answers: readonly Answer[] = [], remarks = ''): TypedEntry {
  return { figures, words: null, answers, remarks };
}

export const ONE_PHOTO: CheckContext = { photoCount: 1, siblings: new Map() };

/** Words in contract positions, for the lines given. */
export function wordsAt(spec: ReturnSpec, words: Readonly<Record<number, string>>): readonly string[] {
  const list = new Array<string>(HEAD_SIZE + spec.lines.length).fill('');
  for (const [line, text] of Object.entries(words)) {
    at(spec.lines, Number(line));
    list[HEAD_SIZE + Number(line)] = text;
  }
  return list;
}
