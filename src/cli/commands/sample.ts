import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { drillFiles } from '../../drill/sample/files.ts';
import type { MadeSample } from '../../drill/sample/make-sample.ts';
import { makeSample } from '../../drill/sample/make-sample.ts';
import type { SampleOptions } from '../../drill/sample/model.ts';
import { SAMPLE_KINDS } from '../../drill/sample/model.ts';
import { writePackage } from '../../election/write.ts';
import type { CommandIo } from '../io.ts';

/** A Sunday in the past, so that a drill's figures are public at once. */
const DEFAULT_DATE = '2025-11-23';

const USAGE = `khanaen sample --kind nation|province|local --seed N --out DIR [--province MKM] [--date YYYY-MM-DD]
               [--scale 0..1] [--tie]
  Makes a drill package: real provinces and constituencies, invented parties, people and votes. The same seed gives the
  same bytes. DIR gets the package, DIR/drill the forms, arrival times and expected totals (for khanaen drill --forms).`;

/** `khanaen sample`. Exit 0, or 2 for wrong arguments. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const parsed = readOptions(args);
  if (typeof parsed === 'string') {
    io.err(parsed);
    io.err(USAGE);
    return 2;
  }
  const sample = makeSample(parsed.options);
  if ('unknownProvince' in sample) {
    io.err(`no province ${sample.unknownProvince}: use the three letters of ECT Report, e.g. MKM`);
    return 2;
  }
  await writeSample(sample, parsed.out);
  const { pkg, returns } = sample.election;
  io.out(
    `${parsed.out}: ${pkg.units.length} units, ${returns.length} forms, ${pkg.contests.length} contests, ${pkg.candidates.length} candidates`,
  );
  return 0;
}

/** Writes the package into `out` and the drill files into `out`/drill. */
export async function writeSample(sample: MadeSample, out: string): Promise<void> {
  for (const [name, bytes] of writePackage(sample.election.pkg)) await writeInto(join(out, name), bytes);
  for (const [name, text] of drillFiles(sample)) await writeInto(join(out, 'drill', name), text);
}

async function writeInto(path: string, data: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, data);
}

function readOptions(args: string[]): { options: SampleOptions; out: string } | string {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const kind = SAMPLE_KINDS.find((k) => k === values.kind);
  if (kind === undefined) return `--kind must be one of ${SAMPLE_KINDS.join(', ')}`;
  if (values.out === undefined) return '--out is missing';
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0) return '--seed must be a whole number, 0 or more';
  const scale = Number(values.scale);
  if (!(scale > 0 && scale <= 1)) return '--scale must be above 0 and at most 1';
  const date = values.date;
  if (!isDay(date)) return '--date must be a day of the calendar, YYYY-MM-DD';
  return {
    out: values.out,
    options: { kind, seed, scale, date, province: values.province, tie: values.tie },
  };
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  );
}

function parse(args: string[]) {
  return parseArgs({
    args,
    options: {
      kind: { type: 'string' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
      province: { type: 'string', default: 'MKM' },
      date: { type: 'string', default: DEFAULT_DATE },
      scale: { type: 'string', default: '1' },
      tie: { type: 'boolean', default: false },
    },
  }).values;
}
