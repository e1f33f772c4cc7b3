import { existsSync } from 'node:fs';
import { at, getOrThrow } from '../src/basics/assert.ts';
import { sha256Hex } from '../src/basics/sha256.ts';
import type { Election } from '../src/election/lookup.ts';
import type { SealedFact } from '../src/ledger/facts.ts';
import { Publication } from '../src/publication/publication.ts';
import { th2566Election, th2566Facts } from '../src/publication/testing/th-2566.ts';
import type { ReportRow } from './report.ts';
import { report, rounded } from './report.ts';

/**
 * Cuts of the whole general election of 2566 (199,088 forms), with a cap of 95 and of 100 %: after one change at the end of
 * the night, and after 500 records from everywhere in the middle of it. About 40 s on a quiet machine.
 *
 *   npx tsx bench/cut.ts [DIR of th-2566] [--write]
 */
const dir = process.argv.slice(2).find((arg) => !arg.startsWith('--')) ?? '../shared/data/th-2566';
/** Cuts after one change. */
const SINGLE_CUTS = 40;
/** Cuts in the middle of the night, and the new records of each: what two cores take in during a second or a little more. */
const BUSY_CUTS = 20;
const BUSY_RECORDS = 500;
/** The first cuts after the first one run before the compiler has seen the code. */
const WARM_UP = 3;

/** A publication with the first facts folded, and the cuts that are measured after them. */
class Night {
  readonly #publication: Publication;
  readonly #at: string;
  #size = 0;
  #cuts = 0;

  constructor(election: Election) {
    this.#publication = new Publication(election);
    this.#at = new Date(election.pkg.manifest.publication.completeBy).toISOString();
  }

  fold(fact: SealedFact): void {
    this.#publication.apply(fact);
    this.#size++;
  }

