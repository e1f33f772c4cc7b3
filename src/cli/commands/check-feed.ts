import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Bilingual } from '../../basics/bilingual.ts';
import { checkFigures, problemText, sampleLines } from '../../verify/feed/check-feed.ts';
import type { FeedFigures } from '../../verify/feed/feed-figures.ts';
import { readFeed } from '../../verify/feed/feed-figures.ts';
import type { ParsedFile } from '../../verify/feed/parsed-figures.ts';
import { readParsed } from '../../verify/feed/parsed-figures.ts';
import { CannotCheck, openSource } from '../../verify/source.ts';
import type { CommandIo } from '../io.ts';
import { outputLanguages } from '../language.ts';

const USAGE = `khanaen check-feed URL|DIR FILE [--cut N] [--complete] [--lang th|en]
khanaen check-feed URL|DIR --sample
  Holds the figures that your own program read from the feed against the feed. FILE is CSV or JSON with place, ballot, line,
  figure, value (docs/media-guide.md); - reads standard input. --cut: the figures are of this cut. --complete: every figure of
  an area or a line must be there. --sample: prints such a file of all figures.
  Exit 0: all figures agree. 1: some do not. 2: could not check.`;
/** Problems that are printed one by one. */
const SHOWN = 100;

interface Options {
  readonly place: string;
  readonly file: string | undefined;
  readonly cut: number | null;
  readonly complete: boolean;
  readonly say: (text: Bilingual) => string[];
}

/** `khanaen check-feed`. Exit 0, 1 (figures differ), 2 (could not check). */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const options = readOptions(args, io);
  if (typeof options === 'number') return options;
  const source = openSource(options.place);
  try {
    if (options.file === undefined) {
      for (const line of sampleLines(await readFeed(source, options.cut, false))) io.out(line);
      return 0;
    }
    const bytes = options.file === '-' ? await standardInput() : await readFile(options.file);
    const parsed = readParsed(bytes);
    if (!parsed.ok) {
      for (const line of options.say(parsed.error)) io.err(`${options.file}: ${line}`);
      return 2;
    }
    const cut = options.cut ?? parsed.value.cut;
    const areas = await readFeed(source, cut, false);
    const feed = namesUnits(parsed.value, areas) ? await readFeed(source, cut, true) : areas;
    return print(parsed.value, feed, options, io);
  } catch (error) {
    if (!(error instanceof CannotCheck) && !isFileError(error)) throw error;
    io.err(`ตรวจไม่ได้ · cannot check: ${error.message}`);
    return 2;
  } finally {
    await source.close();
  }
}

function readOptions(args: string[], io: CommandIo): Options | number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      cut: { type: 'string' },
      complete: { type: 'boolean', default: false },
      sample: { type: 'boolean', default: false },
      lang: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const [place, file] = positionals;
  const cut = values.cut === undefined ? null : Number(values.cut);
  const languages = outputLanguages(values.lang, process.env['LANG']);
  const fits = place !== undefined && (values.sample ? file === undefined : file !== undefined);
  if (!fits || languages === null || (cut !== null && !Number.isSafeInteger(cut))) {
    io.err(USAGE);
    return 2;
  }
  const say = (text: Bilingual): string[] => languages.map((language) => text[language]);
  return { place, file, cut, complete: values.complete, say };
}

/** Whether a figure is of a place that no area table has: a unit, or a mistake. */
function namesUnits({ figures }: ParsedFile, { figures: known }: FeedFigures): boolean {
  const areas = new Set([...known.keys()].map((key) => key.split(' ', 1)[0]));
  return figures.some((one) => !areas.has(one.place));
}

function print(parsed: ParsedFile, feed: FeedFigures, options: Options, io: CommandIo): number {
  const check = checkFigures(parsed.figures, feed);
  const out = (text: Bilingual): void => {
    for (const line of options.say(text)) io.out(line);
  };
  out({ th: `รอบเผยแพร่ที่ ${feed.cut} ณ ${feed.at}`, en: `cut ${feed.cut}, as of ${feed.at}` });
  for (const problem of check.problems.slice(0, SHOWN)) out(problemText(problem));
  const more = check.problems.length - SHOWN;
  if (more > 0) out({ th: `… และอีก ${more} แห่ง`, en: `… and ${more} more` });
  const agree = check.compared - check.problems.length;
  out({
    th: `ตรวจ ${check.compared} ค่า ตรงกัน ${agree} ไม่ตรง ${check.problems.length}`,
    en: `${check.compared} figures: ${agree} agree, ${check.problems.length} do not`,
  });
  const missing = check.missing.length;
  if (missing > 0) {
    const first = check.missing.slice(0, 5).join('; ');
    out({
      th: `ไม่ได้ส่งมาให้ตรวจ ${missing} ค่า เช่น ${first}`,
      en: `${missing} figures of the feed were not given, for example ${first}`,
    });
  }
  const whole = !options.complete || missing === 0;
  return check.problems.length === 0 && check.compared > 0 && whole ? 0 : 1;
}

async function standardInput(): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

function isFileError(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('E')
  );
}
