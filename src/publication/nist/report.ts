import { at } from '../../basics/assert.ts';
import type { PublicView } from '../model.ts';
import type { CdfObject } from './types.ts';
import { cdf, external, idOf, textOf } from './types.ts';

/** What differs between the reports. */
export interface ReportParts {
  readonly format: 'summary-contest' | 'precinct-level';
  readonly units: readonly CdfObject[];
  readonly contests: readonly CdfObject[];
  readonly ballotCounts: readonly CdfObject[];
  /** Contests whose candidates are named. */
  readonly named: ReadonlySet<string>;
}

/** The report around its units and contests: who, when, which cut, the parties, the candidates and the election. */
export function electionReport(view: PublicView, parts: ReportParts): CdfObject {
  const { head, election } = view;
  const { manifest } = election.pkg;
  return cdf('ElectionReport', {
    Format: parts.format,
    GeneratedDate: withoutFraction(head.at),
    Issuer: `ศูนย์รวมคะแนน ${manifest.title.th}`,
    IssuerAbbreviation: manifest.id,
    SequenceStart: 1,
    SequenceEnd: 1,
    Status: statusOf(view),
    VendorApplicationId: 'khanaen',
    IsTest: manifest.drill,
    TestType: manifest.drill ? 'drill' : undefined,
    Notes: notesOf(view),
    ExternalIdentifier: [
      external('cut', String(head.number)),
      external('package-sha256', head.package),
      external('ledger-size', String(head.ledgerSize)),
      external('ledger-root', head.root),
    ],
    GpUnit: parts.units,
    Party: election.pkg.parties.map((party) =>
      cdf('Party', {
        '@id': idOf('party', party.id),
        Name: textOf(party.name),
        Abbreviation: party.abbreviation === '' ? undefined : textOf({ th: party.abbreviation, en: '' }),
        Color: /^#[0-9a-f]{6}$/i.test(party.colour) ? party.colour.slice(1).toLowerCase() : undefined,
        ExternalIdentifier: [external('party', party.id)],
      }),
    ),
    Election: [
      cdf('Election', {
        Name: textOf(manifest.title),
        Type: manifest.kind === 'general' ? 'general' : 'other',
        OtherType: manifest.kind === 'general' ? undefined : manifest.kind,
        StartDate: manifest.electionDay,
        EndDate: manifest.electionDay,
        ElectionScopeId: areaId(view, election.parentOfArea.indexOf(-1)),
        Candidate: candidatesOf(view, parts.named),
        Contest: parts.contests,
        BallotCounts: parts.ballotCounts,
      }),
    ],
  });
}

export function areaId({ election }: PublicView, areaIndex: number): string {
  return idOf('area', at(election.pkg.areas, areaIndex).id);
}

/** The format has whole seconds only. */
function withoutFraction(iso: string): string {
  return `${iso.slice(0, 19)}Z`;
}

function statusOf(view: PublicView): string {
  if (view.head.status === 'official') return 'certified';
  if (view.policy.embargo) return 'pre-election';
  const { stations, others } = view.coverage(view.election.parentOfArea.indexOf(-1));
  const all = stations.shown === stations.expected && others.shown === others.expected;
  return all ? 'unofficial-complete' : 'unofficial-partial';
}

function notesOf(view: PublicView): string {
  const { stations } = view.coverage(view.election.parentOfArea.indexOf(-1));
  const label = view.head.status === 'official' ? 'official results' : 'unofficial results';
  return `${label}; ${stations.shown} of ${stations.expected} polling stations shown, ${stations.received} received; cap ${view.policy.capPercent} percent`;
}

function candidatesOf(view: PublicView, named: ReadonlySet<string>): readonly CdfObject[] {
  const winners = winnersOf(view);
  return view.election.pkg.candidates.flatMap((candidate) => {
    if (!named.has(candidate.contestId)) return [];
    const standing = candidate.status === 'standing';
    const withdrawn = candidate.status === 'withdrawn';
    return [
      cdf('Candidate', {
        '@id': idOf('candidate', candidate.id),
        BallotName: textOf(candidate.name),
        PartyId: candidate.partyId === null ? undefined : idOf('party', candidate.partyId),
        PreElectionStatus: standing ? 'qualified' : withdrawn ? 'withdrawn' : undefined,
        PostElectionStatus: winners.has(candidate.id) ? 'winner' : undefined,
        ExternalIdentifier: [external('candidate', candidate.id), external('status', candidate.status)],
      }),
    ];
  });
}

/** Only what was certified has winners: we project nobody. */
function winnersOf(view: PublicView): ReadonlySet<string> {
  const { election } = view;
  return new Set(
    election.pkg.contests.flatMap((_, c) => {
      const outcome = view.outcome(c);
      if (outcome?.progress !== 'certified') return [];
      const lines = at(election.linesOfContest, c);
      return outcome.ahead.map((line) => at(lines, line).candidate?.id ?? '');
    }),
  );
}
