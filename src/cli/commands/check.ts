import { parseArgs } from 'node:util';
import type { Language } from '../../basics/bilingual.ts';
import type { Election } from '../../election/lookup.ts';
import { errorLine, type PackageError } from '../../election/package-errors.ts';
import type { PreflightFinding } from '../../election/preflight/finding.ts';
import { preflight } from '../../election/preflight.ts';
import type { CommandIo } from '../io.ts';
import { outputLanguages } from '../language.ts';
import { loadElection } from '../load-package.ts';

const USAGE = `khanaen check DIR [--lang th|en] [--json]
  Parses the package in DIR and proves that every contest of every unit can be received, entered, accepted and published.
  Prints the hash, the counts and everything found. Exit 0: can be used; 1: errors; 2: could not be read.`;

/** `khanaen check`. Exit 0 without errors (warnings are shown), 1 with errors, 2 for wrong arguments or an unreadable folder. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    io.err(options);
    io.err(USAGE);
    return 2;
  }
  if (options.help) {
    io.out(USAGE);
    return 0;
  }
  const loaded = await loadElection(options.dir);
  if (!loaded.ok) {
    if (options.json) io.out(JSON.stringify({ ok: false, errors: loaded.error, findings: [] }, null, 2));
    else printErrors(loaded.error, options.languages, io);
    // An empty or absent folder is named with its path: there was nothing to check.
    return loaded.error.some(
      (error) => error.file !== 'manifest.json' && error.file.endsWith('manifest.json'),
    )
      ? 2
      : 1;
  }
  const findings = preflight(loaded.value);
  const failed = findings.some((finding) => finding.level === 'error');
  if (options.json) {
    const { hash } = loaded.value.pkg;
    io.out(
      JSON.stringify({ ok: !failed, hash, counts: counts(loaded.value), errors: [], findings }, null, 2),
    );
  } else printReport(loaded.value, findings, options.languages, io);
  return failed ? 1 : 0;
}

interface CheckOptions {
  readonly dir: string;
  readonly json: boolean;
  readonly help: boolean;
  readonly languages: readonly Language[];
}

function readOptions(args: string[]): CheckOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { lang: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    const languages = outputLanguages(values.lang, process.env['LANG']);
    if (languages === null) return '--lang th|en';
    const help = values.help === true;
    const [dir, extra] = positionals;
    if (!help && (dir === undefined || extra !== undefined)) return 'ระบุโฟลเดอร์เดียว · name one folder';
    return { dir: dir ?? '', json: values.json === true, help, languages };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** How much of everything the package holds. */
export function counts(election: Election): Readonly<Record<string, number>> {
  const { pkg } = election;
  const areas = (kind: string) => pkg.areas.filter((area) => area.kind === kind).length;
  const stations = pkg.units.filter((unit) => unit.kind === 'station').length;
  return {
    provinces: areas('province'),
    localBodies: areas('local-body'),
    constituencies: areas('constituency'),
    districts: areas('district'),
    subDistricts: areas('sub-district'),
    stations,
    otherUnits: pkg.units.length - stations,
    contests: pkg.contests.length,
    parties: pkg.parties.length,
    partyLists: pkg.parties.filter((party) => party.listNumber !== null).length,
    candidates: pkg.candidates.length,
    standing: pkg.candidates.filter((candidate) => candidate.status === 'standing').length,
    choices: pkg.choices.length,
    centres: pkg.centres.length,
    returns: election.returns.length,
  };
}

const LABELS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  provinces: { th: 'จังหวัด', en: 'provinces' },
  localBodies: { th: 'องค์กรปกครองส่วนท้องถิ่น', en: 'local bodies' },
  constituencies: { th: 'เขตเลือกตั้ง', en: 'constituencies' },
  districts: { th: 'อำเภอ/เขต', en: 'districts' },
  subDistricts: { th: 'ตำบล/แขวง', en: 'sub-districts' },
  stations: { th: 'หน่วยเลือกตั้ง', en: 'polling stations' },
  otherUnits: { th: 'ชุดนับคะแนนอื่น', en: 'other units' },
  contests: { th: 'การเลือกตั้ง', en: 'contests' },
  parties: { th: 'พรรคการเมือง', en: 'parties' },
  partyLists: { th: 'บัญชีรายชื่อ', en: 'party lists' },
  candidates: { th: 'ผู้สมัคร', en: 'candidates' },
  standing: { th: 'ยังเป็นผู้สมัคร', en: 'standing' },
  choices: { th: 'ตัวเลือกประชามติ', en: 'referendum answers' },
  centres: { th: 'ศูนย์รวมคะแนน', en: 'score centres' },
  returns: { th: 'แบบรายงานที่ต้องได้รับ', en: 'returns expected' },
};

const SUMMARY = {
  th: (errors: number, warnings: number, infos: number) =>
    `ผิดพลาด ${errors} · ควรตรวจ ${warnings} · ข้อมูล ${infos}`,
  en: (errors: number, warnings: number, infos: number) =>
    `${errors} errors · ${warnings} warnings · ${infos} notices`,
};

function printReport(
  election: Election,
  findings: readonly PreflightFinding[],
  languages: readonly Language[],
  io: CommandIo,
): void {
  const { pkg } = election;
  for (const language of languages) io.out(pkg.manifest.title[language]);
  io.out(`sha256 ${pkg.hash}`);
  for (const [key, count] of Object.entries(counts(election))) {
    if (count === 0) continue;
    const label = languages.map((language) => LABELS[key]?.[language] ?? key).join(' · ');
    io.out(`${String(count).padStart(9)}  ${label}`);
  }
  const number = (level: string) => findings.filter((finding) => finding.level === level).length;
  for (const { level, code, place, message } of findings) {
    for (const language of languages) io.out(`${level} ${place} [${code}] ${message[language]}`);
  }
  for (const language of languages)
    io.out(SUMMARY[language](number('error'), number('warning'), number('info')));
}

/** Every error of a package that could not be read, as lines. */
export function printErrors(
  errors: readonly PackageError[],
  languages: readonly Language[],
  io: CommandIo,
): void {
  for (const error of errors) for (const language of languages) io.err(errorLine(error, language));
  for (const language of languages) io.err(SUMMARY[language](errors.length, 0, 0));
}
