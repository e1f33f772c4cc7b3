import { parseArgs } from 'node:util';
import { recordCuts } from '../../server/export/record-cuts.ts';
import { openDatabase } from '../../store/database.ts';
import { openElection } from '../../store/election.ts';
import type { CommandIo } from '../io.ts';
import { loadElection } from '../load-package.ts';

const HELP = `khanaen export-cuts DIR --package DIR --data DIR [--from 1] [--to N] [--every 1]

Makes every cut of a night again from the ledger, holds it against the hash that was published, and writes all into DIR: contents
once, a manifest for each cut, and the files of ECT Report of each cut under feed/cuts/NUMBER/data. --every: one cut of so many.
\`khanaen replay DIR\` serves the folder as on the night; any static host serves it by number. Exit 1 when a cut differs.`;

/** `khanaen export-cuts`. Exit 0; 1 when a cut made again is not the published one; 2 when there is nothing to do. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      package: { type: 'string' },
      data: { type: 'string' },
      from: { type: 'string', default: '1' },
      to: { type: 'string', default: String(Number.MAX_SAFE_INTEGER) },
      every: { type: 'string', default: '1' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    io.out(HELP);
    return 0;
  }
  const [folder] = positionals;
  const [from, to, every] = [Number(values.from), Number(values.to), Number(values.every)];
  const whole = [from, to, every].every((n) => Number.isSafeInteger(n) && n >= 1);
  if (folder === undefined || values.package === undefined || values.data === undefined || !whole) {
    io.err(HELP);
    return 2;
  }
  const loaded = await loadElection(values.package);
  if (!loaded.ok) {
    for (const error of loaded.error)
      io.err(`${error.file}:${error.line ?? ''} ${error.message.th} · ${error.message.en}`);
    return 2;
  }
  const db = await openDatabase({
    databaseUrl: process.env['DATABASE_URL'],
    dataDir: values.data,
    log: (text) => io.err(`${text.th} · ${text.en}`),
  });
  try {
    await openElection(db, loaded.value);
    const progress = (cuts: number): void => {
      if (cuts % 100 === 0) io.err(`${cuts} …`);
    };
    const recorded = await recordCuts(db, loaded.value, folder, { from, to, every, progress });
    if (recorded.ok) {
      io.out(`${recorded.value.cuts} cuts, ${recorded.value.files} files → ${folder}`);
      return 0;
    }
    io.err(
      recorded.error.code === 'no-cuts'
        ? 'ไม่มีรอบเผยแพร่ในช่วงนี้ · there are no cuts in this range'
        : `รอบเผยแพร่ที่ ${recorded.error.cut} สร้างใหม่แล้วไม่ตรงกับที่เผยแพร่ไว้ · cut ${recorded.error.cut} made again differs from the published one`,
    );
    return recorded.error.code === 'no-cuts' ? 2 : 1;
  } finally {
    await db.close();
  }
}
