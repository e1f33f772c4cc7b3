import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Bilingual } from '../../basics/bilingual.ts';
import type { Election } from '../../election/lookup.ts';
import type { AreaId, CentreId, UnitId } from '../../election/model.ts';
import { loadOrMakeFormKey } from '../../intake/form-key.ts';
import { documentsOf, type PrintScope } from '../../printing/documents.ts';
import { type Emblem, readEmblem } from '../../printing/emblem.ts';
import { type JobProgress, runPrintJob } from '../../printing/print-job.ts';
import type { CommandIo } from '../io.ts';
import { loadElection } from '../load-package.ts';

const HELP = `khanaen print-forms --package DIR --out DIR (--data DIR | --key FILE) [--unit ID | --centre ID | --province ID]
  [--form ID …] [--by centre|unit] [--copies] [--url https://host] [--emblem FILE] [--plain]

Prints the forms of a package as PDF, one file for each score centre (or unit): all of the election, or of one unit, centre or
province; with --form only those forms. --data: the data directory of the server, whose form key the codes are made with (made
when absent); --key: the key file itself. --copies: the copies that the law asks for, each with its own head line. --url: the address
that a phone opens by the code. --emblem: PNG or plain SVG of the authority's emblem. Run again, it goes on where it
stopped. --plain: a line for each file instead of a bar.`;

interface Problem {
  readonly text: Bilingual;
}

