import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '../../basics/bilingual.ts';
import { writePressPdf } from '../../printing/press-pdf.ts';
import { writeWholeFile } from '../../printing/whole-file.ts';
import { rebuildCut } from '../../server/export/rebuild-cut.ts';
import type { CutPaper, PaperKind } from '../../server/press/cut-papers.ts';
import { cutPapers, isPaperKind, PAPER_KINDS } from '../../server/press/cut-papers.ts';
import { openDatabase } from '../../store/database.ts';
import { openElection } from '../../store/election.ts';
import type { CommandIo } from '../io.ts';
import { loadElection } from '../load-package.ts';

const HELP = `khanaen print-notices --package DIR --data DIR --out DIR [--print notices|posters-a4|posters-a3|bulletins …]
  [--area ID | --centre ID | --unit ID] [--language th|en] [--cut N] [--url https://host]

Prints what is public at a cut (without --cut, the newest) as PDF: notices of units, one file for each centre (100 units a file), posters of
sub-districts, bulletins of the nation, provinces and local bodies. Units that are not public get no notice, and are counted. The cut is made again from
the ledger and held against the hash that was published. --url: the address of the site, for the QR codes; without it there are none.
Without DATABASE_URL the embedded database of --data is opened: the server must not run on it meanwhile.`;

/** `khanaen print-notices`. Exit 0; 1 when nothing is public or the cut cannot be made again; 2 when it could not be done. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      package: { type: 'string' },
      data: { type: 'string' },
      out: { type: 'string' },
      print: { type: 'string', multiple: true },
      area: { type: 'string' },
      centre: { type: 'string' },
      unit: { type: 'string' },
      language: { type: 'string', default: 'th' },
      cut: { type: 'string' },
      url: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    io.out(HELP);
    return 0;
  }
  const { package: dir, data, out, url, language } = values;
  const number = values.cut === undefined ? null : Number(values.cut);
  const kinds = values.print ?? ['notices'];
  const scopes = [values.area, values.centre, values.unit].filter((id) => id !== undefined);
  if (
    dir === undefined ||
    data === undefined ||
    out === undefined ||
    scopes.length > 1 ||
    (language !== 'th' && language !== 'en') ||
    (number !== null && !(Number.isInteger(number) && number >= 1)) ||
    (url !== undefined && !/^https?:\/\/[^\s/?#]+$/.test(url)) ||
    !kinds.every(isPaperKind)
  ) {
    io.err(`${HELP}\n\n--print: ${PAPER_KINDS.join(', ')}`);
    return 2;
  }
  const loaded = await loadElection(dir);
  if (!loaded.ok) {
    for (const e of loaded.error) io.err(`${e.file}:${e.line ?? ''} ${e.message.th} · ${e.message.en}`);
    return 2;
  }
  const election = loaded.value;
  const db = await openDatabase({
    databaseUrl: process.env['DATABASE_URL'],
    dataDir: data,
    log: (text) => io.err(`${text.th} · ${text.en}`),
  });
  try {
    await openElection(db, election);
    const rebuilt = await rebuildCut(db, election, number);
    if (!rebuilt.ok) {
      io.err(
        rebuilt.error.code === 'no-such-cut'
          ? 'ไม่มีรอบเผยแพร่นี้ · there is no such cut'
          : 'รอบเผยแพร่ที่สร้างใหม่ไม่ตรงกับที่เผยแพร่ไว้ · the cut made again differs from the published one',
      );
      return rebuilt.error.code === 'no-such-cut' ? 2 : 1;
    }
    const { view } = rebuilt.value.cut;
    const papers = cutPapers(view, {
      kinds: kinds.filter(isPaperKind),
      ...{ area: values.area ?? null, centre: values.centre ?? null, unit: values.unit ?? null },
      ...{ language, origin: url ?? null },
    });
    if (papers === null) {
      io.err(`ไม่มี ${scopes[0]} ในชุดข้อมูล · The package has no ${scopes[0]}.`);
      return 2;
    }
    return await print(papers.files, { out, language, at: view.head.at, left: papers.left }, io);
  } finally {
    await db.close();
  }
}

interface PrintOptions {
  readonly out: string;
  readonly language: Language;
  readonly at: string;
  /** Units that are not public. */
  readonly left: number;
}

async function print(files: readonly CutPaper[], options: PrintOptions, io: CommandIo): Promise<number> {
  const { out, language, left } = options;
  await mkdir(out, { recursive: true });
  let pages = 0;
  const list: { readonly name: string; readonly kind: PaperKind; readonly pages: number }[] = [];
  for (const { name, kind, title, sheets } of files) {
    const info = { title, date: new Date(options.at), language, data: null };
    const count = await writeWholeFile(join(out, name), 0o644, (file) => writePressPdf(file, info, sheets()));
    pages += count;
    list.push({ name, kind, pages: count });
    io.err(`${name} ${count} หน้า · pages`);
  }
  await writeFile(
    join(out, 'printed.json'),
    `${JSON.stringify({ at: options.at, left, files: list }, null, 1)}\n`,
  );
  io.out(
    `${files.length} ไฟล์ · files, ${pages} หน้า · pages → ${out}; ${left} หน่วยยังไม่เผยแพร่ · units not public`,
  );
  return files.length === 0 ? 1 : 0;
}
