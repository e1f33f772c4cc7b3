import { parseArgs } from 'node:util';
import type { Language } from '../../basics/bilingual.ts';
import { EDITIONS, type Edition, editionManifest } from '../../election/ect/editions.ts';
import type { Manifest } from '../../election/model.ts';
import { isDate, parseTime } from '../../election/time.ts';
import { outputLanguages } from '../language.ts';

export const IMPORT_USAGE = `khanaen import-ect DIR --units FILE --out DIR [options]
  Makes an election package from reference files of ECT Report (info_*.json, layouts of 2566 and 2569) in DIR and a unit
  list (units.csv or units.csv.gz). With stats_cons.json in DIR, candidates without a result line are taken as withdrawn.
  --areas FILE        areas.csv with exact names of districts and sub-districts (recommended)
  --candidates FILE   CSV with cand_id, in_results: another way to tell who withdrew
  --edition 2566|2569 day, times and title of that election (default: by the layout of the files)
  --id ID  --title TEXT  --title-en TEXT  --day YYYY-MM-DD  --source TEXT  --drill
  --embargo TIME  --first-release TIME  --complete-by TIME   e.g. 18:45 or 2023-05-14T18:45:00+07:00
  --cap PERCENT  --cap-reason TEXT  --cap-reason-en TEXT  --cap-source TEXT  --cap-until TIME
  --signatures N  --book-size N  --lang th|en
  Exit 0: package written; 1: the files make no package; 2: wrong arguments or unreadable files.`;

export interface ImportArguments {
  readonly dir: string;
  readonly units: string;
  readonly out: string;
  readonly areas: string | undefined;
  readonly candidates: string | undefined;
  readonly edition: Edition | undefined;
  readonly help: boolean;
  readonly languages: readonly Language[];
  readonly manifest: (standard: Manifest) => Manifest;
}

const text = { type: 'string' } as const;

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      units: text,
      out: text,
      areas: text,
      candidates: text,
      edition: text,
      id: text,
      title: text,
      'title-en': text,
      day: text,
      source: text,
      drill: { type: 'boolean' },
      embargo: text,
      'first-release': text,
      'complete-by': text,
      cap: text,
      'cap-reason': text,
      'cap-reason-en': text,
      'cap-source': text,
      'cap-until': text,
      signatures: text,
      'book-size': text,
      lang: text,
      help: { type: 'boolean', short: 'h' },
    },
  });
}

type Values = ReturnType<typeof parse>['values'];

/** The command's arguments, or what is wrong with them. */
export function readImportArguments(args: string[]): ImportArguments | string {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  const languages = outputLanguages(values.lang, process.env['LANG']);
  if (languages === null) return '--lang th|en';
  const help = values.help === true;
  const [dir = '', extra] = positionals;
  const { units = '', out = '' } = values;
  if (!help && (dir === '' || extra !== undefined || units === '' || out === '')) {
    return 'ต้องระบุ DIR, --units และ --out · DIR, --units and --out are needed';
  }
  const edition = EDITIONS.find((e) => e === values.edition);
  if (values.edition !== undefined && edition === undefined) return `--edition ${EDITIONS.join('|')}`;
  const wrong = wrongValue(values);
  if (wrong !== null) return wrong;
  return {
    dir,
    units,
    out,
    areas: values.areas,
    candidates: values.candidates,
    edition,
    help,
    languages,
    manifest: (standard) => override(standard, values),
  };
}

const TIMES = ['embargo', 'first-release', 'complete-by', 'cap-until'] as const;
const NUMBERS = ['cap', 'signatures', 'book-size'] as const;

function wrongValue(values: Values): string | null {
  if (values.day !== undefined && !isDate(values.day)) return `--day YYYY-MM-DD (ค.ศ.): ${values.day}`;
  for (const name of TIMES) {
    const value = values[name];
    if (value !== undefined && moment(value, '2000-01-01') === null) {
      return `--${name} HH:MM or 2023-05-14T18:45:00+07:00: ${value}`;
    }
  }
  for (const name of NUMBERS) {
    const value = values[name];
    if (value !== undefined && !/^\d{1,4}$/.test(value)) return `--${name}: ${value}`;
  }
  return null;
}

/** A full time, or a clock time in Thailand on the election day. */
function moment(value: string, day: string): number | null {
  return parseTime(/^\d\d:\d\d$/.test(value) ? `${day}T${value}:00+07:00` : value);
}

function override(given: Manifest, values: Values): Manifest {
  const edition = EDITIONS.find((e) => given.id === `th-${e}`) ?? '2566';
  const standard = values.day === undefined ? given : editionManifest(edition, values.day);
  const { publication } = standard;
  const { cap } = publication;
  const time = (value: string | undefined, otherwise: number): number =>
    value === undefined ? otherwise : (moment(value, standard.electionDay) ?? otherwise);
  const until = values['cap-until'];
  return {
    ...standard,
    id: values.id ?? standard.id,
    title: {
      th: values.title ?? standard.title.th,
      en: values['title-en'] ?? values.title ?? standard.title.en,
    },
    drill: values.drill ?? standard.drill,
    publication: {
      embargoUntil: time(values.embargo, publication.embargoUntil),
      firstRelease: time(values['first-release'], publication.firstRelease),
      completeBy: time(values['complete-by'], publication.completeBy),
      cap: {
        percent: values.cap === undefined ? cap.percent : Number(values.cap),
        reason: {
          th: values['cap-reason'] ?? cap.reason.th,
          en: values['cap-reason-en'] ?? values['cap-reason'] ?? cap.reason.en,
        },
        source: values['cap-source'] ?? cap.source,
        until: until === undefined ? cap.until : time(until, 0),
      },
    },
    signaturesRequired:
      values.signatures === undefined ? standard.signaturesRequired : Number(values.signatures),
    bookSize: values['book-size'] === undefined ? standard.bookSize : Number(values['book-size']),
    source: values.source ?? standard.source,
  };
}
