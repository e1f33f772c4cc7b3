import { indexElection } from '../../election/lookup.ts';
import type { CandidateId, ContestKind, PartyId } from '../../election/model.ts';
import { HEAD_ROLES } from '../../election/model.ts';
import { withHash } from '../../election/parse.ts';
import type { TinyOptions } from '../../election/testing/tiny.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import type { Fact, RecordAccepted } from '../../ledger/facts.ts';
import type { PublicView } from '../../publication/model.ts';
import { Publication } from '../../publication/publication.ts';
import { NOT_ON_FORM } from '../../returns/figures.ts';

/** Names with everything that Thai writing has. */
const HARD_NAMES = [
  'นายกตัญญู ปี่ฝี่ฟื้นฟ้า',
  'นางสาวฐานิตา น้ำผึ้ง',
  'ว่าที่ร้อยตรีหญิง ปุณณ์ภัสสร จีรวิวัฒนชัย ณ อยุธยา',
  'นายฎุฏฐ์ กฏู',
  'นายเก๊ก๋ว ฯลฯ ๆ',
];

export interface PressNight extends TinyOptions {
  readonly ballots: readonly ContestKind[];
  /** Votes of a line of a return; null: the return is not in. */
  readonly votes: (returnIndex: number, line: number) => number | null;
  /** Facts after the records. */
  readonly extra?: (election: ReturnType<typeof nightElection>) => readonly Fact[];
  /** Milliseconds after the first release. */
  readonly at?: number;
  /** Names as long as this. */
  readonly longNames?: number;
}

export function nightElection(night: PressNight) {
  const pkg = tinyPackage(night);
  const long = (name: string) =>
    night.longNames === undefined ? name : name.repeat(9).slice(0, night.longNames);
  return indexElection(
    withHash({
      ...pkg,
      candidates: pkg.candidates.map((candidate, i) => ({
        ...candidate,
        id: candidate.id as CandidateId,
        name: { th: long(HARD_NAMES[i % HARD_NAMES.length] ?? ''), en: long(`Candidate Number ${i + 1}`) },
      })),
      parties: pkg.parties.map((party, i) => ({
        ...party,
        id: party.id as PartyId,
        name: { th: long(`พรรคน้ำใจไมตรีที่ ${i + 1}`), en: long(`Party of Goodwill ${i + 1}`) },
      })),
    }),
  );
}

/** The published state of a tiny election in which hard names stand. */
export function pressNight(night: PressNight): PublicView {
  const election = nightElection(night);
  const { firstRelease } = election.pkg.manifest.publication;
  const time = new Date(firstRelease + (night.at ?? 60_000)).toISOString();
  const facts: Fact[] = [
    { kind: 'package-opened', at: time, election: election.pkg.manifest.id, package: election.pkg.hash },
    ...election.returns.flatMap((spec, index): Fact[] => {
      const votes = spec.lines.map((_, line) => night.votes(index, line));
      return votes.includes(null)
        ? []
        : [
            recordOf(
              election,
              index,
              votes.map((n) => n ?? 0),
              time,
            ),
          ];
    }),
    ...(night.extra?.(election) ?? []),
  ];
  const publication = new Publication(election);
  facts.forEach((fact, seq) => {
    publication.apply({ seq, fact });
  });
  return publication.makeCut({
    number: facts.length,
    at: new Date(firstRelease + (night.at ?? 60_000) + 1_000).toISOString(),
    ledgerSize: facts.length,
    root: 'ab'.repeat(32),
  }).view;
}

/** A record that adds up. */
export function recordOf(
  election: ReturnType<typeof nightElection>,
  index: number,
  votes: readonly number[],
  at: string,
): RecordAccepted {
  const spec = election.returns[index];
  if (spec === undefined) throw new Error(`no return ${index}`);
  const valid = votes.reduce((sum, n) => sum + n, 0);
  const head: Partial<Record<string, number>> = {
    registered: 500_000,
    present: valid + 10,
    received: valid + 60,
    used: valid + 10,
    valid,
    invalid: 7,
    noVote: 3,
    left: 50,
    envelopes: valid + 10,
    total: valid,
    signatures: 5,
  };
  const onForm = new Set<string>(spec.form.fields.map((f) => f.role));
  return {
    kind: 'record-accepted',
    at,
    unit: spec.unit.id,
    ballot: spec.contest.ballot,
    version: 1,
    figures: [...HEAD_ROLES.map((role) => (onForm.has(role) ? (head[role] ?? 0) : NOT_ON_FORM)), ...votes],
    photos: [],
    enteredBy: ['p1', 'p2'],
    acceptedBy: 'p2',
    findings: [],
    asWritten: null,
    remarks: '',
  };
}
