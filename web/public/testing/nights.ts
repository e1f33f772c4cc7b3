import { at } from '../../../src/basics/assert.ts';
import { indexElection } from '../../../src/election/lookup.ts';
import type { ContestKind } from '../../../src/election/model.ts';
import { HEAD_ROLES } from '../../../src/election/model.ts';
import { tinyPackage } from '../../../src/election/testing/tiny.ts';
import type { Fact, RecordAccepted } from '../../../src/ledger/facts.ts';
import type { PublicView } from '../../../src/publication/model.ts';
import { NOT_ON_FORM } from '../../../src/returns/figures.ts';
import { viewOf } from './sample-view.ts';

export interface TinyNight {
  readonly ballots: readonly ContestKind[];
  /** Votes of a return by its index; null: not in. */
  readonly votes: (index: number) => readonly number[] | null;
  readonly noVote?: number;
  readonly capPercent?: number;
  /** Milliseconds after the first release. */
  readonly at?: number;
  readonly change?: (record: RecordAccepted, index: number) => RecordAccepted;
  readonly extra?: readonly Fact[];
}

/** A tiny election with exactly the forms that a test wants. */
export function tinyNight(night: TinyNight): PublicView {
  const election = indexElection(
    tinyPackage({
      ballots: night.ballots,
      ...(night.capPercent === undefined ? {} : { capPercent: night.capPercent }),
    }),
  );
  const { firstRelease } = election.pkg.manifest.publication;
  const time = new Date(firstRelease + (night.at ?? 60_000)).toISOString();
  const facts: Fact[] = [
    { kind: 'package-opened', at: time, election: election.pkg.manifest.id, package: election.pkg.hash },
  ];
  election.returns.forEach((spec, index) => {
    const votes = night.votes(index);
    if (votes === null) return;
    const valid = votes.reduce((sum, n) => sum + Math.max(n, 0), 0);
    const noVote = night.noVote ?? 3;
    const figures: Partial<Record<string, number>> = {
      registered: 500,
      present: valid + noVote,
      received: 560,
      used: valid + noVote,
      valid,
      invalid: 0,
      noVote,
      left: 560 - valid - noVote,
      envelopes: valid + noVote,
      total: valid,
      signatures: 5,
    };
    const onForm = new Set<string>(spec.form.fields.map((f) => f.role));
    const record: RecordAccepted = {
      kind: 'record-accepted',
      at: time,
      unit: spec.unit.id,
      ballot: spec.contest.ballot,
      version: 1,
      figures: [
        ...HEAD_ROLES.map((role) => (onForm.has(role) ? (figures[role] ?? 0) : NOT_ON_FORM)),
        ...spec.lines.map((_, i) => at(votes, i)),
      ],
      photos: ['ab'.repeat(32)],
      enteredBy: ['p1', 'p2'],
      acceptedBy: 'p2',
      findings: [],
      asWritten: null,
      remarks: '',
    };
    facts.push(night.change?.(record, index) ?? record);
  });
  return viewOf(election, [...facts, ...(night.extra ?? [])]);
}