  /** Folds the facts and makes a cut over all so far. */
  cutAfter(facts: readonly SealedFact[]): MeasuredCut {
    const begun = performance.now();
    const cpu = process.cpuUsage();
    for (const fact of facts) this.fold(fact);
    const order = { number: ++this.#cuts, at: this.#at, ledgerSize: this.#size, root: '0'.repeat(64) };
    const { changed, files } = this.#publication.makeCut(order);
    const ms = performance.now() - begun;
    const { user, system } = process.cpuUsage(cpu);
    return {
      ms,
      cpuMs: (user + system) / 1000,
      files: files.size,
      changed: changed.length,
      bytes: changed.reduce((sum, path) => sum + getOrThrow(files, path).bytes.length, 0),
    };
  }
}

interface MeasuredCut {
  readonly ms: number;
  /** Processor time of all threads, the collector's too: what is left when others use the machine. */
  readonly cpuMs: number;
  readonly files: number;
  /** Files with other bytes than in the cut before, and how many bytes they have. */
  readonly changed: number;
  readonly bytes: number;
}

/**
 * The records one constituency after another, ballot after ballot of a station: any 500 in a row touch all 400 constituencies,
 * and half of them is half of every constituency. A photo comes before each record.
 */
function fromEverywhere(election: Election, facts: readonly SealedFact[]): SealedFact[] {
  const places = new Map<string, SealedFact[]>();
  for (const sealed of facts.slice(1)) {
    if (sealed.fact.kind !== 'record-accepted') continue;
    const unit = getOrThrow(election.unitIndex, at(election.returns, indexOf(election, sealed)).unit.id);
    const place = at(election.pkg.units, unit).constituencyId;
    const list = places.get(place);
    if (list === undefined) places.set(place, [sealed]);
    else list.push(sealed);
  }
  const queues = [...places.values()].map((list) =>
    list.toSorted((a, b) => indexOf(election, a) - indexOf(election, b)),
  );
  const mixed = [at(facts, 0)];
  const longest = Math.max(...queues.map((list) => list.length));
  for (let round = 0; round < longest; round++) {
    for (const queue of queues) {
      const sealed = queue[round];
      if (sealed === undefined) continue;
      for (const fact of withPhoto(sealed)) mixed.push({ seq: mixed.length, fact });
    }
  }
  return mixed;
}

function indexOf(election: Election, { fact }: SealedFact): number {
  if (fact.kind !== 'record-accepted') return -1;
  return election.findReturn(fact.unit, fact.ballot)?.index ?? -1;
}

function withPhoto({ fact }: SealedFact): readonly SealedFact['fact'][] {
  if (fact.kind !== 'record-accepted') return [fact];
  const { at: when, unit, ballot } = fact;
  const photo = sha256Hex(`${unit} ${ballot}`);
  return [
    {
      kind: 'photo-received',
      at: when,
      unit,
      ballot,
      original: photo,
      photo,
      bytes: 150_000,
      source: 'web',
      by: 'p1',
    },
    { ...fact, photos: [photo] },
  ];
}

function rowOf(what: string, cap: number, cuts: readonly MeasuredCut[]): ReportRow {
  const share = (q: number, of: (cut: MeasuredCut) => number): number => {
    const sorted = cuts.map(of).sort((a, b) => a - b);
    return sorted[Math.ceil(q * sorted.length) - 1] ?? 0;
  };
  const ms = (cut: MeasuredCut): number => cut.ms;
  return {
    what,
    'cap %': cap,
    cuts: cuts.length,
    'median ms': rounded(share(0.5, ms)),
    'p95 ms': rounded(share(0.95, ms)),
    'worst ms': rounded(share(1, ms)),
    'processor ms': rounded(share(0.5, (cut) => cut.cpuMs)),
    'files changed': `${share(0.5, (cut) => cut.changed)} of ${cuts.at(-1)?.files ?? 0}`,
    'MB changed': rounded(share(0.5, (cut) => cut.bytes) / 1e6),
  };
}

function* chunks(facts: readonly SealedFact[], size: number): Generator<readonly SealedFact[]> {
  for (let i = 0; i < facts.length; i += size) yield facts.slice(i, i + size);
}

/** The whole ledger at once, then one record after another. Facts are not kept, as in the server. */
function endOfNight(election: Election, cap: number): ReportRow[] {
  const night = new Night(election);
  const first = election.returns.length + 1 - SINGLE_CUTS - WARM_UP;
  const cuts: MeasuredCut[] = [];
  for (const fact of th2566Facts(dir, election)) {
    if (fact.seq < first - 1) night.fold(fact);
    else cuts.push(night.cutAfter([fact]));
  }
  return [
    rowOf(`first cut, of ${first} facts`, cap, cuts.slice(0, 1)),
    rowOf('one record, all others in', cap, cuts.slice(1 + WARM_UP)),
  ];
}

function middleOfNight(election: Election, cap: number): ReportRow {
  const night = new Night(election);
  let facts = fromEverywhere(election, [...th2566Facts(dir, election)]);
  const half = Math.floor(facts.length / 2);
  for (const fact of facts.slice(0, half)) night.fold(fact);
  facts = facts.slice(half, half + (BUSY_CUTS + WARM_UP) * 2 * BUSY_RECORDS);
  night.cutAfter([]);
  const cuts = [...chunks(facts, 2 * BUSY_RECORDS)].map((batch) => night.cutAfter(batch));
  return rowOf(`${BUSY_RECORDS} records from everywhere, half in`, cap, cuts.slice(WARM_UP));
}

function measure(cap: number): ReportRow[] {
  const election = th2566Election(dir, cap);
  return [...endOfNight(election, cap), middleOfNight(election, cap)];
}

if (!existsSync(dir)) {
  console.log('skipped: no ../shared');
} else {
  report('cut', 'Cuts of the whole country', [...measure(95), ...measure(100)], {
    method:
      'The forms of 2566, folding of the new facts included, in one thread; without compression, database and delivery. Budget: a cut after one change takes at most 200 ms, and only files that changed get new bytes.',
  });
}
