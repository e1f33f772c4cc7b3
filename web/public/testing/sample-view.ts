import { at } from '../../../src/basics/assert.ts';
import { makeSample } from '../../../src/drill/sample/make-sample.ts';
import type { SampleKind } from '../../../src/drill/sample/model.ts';
import { truthOf } from '../../../src/drill/truth.ts';
import type { Election } from '../../../src/election/lookup.ts';
import { HEAD_ROLES } from '../../../src/election/model.ts';
import type { Fact } from '../../../src/ledger/facts.ts';
import type { PublicView } from '../../../src/publication/model.ts';
import { Publication } from '../../../src/publication/publication.ts';
import { NOT_ON_FORM } from '../../../src/returns/figures.ts';

export interface SampleViewOptions {
  readonly kind: SampleKind;
  /** Share of the real size. */
  readonly scale: number;
  /** Share of the units that are in, 0 to 1. */
  readonly done: number;
  readonly tie?: boolean;
  readonly date?: string;
  /** Milliseconds from one form to the next; 50 when absent. */
  readonly pace?: number;
}

/** The facts of a night as far as it has come: what the ledger would hold. */
function sampleFacts(election: Election, rows: Rows, done: number, pace: number): readonly Fact[] {
  const time = (i: number) =>
    new Date(election.pkg.manifest.publication.firstRelease + i * pace).toISOString();
  const facts: Fact[] = [
    {
      kind: 'package-opened',
      at: time(0),
      election: election.pkg.manifest.id,
      package: election.pkg.hash,
    },
  ];
  // A fixed shuffle: provinces fill up side by side, as on a real night.
  const order = election.pkg.units.map((_, u) => u).sort((a, b) => mix(a) - mix(b));
  order.slice(0, Math.round(order.length * done)).forEach((u, n, all) => {
    const returns = at(election.returnsOfUnit, u).filter((r) => r >= 0);
    const oneOnly = n > all.length * 0.97; // the last few have one ballot in
    for (const r of oneOnly ? returns.slice(0, 1) : returns)
      facts.push(recordOf(election, rows, r, time(facts.length)));
  });
  return facts;
}

type Rows = Extract<ReturnType<typeof makeSample>, { readonly rows: unknown }>['rows'];

function mix(n: number): number {
  return (Math.imul(n + 1, 2_654_435_761) >>> 0) / 2 ** 32;
}

function recordOf(election: Election, rows: Rows, index: number, time: string): Fact {
  const spec = at(election.returns, index);
  const row = at(rows, index);
  if (row === null) throw new Error(`return ${index} has no form`);
  const { head, votes } = truthOf(spec, row, election.pkg.manifest.signaturesRequired);
  return {
    kind: 'record-accepted',
    at: time,
    unit: spec.unit.id,
    ballot: spec.contest.ballot,
    version: 1,
    figures: [...HEAD_ROLES.map((role) => head.get(role) ?? NOT_ON_FORM), ...votes],
    photos: [String(index).padStart(64, 'a')],
    enteredBy: ['p1', 'p2'],
    acceptedBy: 'p3',
    findings: [],
    asWritten: null,
    remarks: '',
  };
}

type Extra = (facts: readonly Fact[], election: Election) => readonly Fact[];

/** A made-up election and the ledger of its night: real rooms, invented votes. Deterministic. */
export function sampleNight(
  options: SampleViewOptions,
  extra: Extra = () => [],
): { readonly election: Election; readonly facts: readonly Fact[] } {
  const sample = makeSample({
    kind: options.kind,
    seed: 7,
    province: 'MKM',
    date: options.date ?? '2026-02-08',
    scale: options.scale,
    tie: options.tie ?? false,
  });
  if ('unknownProvince' in sample) throw new Error(sample.unknownProvince);
  const { election } = sample;
  const facts = sampleFacts(election, sample.rows, options.done, options.pace ?? 50);
  return { election, facts: [...facts, ...extra(facts, election)] };
}

/** The published state of such a night. */
export function sampleView(options: SampleViewOptions, extra: Extra = () => []): PublicView {
  const { election, facts } = sampleNight(options, extra);
  return viewOf(election, facts);
}

/** The view of the cut after these facts. */
export function viewOf(election: Election, facts: readonly Fact[]): PublicView {
  const publication = new Publication(election);
  facts.forEach((fact, seq) => {
    publication.apply({ seq, fact });
  });
  const at = facts[facts.length - 1]?.at ?? '';
  return publication.makeCut({ number: facts.length, at, ledgerSize: facts.length, root: 'ab'.repeat(32) })
    .view;
}
