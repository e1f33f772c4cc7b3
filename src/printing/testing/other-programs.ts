import { spawnSync } from 'node:child_process';

/** True when a program that reads PDF is on this machine; says so where it is not. */
export function hasProgram(name: 'pdftotext' | 'qpdf'): boolean {
  // How it answers differs from program to program; that it can be started is enough.
  if (spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined) return true;
  console.log(`skipped: no ${name}`);
  return false;
}
