import { at, getOrThrow } from '../../../src/basics/assert.ts';
import type { Election } from '../../../src/election/lookup.ts';
import { indexElection } from '../../../src/election/lookup.ts';
import { tinyPackage } from '../../../src/election/testing/tiny.ts';
import { writePackage } from '../../../src/election/write.ts';
import type { Fact, RecordAccepted } from '../../../src/ledger/facts.ts';
import { Publication } from '../../../src/publication/publication.ts';
import { FactWriter } from '../../../src/publication/testing/facts.ts';
import { renderUnitJson } from '../../../src/publication/v1/unit.ts';
import { HEAD_SIZE } from '../../../src/returns/figures.ts';
import type { SampleViewOptions } from '../../public/testing/sample-view.ts';
import { sampleNight } from '../../public/testing/sample-view.ts';
import { timelineJson } from '../../public/timeline.ts';

/** What a server has of one cut, by path. */
export type CutFiles = ReadonlyMap<string, string>;

/** The files of `/v1` after these facts, under their plain and their unchanging names, as the server has them. */
export function cutFiles(election: Election, facts: readonly Fact[]): CutFiles {
  const publication = new Publication(election);
  facts.forEach((fact, seq) => {
    publication.apply({ seq, fact });
  });
  const when = facts[facts.length - 1]?.at ?? '';
  const order = { number: facts.length, at: when, ledgerSize: facts.length, root: 'ab'.repeat(32) };
  const { files, view } = publication.makeCut(order);
  const decoder = new TextDecoder();
  const texts = new Map<string, string>();
  for (const file of files.values()) {
    if (!file.path.startsWith('/v1/')) continue;
    const text = decoder.decode(file.bytes);
    texts.set(file.path, text);
    texts.set(file.immutablePath, text);
  }
  texts.set('/v1/timeline.json', timelineJson(view));
  for (const { unitIndex } of view.corrections.slice(0, 10))
    texts.set(`/v1/units/${at(election.pkg.units, unitIndex).id}.json`, renderUnitJson(view, unitIndex));
  const names: { name: string }[] = [];
  for (const [name, bytes] of writePackage(election.pkg)) {
    names.push({ name });
    if (/^(?:areas|boundaries|candidates|previous)\.csv$/.test(name))
      texts.set(`/v1/package/${name}`, decoder.decode(bytes));
  }
  texts.set('/v1/package/index.json', JSON.stringify({ files: names }));
  return texts;
}

export interface NightOptions extends SampleViewOptions {
  /** Corrections of the first records. */
  readonly corrections?: number;
  readonly certified?: boolean;
}

/** A made-up night as far as it has come, with corrections and certificates. */
export function nightFiles(options: NightOptions): CutFiles {
  const { election, facts } = sampleNight(options, (before, its) => [
    ...correctionsOf(before, options.corrections ?? 0),
    ...(options.certified === true ? certificatesOf(before, its) : []),
  ]);
  return cutFiles(election, facts);
}

function correctionsOf(facts: readonly Fact[], count: number): readonly Fact[] {
  const records = facts.filter((fact): fact is RecordAccepted => fact.kind === 'record-accepted');
  const last = at(facts, facts.length - 1).at;
  return records.slice(0, count).map((record, i) => {
    const figures = [...record.figures];
    figures[HEAD_SIZE] = (figures[HEAD_SIZE] ?? 0) + 10 * (i + 1);
    const reason = { code: 'typing-error', text: 'พิมพ์ผิด' };
    return { ...record, kind: 'record-corrected', at: last, version: 2, figures, reason, confirmedBy: 'p4' };
  });
}

function certificatesOf(facts: readonly Fact[], election: Election): readonly Fact[] {
  const last = at(facts, facts.length - 1).at;
  return election.pkg.contests.map(({ id }) => ({
    kind: 'result-certified',
    at: last,
    contest: id,
    order: '1/2569',
    by: 'p1',
  }));
}

/** A small general election with a referendum, all forms in. */
export function referendumFiles(): CutFiles {
  const election = indexElection(tinyPackage({ ballots: ['constituency', 'party-list', 'referendum'] }));
  const writer = new FactWriter(election, election.pkg.manifest.publication.firstRelease);
  election.returns.forEach((spec, i) => {
    writer.accept(
      i,
      spec.lines.map((_, line) => 90 - line * 7),
    );
  });
  return cutFiles(
    election,
    writer.facts.map(({ fact }) => fact),
  );
}

/** The number and time that the pointer of a cut says. */
export function headOfFiles(files: CutFiles): { readonly cut: number; readonly at: string } {
  return JSON.parse(getOrThrow(files, '/v1/cut.json')) as { cut: number; at: string };
}