/** `khanaen print-forms`. Exit 0, or 2 when it could not be done. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const values = parse(args);
  if (values.help) {
    io.out(HELP);
    return 0;
  }
  const { package: dir, out } = values;
  const scopes = [values.unit, values.centre, values.province].filter((v) => v !== undefined);
  const key = values.key ?? values.data;
  if (
    dir === undefined ||
    out === undefined ||
    key === undefined ||
    scopes.length > 1 ||
    (values.by !== 'centre' && values.by !== 'unit') ||
    (values.url !== undefined && !/^https?:\/\/[^\s/?#]+(\/[^\s?#]*)?$/.test(values.url))
  ) {
    io.err(HELP);
    return 2;
  }
  const loaded = await loadElection(dir);
  if (!loaded.ok) {
    for (const e of loaded.error) io.err(`${e.file}:${e.line ?? ''} ${e.message.th} · ${e.message.en}`);
    return 2;
  }
  const election = loaded.value;
  const scope = scopeOf(election, values);
  const problem = 'text' in scope ? scope : unknownForm(election, values.form ?? []);
  const emblem = await emblemOf(values.emblem);
  const wrong = problem ?? (emblem !== null && 'text' in emblem ? emblem : null);
  if (wrong !== null || 'text' in scope || (emblem !== null && 'text' in emblem)) {
    io.err(`${wrong?.text.th ?? ''}\n${wrong?.text.en ?? ''}`);
    return 2;
  }
  const forms = values.form === undefined ? null : new Set(values.form);
  const documents = documentsOf(election, { scope, forms, split: values.by }).filter(
    (document) => document.papers().length > 0,
  );
  if (documents.length === 0) {
    io.err('ไม่มีแบบพิมพ์ให้พิมพ์ตามที่เลือก\nNothing to print: no form fits the choice.');
    return 2;
  }
  const bar = progressBar(io, values.plain || !process.stderr.isTTY);
  const files = await runPrintJob({
    folder: out,
    documents,
    ink: {
      codes: {
        key: values.key === undefined ? await loadOrMakeFormKey(key) : await keyFrom(key),
        baseUrl: values.url ?? null,
      },
      emblem,
      copies: values.copies ? MOST_COPIES : 0,
    },
    packageHash: election.pkg.hash,
    choice: JSON.stringify([values.by, forms === null ? null : [...forms].sort()]),
    progress: bar,
  });
  const pages = files.reduce((sum, file) => sum + file.pages, 0);
  io.out(`${files.length} ไฟล์ · files, ${pages} หน้า · pages → ${out}`);
  return 0;
}

const MOST_COPIES = 9;

function parse(args: string[]) {
  return parseArgs({
    args,
    options: {
      package: { type: 'string' },
      out: { type: 'string' },
      data: { type: 'string' },
      key: { type: 'string' },
      unit: { type: 'string' },
      centre: { type: 'string' },
      province: { type: 'string' },
      form: { type: 'string', multiple: true },
      by: { type: 'string', default: 'centre' },
      copies: { type: 'boolean', default: false },
      url: { type: 'string' },
      emblem: { type: 'string' },
      plain: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  }).values;
}

function scopeOf(
  election: Election,
  {
    unit,
    centre,
    province,
  }: { unit?: string | undefined; centre?: string | undefined; province?: string | undefined },
): PrintScope | Problem {
  const missing = (th: string, en: string, id: string): Problem => ({
    text: { th: `ไม่มี${th} ${id} ในชุดข้อมูล`, en: `The package has no ${en} ${id}.` },
  });
  if (unit !== undefined) {
    return election.unitIndex.has(unit as UnitId)
      ? { kind: 'unit', unit: unit as UnitId }
      : missing('หน่วย', 'unit', unit);
  }
  if (centre !== undefined) {
    return election.centreIndex.has(centre as CentreId)
      ? { kind: 'centre', centre: centre as CentreId }
      : missing('ศูนย์รวมคะแนน', 'score centre', centre);
  }
  if (province !== undefined) {
    return election.pkg.areas.some((area) => area.id === province && area.kind === 'province')
      ? { kind: 'province', province: province as AreaId }
      : missing('จังหวัด', 'province', province);
  }
  return { kind: 'all' };
}

function unknownForm(election: Election, forms: readonly string[]): Problem | null {
  const ids = election.pkg.forms.map((form): string => form.id);
  const unknown = forms.find((form) => !ids.includes(form));
  if (unknown === undefined) return null;
  return {
    text: {
      th: `ไม่มีแบบพิมพ์ ${unknown} ในชุดข้อมูล มี ${ids.join(', ')}`,
      en: `The package has no form ${unknown}. It has ${ids.join(', ')}.`,
    },
  };
}

async function emblemOf(path: string | undefined): Promise<Emblem | Problem | null> {
  if (path === undefined) return null;
  const read = readEmblem(await readBytes(path));
  return read.ok ? read.value : { text: read.error };
}

class FileProblem extends Error {
  readonly text: Bilingual;

  constructor(text: Bilingual) {
    super(text.en);
    this.text = text;
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch {
    throw new FileProblem({ th: `อ่านไฟล์ ${path} ไม่ได้`, en: `The file ${path} cannot be read.` });
  }
}

async function keyFrom(path: string): Promise<Uint8Array> {
  const text = Buffer.from(await readBytes(path))
    .toString('utf8')
    .trim();
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new FileProblem({
      th: `${path} ไม่ใช่กุญแจแบบพิมพ์ (ต้องเป็นเลขฐานสิบหก 64 ตัว)`,
      en: `${path} is not a form key (64 hexadecimal digits).`,
    });
  }
  return Buffer.from(text, 'hex');
}

const BAR = 30;

function progressBar(io: CommandIo, plain: boolean): (progress: JobProgress) => void {
  const start = performance.now();
  let printed = 0;
  return ({ done, total, pages, file, skipped }) => {
    if (file !== null && !skipped) printed += file.pages;
    const speed = printed / Math.max(0.001, (performance.now() - start) / 1_000);
    if (plain) {
      if (file !== null)
        io.err(
          `${done}/${total} ${file.name} ${file.pages} หน้า · pages${skipped ? ' (มีแล้ว · already there)' : ''}`,
        );
      return;
    }
    const full = Math.round((done / total) * BAR);
    const bar = '█'.repeat(full) + '░'.repeat(BAR - full);
    process.stderr.write(`\r${bar} ${done}/${total}  ${pages} หน้า · pages  ${speed.toFixed(0)}/s `);
    if (done === total) process.stderr.write('\n');
  };
}
