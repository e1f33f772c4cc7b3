import { dirname } from 'node:path';
import type { SealedFact } from '../src/ledger/facts.ts';
import type { Cut } from '../src/publication/model.ts';
import { Publication } from '../src/publication/publication.ts';
import { th2566Election, th2566Facts } from '../src/publication/testing/th-2566.ts';

/*
 * Publication of the whole general election of 2566 (199,088 forms): folding all facts, the first cut, and cuts after one
 * change. Usage: node --expose-gc --import tsx bench/cut.ts [DIR of th-2566]
 */

const dir = process.argv[2] ?? '../shared/data/th-2566';
/** Single changes after the first cut. */
const CHANGES = 40;
const root = '0'.repeat(64);

function ms(start: number): string {
  return `${(performance.now() - start).toFixed(1)} ms`;
}

/** Processor time of all threads since `start`, by piece of work: what is left when others use the machine too. */
function cpuMs(start: NodeJS.CpuUsage, pieces: number): string {
  const { user, system } = process.cpuUsage(start);
  return `${((user + system) / 1000 / pieces).toFixed(1)} ms`;
}

function memory(): string {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
  return `heap ${mb(heapUsed)}, buffers ${mb(arrayBuffers)}, resident ${mb(rss)}`;
}

function describe(cut: Cut): string {
  const bytes = cut.changed.reduce((sum, path) => sum + (cut.files.get(path)?.bytes.length ?? 0), 0);
  return `${cut.files.size} files, ${cut.changed.length} changed, ${(bytes / 1e6).toFixed(2)} MB of them`;
}

for (const cap of [100, 95]) {
  console.log(`cap ${cap} %  (${dirname(dir)})`);
  const election = th2566Election(dir, cap);
  console.log(`  package                    ${memory()}`);
  const publication = new Publication(election);
  // Facts are not kept, as in the server: only the last ones wait for their own cuts.
  const size = election.returns.length + 1 - CHANGES;
  const last: SealedFact[] = [];
  const now = new Date(election.pkg.manifest.publication.completeBy).toISOString();
  let folding = 0;
  for (const fact of th2566Facts(dir, election)) {
    const before = performance.now();
    if (fact.seq < size) publication.apply(fact);
    else last.push(fact);
    folding += performance.now() - before;
  }
  console.log(`  fold of ${size} facts      ${folding.toFixed(1)} ms`);
  let cpu = process.cpuUsage();
  let start = performance.now();
  let cut = publication.makeCut({ number: 1, at: now, ledgerSize: size, root });
  console.log(`  first cut                  ${ms(start)}, processor ${cpuMs(cpu, 1)}: ${describe(cut)}`);
  const times: number[] = [];
  cpu = process.cpuUsage();
  for (const [i, fact] of last.entries()) {
    start = performance.now();
    publication.apply(fact);
    cut = publication.makeCut({ number: i + 2, at: now, ledgerSize: fact.seq + 1, root });
    times.push(performance.now() - start);
  }
  const used = process.cpuUsage(cpu);
  console.log(
    `  processor time a cut       ${((used.user + used.system) / 1000 / last.length).toFixed(1)} ms`,
  );
  times.sort((a, b) => a - b);
  const at = (share: number): string => `${times[Math.floor(share * (times.length - 1))]?.toFixed(1)} ms`;
  console.log(
    `  cut after one change       median ${at(0.5)}, p95 ${at(0.95)}, worst ${at(1)}: ${describe(cut)}`,
  );
  console.log(`  with all forms             ${memory()}`);
}
