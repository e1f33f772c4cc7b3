import { parseArgs } from 'node:util';
import { writePreload } from '../../server/export/write-preload.ts';
import type { CommandIo } from '../io.ts';
import { loadElection } from '../load-package.ts';

const HELP = `khanaen preload DIR --package DIR [--without-units]

Writes the files of the feed before the day: all ids, all figures zero, both layouts of ECT Report, the package itself. Newsrooms
fill their databases and test their programs with it. The same package always gives the same bytes. --without-units: leaves out the
forms of single constituencies, most of the bytes (700 MB for the whole country, 120 without).`;

/** `khanaen preload`. Exit 0; 2 when the package cannot be read. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      package: { type: 'string' },
      'without-units': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [folder] = positionals;
  if (values.help) {
    io.out(HELP);
    return 0;
  }
  if (folder === undefined || values.package === undefined) {
    io.err(HELP);
    return 2;
  }
  const loaded = await loadElection(values.package);
  if (!loaded.ok) {
    for (const error of loaded.error)
      io.err(`${error.file}:${error.line ?? ''} ${error.message.th} · ${error.message.en}`);
    return 2;
  }
  const { files, bytes, manifestSha256 } = await writePreload(loaded.value, folder, {
    units: !values['without-units'],
  });
  io.out(`preload of ${loaded.value.pkg.manifest.id}: ${files} files, ${bytes} bytes → ${folder}`);
  io.out(`  package ${loaded.value.pkg.hash}\n  manifest ${manifestSha256}`);
  return 0;
}
