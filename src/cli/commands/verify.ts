import { parseArgs } from 'node:util';
import { reportLines } from '../../verify/report.ts';
import { CannotCheck, openSource, readFolder } from '../../verify/source.ts';
import { verifyCut } from '../../verify/verify-cut.ts';
import type { CommandIo } from '../io.ts';

const USAGE = `khanaen verify URL|DIR [--package DIR]
  Downloads one cut, recomputes everything from the rows of the forms, and compares every file.
  Exit 0: no difference. 1: differences. 2: could not check.`;

/** `khanaen verify`. Exit 0, 1 (differences), 2 (could not check). */
export async function run(args: string[], io: CommandIo): Promise<number> {
  let place: string | undefined;
  let packageDir: string | undefined;
  try {
    const parsed = parseArgs({
      args,
      allowPositionals: true,
      options: { package: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    if (parsed.values.help) {
      io.out(USAGE);
      return 0;
    }
    [place] = parsed.positionals;
    packageDir = parsed.values.package;
    if (parsed.positionals.length !== 1) throw new Error('name one URL or one folder');
  } catch (error) {
    io.err(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
  const source = openSource(place ?? '');
  try {
    const files = packageDir === undefined ? null : await readFolder(packageDir);
    const verification = await verifyCut(source, files);
    for (const line of reportLines(verification)) io.out(line);
    return verification.findings.total === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CannotCheck) && !isFileError(error)) throw error;
    io.err(`cannot check: ${error.message}`);
    return 2;
  } finally {
    await source.close();
  }
}

function isFileError(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('E')
  );
}
