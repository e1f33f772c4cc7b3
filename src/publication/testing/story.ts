import { at } from '../../basics/assert.ts';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import type { Fact } from '../../ledger/facts.ts';
import { Publication } from '../publication.ts';
import { figuresOf } from './facts.ts';

const MINUTE = 60_000;

/** One form after another of the first constituency (four stations): minutes after the first release, votes. */
export function sampleStory(
  rows: readonly (readonly [number, readonly number[]])[],
  withCuts = false,
  capPercent = 95,
) {
  const election = indexElection(tinyPackage({ ballots: ['constituency'], capPercent }));
  const start = election.pkg.manifest.publication.firstRelease;
  const publication = new Publication(election);
  const moment = (minutes: number) => new Date(start + minutes * MINUTE).toISOString();
  let seq = 0;
  const apply = (fact: Fact, minutes: number) => {
    publication.apply({ seq, fact });
    seq++;
    if (withCuts) cutAt(minutes);
  };
  const cutAt = (minutes: number) =>
    publication.makeCut({ number: seq, at: moment(minutes), ledgerSize: seq, root: 'ab'.repeat(32) });
  const opened = { kind: 'package-opened', election: 'tiny', package: election.pkg.hash } as const;
  apply({ ...opened, at: moment(-60) }, -60);
  const stations = election.returns.filter((spec) => spec.unit.kind === 'station');
  rows.forEach(([minutes, votes], i) => {
    const spec = at(stations, i);
    const places = spec.lines.map((_, line) => votes[line] ?? 0);
    apply(
      {
        kind: 'record-accepted',
        at: moment(minutes),
        unit: spec.unit.id,
        ballot: spec.contest.ballot,
        version: 1,
        figures: [...figuresOf(spec, places)],
        photos: [],
        enteredBy: ['p1', 'p2'],
        acceptedBy: 'p2',
        findings: [],
        asWritten: null,
        remarks: '',
      },
      minutes,
    );
  });
  return { story: cutAt((rows.at(-1)?.[0] ?? 0) + 1).view.story, start };
}
