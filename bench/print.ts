import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { at } from '../src/basics/assert.ts';
import { makeSample } from '../src/drill/sample/make-sample.ts';
import type { AreaId } from '../src/election/model.ts';
import { layoutForm } from '../src/forms/layout/layout-form.ts';
import { paperOfReturn } from '../src/forms/paper.ts';
import { documentsOf } from '../src/printing/documents.ts';
import { printPapers } from '../src/printing/print-document.ts';
import { runPrintJob } from '../src/printing/print-job.ts';
import { report, rounded } from './report.ts';

/**
 * How fast forms are laid out and drawn, and what a job holds in memory:
 *
 *   npx tsx bench/print.ts [--write]
 *
 * A sample province with all its stations and sets, both ballots, with summaries.
 */
const sample = makeSample({
  kind: 'province',
  seed: 1,
  province: 'MKM',
  scale: 0.25,
  date: '2025-11-23',
  tie: false,
});
if ('unknownProvince' in sample) throw new Error('no such province');
const { election } = sample;
const ink = {
  codes: { key: new Uint8Array(32).fill(1), baseUrl: 'https://results.example.go.th' },
  emblem: null,
  copies: 0,
};

/** Processor time in seconds, of this process: other work on the machine does not count. */
function cpuSeconds(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

const folder = mkdtempSync(join(tmpdir(), 'khanaen-print-'));
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 50);
const before = process.memoryUsage().rss;
const start = performance.now();
const cpu = process.cpuUsage();
const files = await runPrintJob({
  folder,
  documents: documentsOf(election, {
    scope: { kind: 'province', province: 'MKM' as AreaId },
    forms: null,
    split: 'centre',
  }),
  ink,
  packageHash: election.pkg.hash,
  choice: '',
});
const seconds = (performance.now() - start) / 1000;
const spent = cpuSeconds(cpu);
clearInterval(watch);
rmSync(folder, { recursive: true });
const pages = files.reduce((sum, file) => sum + file.pages, 0);
const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
const most = files.reduce((max, file) => Math.max(max, file.pages), 0);

const specs = election.returns.slice(0, 200);
const layoutCpu = process.cpuUsage();
for (const spec of specs) layoutForm(election, spec);
const layoutMs = (cpuSeconds(layoutCpu) * 1000) / specs.length;

const singleCpu = process.cpuUsage();
const SINGLE = 20;
for (let i = 0; i < SINGLE; i++) {
  const out = new PassThrough().resume();
  await printPapers(out, '', [paperOfReturn(election, at(election.returns, i))], ink);
}
const singleMs = (cpuSeconds(singleCpu) * 1000) / SINGLE;

report(
  'print',
  'Printed forms',
  [
    {
      files: files.length,
      pages,
      'largest file, pages': most,
      MB: rounded(bytes / 1e6),
      'pages/s (clock)': rounded(pages / seconds),
      'pages/s (processor)': rounded(pages / spent),
      'memory above start, MB': Math.round((peak - before) / 1e6),
      'layout of one form, ms': rounded(layoutMs),
      'PDF of one form, ms': rounded(singleMs),
    },
  ],
  {
    method:
      'A quarter of the sample province MKM as one print job, a file for each score centre and each constituency’s summaries (`bench/print.ts`). Processor: seconds that this process used, whatever else ran on the machine; by the clock it is slower on a busy one, as here.',
  },
);
