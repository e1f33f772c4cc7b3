import { existsSync } from 'node:fs';
import { at, getOrThrow } from '../src/basics/assert.ts';
import { sha256Hex } from '../src/basics/sha256.ts';
import type { Election } from '../src/election/lookup.ts';
import type { SealedFact } from '../src/ledger/facts.ts';
import type { Cut } from '../src/publication/model.ts';
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

  /** Milliseconds of folding the facts and making a cut over all so far. */
  cutAfter(facts: readonly SealedFact[]): { readonly ms: number; readonly cut: Cut } {
    const begun = performance.now();
    for (const fact of facts) this.#publication.apply(fact);
    this.#size += facts.length;
    const order = { number: ++this.#cuts, at: this.#at, ledgerSize: this.#size, root: '0'.repeat(64) };
    const cut = this.#publication.makeCut(order);
    return { ms: performance.now() - begun, cut };
  }
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

function rowOf(what: string, cap: number, cuts: readonly { ms: number; cut: Cut }[]): ReportRow {
  const times = cuts.map(({ ms }) => ms).sort((a, b) => a - b);
  const share = (q: number): string => rounded(times[Math.ceil(q * times.length) - 1] ?? 0);
  const changed = cuts.map(({ cut }) => cut.changed.length).sort((a, b) => a - b);
  const bytes = cuts.map(({ cut }) => changedBytes(cut)).sort((a, b) => a - b);
  const middle = Math.floor(cuts.length / 2);
  return {
    what,
    'cap %': cap,
    cuts: cuts.length,
    'median ms': share(0.5),
    'p95 ms': share(0.95),
    'worst ms': share(1),
    'files changed': `${changed[middle] ?? 0} of ${cuts.at(-1)?.cut.files.size ?? 0}`,
    'MB changed': rounded((bytes[middle] ?? 0) / 1e6),
  };
}

function changedBytes(cut: Cut): number {
  return cut.changed.reduce((sum, path) => sum + getOrThrow(cut.files, path).bytes.length, 0);
}

function* chunks(facts: readonly SealedFact[], size: number): Generator<readonly SealedFact[]> {
  for (let i = 0; i < facts.length; i += size) yield facts.slice(i, i + size);
}

function measure(cap: number): ReportRow[] {
  const election = th2566Election(dir, cap);
  const facts = [...th2566Facts(dir, election)];
  const rows: ReportRow[] = [];
  const single = facts.length - SINGLE_CUTS - WARM_UP;
  const end = new Night(election);
  rows.push(rowOf(`fold of ${single} facts and first cut`, cap, [end.cutAfter(facts.slice(0, single))]));
  const ones = [...chunks(facts.slice(single), 1)].map((one) => end.cutAfter(one));
  rows.push(rowOf('one record, all others in', cap, ones.slice(WARM_UP)));

  const mixed = fromEverywhere(election, facts);
  const half = Math.floor(mixed.length / 2);
  const middle = new Night(election);
  middle.cutAfter(mixed.slice(0, half));
  const perCut = 2 * BUSY_RECORDS;
  const busy = [...chunks(mixed.slice(half, half + (BUSY_CUTS + WARM_UP) * perCut), perCut)];
  const cuts = busy.map((batch) => middle.cutAfter(batch));
  rows.push(rowOf(`${BUSY_RECORDS} records from everywhere, half in`, cap, cuts.slice(WARM_UP)));
  return rows;
}

if (!existsSync(dir)) {
  console.log('skipped: no ../shared');
} else {
  report('cut', 'Cuts of the whole country', [...measure(95), ...measure(100)], {
    method:
      'The forms of 2566, folding of the new facts included, in one thread; without compression, database and delivery. Budget: a cut after one change takes at most 200 ms, and only files that changed get new bytes.',
  });
}
