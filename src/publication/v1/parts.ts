import { at } from '../../basics/assert.ts';
import type { Totals } from '../../tally/model.ts';
import type { CoverageCounts, CutHead, PublicView } from '../model.ts';
import { percent } from '../percent.ts';
import { registeredVoters } from '../registered.ts';

/** What every file that is made anew with each cut begins with. */
export function headJson(head: CutHead) {
  return {
    cut: head.number,
    at: head.at,
    status: head.status,
    drill: head.drill,
    election: head.election,
    package: head.package,
    ledger: { size: head.ledgerSize, root: head.root },
  };
}

/**
 * What a file begins with that is kept until its own content changes. It names no cut, because it belongs to many; the
 * manifest of a cut lists it with its hash. `changed` is the last fact that changed it.
 */
export function keptHeadJson(view: PublicView, areaIndex: number) {
  return {
    status: view.head.status,
    drill: view.head.drill,
    election: view.head.election,
    package: view.head.package,
    changed: view.changed(areaIndex),
  };
}

export function coverageJson(view: PublicView, areaIndex: number) {
  const { stations, others } = view.coverage(areaIndex);
  return { stations: countsJson(stations), others: countsJson(others) };
}

function countsJson(counts: CoverageCounts) {
  const { expected, received, shown, heldBack, partly } = counts;
  return { expected, received, shown, heldBack, partly };
}

function totalsJson(totals: Totals) {
  const { returns, registered, present, received, used, valid, invalid, noVote, left, counted } = totals;
  return { returns, registered, present, received, used, valid, invalid, noVote, left, counted };
}

/** Totals of one ballot in an area: everything, then stations and the rest (advance, special) apart. */
export function ballotJson(view: PublicView, areaIndex: number, ballotIndex: number) {
  const { election, tally } = view;
  const totals = tally.totals(areaIndex, ballotIndex);
  const stations = tally.stationTotals(areaIndex, ballotIndex);
  const voters = registeredVoters(election, areaIndex);
  return {
    ballot: at(election.ballots, ballotIndex),
    registeredVoters: voters,
    countedPercentOfRegisteredVoters: percent(totals.counted, voters),
    total: totalsJson(totals),
    stations: totalsJson(stations),
    others: differenceJson(totals, stations),
    partyVotes: totals.votes === null ? partyVotesJson(view, totals) : null,
  };
}

function differenceJson(all: Totals, stations: Totals) {
  return {
    returns: all.returns - stations.returns,
    received: all.received - stations.received,
    valid: all.valid - stations.valid,
    invalid: all.invalid - stations.invalid,
    noVote: all.noVote - stations.noVote,
    counted: all.counted - stations.counted,
  };
}

function partyVotesJson(view: PublicView, totals: Totals) {
  if (totals.partyVotes === null) return null;
  return totals.partyVotes.flatMap((votes, i) =>
    votes > 0 ? [{ party: at(view.election.pkg.parties, i).id, votes }] : [],
  );
}

/** Who is ahead in a contest of persons, in short; null before any figures and for other contests. */
export function leaderJson(view: PublicView, contestIndex: number) {
  const outcome = view.outcome(contestIndex);
  if (outcome === null) return null;
  const [first, second] = outcome.ranking;
  const lines = at(view.election.linesOfContest, contestIndex);
  const line = first === undefined ? undefined : lines[first.line];
  return {
    contest: at(view.election.pkg.contests, contestIndex).id,
    progress: outcome.progress,
    number: outcome.progress === 'awaiting' ? null : (line?.number ?? null),
    party: outcome.progress === 'awaiting' ? null : partyId(view, line?.partyIndex ?? -1),
    votes: first?.votes ?? 0,
    margin: (first?.votes ?? 0) - (second?.votes ?? 0),
    tied: outcome.tied.length > 0,
    noWinner: outcome.noWinner,
  };
}

export function partyId(view: PublicView, partyIndex: number): string | null {
  return partyIndex < 0 ? null : at(view.election.pkg.parties, partyIndex).id;
}
