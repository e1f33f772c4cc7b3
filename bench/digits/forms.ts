import { at } from '../../src/basics/assert.ts';
import type { Election, ReturnSpec } from '../../src/election/lookup.ts';
import { layoutForm } from '../../src/forms/layout/layout-form.ts';
import { pageCode } from '../../src/intake/testing/stand-ins.ts';
import type { DigitCrop } from '../../src/reading/digit-crops.ts';
import { compareWithReading } from '../../src/reading/digits/compare.ts';
import type { DigitModel } from '../../src/reading/digits/model-file.ts';
import type { FormReading } from '../../src/reading/digits/read-form.ts';
import { readForm } from '../../src/reading/digits/read-form.ts';
import { positionOfPlace, suggest } from '../../src/reading/digits/suggest.ts';
import { straightenPage } from '../../src/reading/page/straighten.ts';
import { phonePhoto } from '../../src/reading/testing/phone-photo.ts';
import type { Level } from '../../src/reading/testing/shot.ts';
import { shotOf } from '../../src/reading/testing/shot.ts';
import type { TestRandom } from '../../src/reading/testing/test-random.ts';
import { randomOf } from '../../src/reading/testing/test-random.ts';
import type { Figures } from '../../src/returns/figures.ts';
import { HEAD_SIZE, headPosition, NOT_ON_FORM } from '../../src/returns/figures.ts';
import type { Hand } from './paper.ts';
import { paperOf } from './paper.ts';

/** One form as it was written, and as it was read from photos of all its pages. */
export interface PlayedForm {
  readonly spec: ReturnSpec;
  readonly level: Level;
  readonly hand: Hand;
  readonly paper: Figures;
  /** Null: a page was not found or does not lie surely; nothing is said of the form. */
  readonly reading: FormReading | null;
}

/** Figures whose sums hold: a station of about 600 voters. */
function rightFigures(spec: ReturnSpec, random: TestRandom): Figures {
  const votes = spec.lines.map(() => Math.floor(random.next() ** 3 * random.pick([20, 90, 400])));
  const valid = votes.reduce((sum, v) => sum + v, 0);
  const [invalid, noVote, left] = [random.int(0, 40), random.int(0, 60), random.int(0, 120)];
  const used = valid + invalid + noVote;
  const figures: number[] = new Array<number>(HEAD_SIZE).fill(NOT_ON_FORM);
  const head = {
    registered: used + random.int(20, 300),
    present: used,
    received: used + left,
    used,
    valid,
    invalid,
    noVote,
    left,
    envelopes: used,
    total: valid,
    signatures: 7,
  };
  for (const { role } of spec.form.fields) figures[headPosition(role)] = head[role];
  return [...figures, ...votes];
}

/** Writes, photographs and reads one form. */
export async function playForm(
  election: Election,
  spec: ReturnSpec,
  model: DigitModel,
  hand: Hand,
  level: Level,
  seed: number,
): Promise<PlayedForm> {
  const random = randomOf(seed, 'form', level);
  const paper = rightFigures(spec, random);
  const crops: DigitCrop[] = [];
  for (const page of layoutForm(election, spec)) {
    if (page.figures.length === 0) continue;
    const code = pageCode(election, spec.unit.id, spec.contest.ballot, page.page);
    const sheet = paperOf(page, code, spec, paper, hand, seed, random);
    const shot = shotOf(seed * 10 + page.page, level, { height: 2400 });
    const photo = await phonePhoto(sheet, shot);
    const straight = await straightenPage(photo.bytes, page, { digits: true, code });
    if (!straight.ok || straight.value === null || !straight.value.sure) {
      return { spec, level, hand, paper, reading: null };
    }
    crops.push(...straight.value.digits);
  }
  return { spec, level, hand, paper, reading: readForm(model, crops) };
}

/** A record that differs from the paper, as two people may have typed it alike. */
export interface WrongRecord {
  readonly kind: 'rows' | 'votes' | 'one' | 'roll';
  readonly figures: Figures;
}

/** One wrong record of each kind: two scores swapped; votes moved from one line to another; one digit; the roll (in no sum). */
export function wrongRecords(form: PlayedForm, seed: number): WrongRecord[] {
  const random = randomOf(seed, 'wrong');
  const { paper, spec } = form;
  const lines = spec.lines.map((_, i) => HEAD_SIZE + i);
  const pairs = lines
    .flatMap((a) => lines.map((b) => [a, b] as const))
    .filter(([a, b]) => at(paper, a) > at(paper, b));
  if (pairs.length === 0) return [];
  const changed = (changes: readonly (readonly [number, number])[]) => {
    const figures = [...paper];
    for (const [position, figure] of changes) figures[position] = figure;
    return figures;
  };
  const [a, b] = random.pick(pairs);
  const [c, d] = random.pick(pairs);
  const moved = Math.min(at(paper, c), random.pick([1, 3, 7, 10, 30]));
  const one = random.pick(lines);
  const roll = headPosition('registered');
  return [
    {
      kind: 'rows',
      figures: changed([
        [a, at(paper, b)],
        [b, at(paper, a)],
      ]),
    },
    {
      kind: 'votes',
      figures: changed([
        [c, at(paper, c) - moved],
        [d, at(paper, d) + moved],
      ]),
    },
    { kind: 'one', figures: changed([[one, at(paper, one) + random.pick([1, 2, 6, 10])]]) },
    { kind: 'roll', figures: changed([[roll, at(paper, roll) + random.pick([1, 9, 100])]]) },
  ];
}

/** Whether the third opinion flags a record, at a bar. */
export function flags(form: PlayedForm, record: Figures, bar: number): boolean {
  if (form.reading === null) return false;
  const sure = [{ identified: true, sure: true }];
  return compareWithReading(record, suggest(form.reading, sure, form.spec, bar)).length > 0;
}

/** Figures of a form that a bar alone, and bar and sums together, let through: how many, and how many wrong. */
export function figuresAt(form: PlayedForm, bar: number) {
  const sum = { figures: 0, byBar: 0, byBarWrong: 0, bySums: 0, bySumsWrong: 0 };
  if (form.reading === null) return sum;
  for (const { place, says } of form.reading.figures) {
    const position = positionOfPlace(form.spec, place);
    if (position < 0 || at(form.paper, position) < 0) continue;
    sum.figures++;
    if (says.kind !== 'number' || says.confidence < bar) continue;
    sum.byBar++;
    if (says.value !== at(form.paper, position)) sum.byBarWrong++;
  }
  for (const { position, figure } of suggest(
    form.reading,
    [{ identified: true, sure: true }],
    form.spec,
    bar,
  )) {
    sum.bySums++;
    if (figure !== at(form.paper, position)) sum.bySumsWrong++;
  }
  return sum;
}
