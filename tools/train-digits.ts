import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { sha256Hex } from '../src/basics/sha256.ts';
import { pack } from './train-digits/pack.ts';
import { kept, learnt } from './train-digits/splits.ts';
import { train } from './train-digits/train.ts';
import { loadWeights, saveWeights } from './train-digits/weights-file.ts';

/**
 * Trains the networks that read digits, and packs them into the file of the program (docs/reading-digits.md):
 *
 *   npx tsx tools/train-digits.ts train --mnist DIR --thai DIR --seed 1 --samples 900000 --out net-1.f32
 *   npx tsx tools/train-digits.ts train … --start net-1.f32   (goes on from weights)
 *   npx tsx tools/train-digits.ts pack --mnist DIR --thai DIR --made 2026-11-26 --out digits.model net-1.f32 net-2.f32
 */
const SOURCES = [
  'MNIST, training set without the last 500 of each digit (Y. LeCun, C. Cortes, C. Burges; CC BY-SA 3.0)',
  'thai-handwriting-number, training writers without the last 27 of each digit (kittinan, MIT)',
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mnist: { type: 'string', default: '' },
    thai: { type: 'string', default: '../shared/data/thai-digits' },
    seed: { type: 'string', default: '1' },
    samples: { type: 'string', default: '900000' },
    start: { type: 'string' },
    made: { type: 'string', default: '' },
    out: { type: 'string', default: 'out' },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);
const [command, ...files] = positionals;
if (command === 'train') {
  const save = (layers: readonly Float32Array[]) => saveWeights(layers, values.out);
  const start = values.start === undefined ? null : loadWeights(values.start);
  train({ ...learnt(values), seed: Number(values.seed), samples: Number(values.samples), start, save, say });
} else if (command === 'pack') {
  const bytes = pack(files.map(loadWeights), kept(values), values.made, SOURCES);
  writeFileSync(values.out, bytes);
  say(`${values.out}: ${bytes.length} bytes, SHA-256 ${sha256Hex(bytes)}`);
} else {
  say('train-digits.ts train|pack (see the top of the file)');
  process.exitCode = 2;
}
