import { at } from '../basics/assert.ts';
import type { NoWinner, RankedLine } from './model.ts';

/** What a contest of persons is decided by. */
export interface Count {
  /** By line. */
  readonly votes: readonly number[];
  readonly noVote: number;
  readonly seats: number;
  /**
   * Eligible voters of whom a line needs at least a tenth; null when no such minimum holds. It holds in local elections
   * with no more candidates than seats (domain 3.4).
   */
  readonly tenthOf: number | null;
}

export interface Standing {
  readonly ahead: readonly number[];
  readonly tied: readonly number[];
  readonly noWinner: NoWinner | null;
}

/** Lines by votes; equal votes share the better rank and stand in ballot order. */
export function rankLines(votes: readonly number[]): readonly RankedLine[] {
  const sorted = votes
    .map((v, line) => ({ line, votes: v }))
    .sort((x, y) => y.votes - x.votes || x.line - y.line);
  let rank = 0;
  return sorted.map((entry, i) => {
    if (i === 0 || entry.votes !== at(sorted, i - 1).votes) rank = i + 1;
    return { ...entry, rank };
  });
}

/**
 * Who would hold the seats by these figures. A line needs more votes than there are no-vote ballots (Constitution s.85;
 * local elections: domain 3.4), and a tenth of the eligible voters where that minimum holds. Of the lines that qualify the
 * first m are seated. Equal votes matter only at the cut line: there the lot decides.
 *
 * @param lot Lines in the order that a lot gave. It counts only when it names every line that is tied.
 */
export function standingOf(count: Count, lot: readonly number[]): Standing {
  if (count.votes.length === 0) return { ahead: [], tied: [], noWinner: 'no-candidates' };
  const qualified = rankLines(count.votes).filter(({ votes }) => qualifies(count, votes));
  if (qualified.length === 0) return { ahead: [], tied: [], noWinner: whyNobody(count) };
  if (qualified.length <= count.seats) {
    return { ahead: qualified.map(({ line }) => line), tied: [], noWinner: null };
  }
  const cutLine = at(qualified, count.seats - 1).votes;
  const above = qualified.filter(({ votes }) => votes > cutLine).map(({ line }) => line);
  const level = qualified.filter(({ votes }) => votes === cutLine).map(({ line }) => line);
  if (above.length + level.length === count.seats)
    return { ahead: [...above, ...level], tied: [], noWinner: null };
  const drawn = lot.filter((line) => level.includes(line));
  if (drawn.length < level.length) return { ahead: above, tied: level, noWinner: null };
  return { ahead: [...above, ...drawn.slice(0, count.seats - above.length)], tied: [], noWinner: null };
}

function qualifies(count: Count, votes: number): boolean {
  return votes > count.noVote && (count.tenthOf === null || votes * 10 >= count.tenthOf);
}

function whyNobody(count: Count): NoWinner {
  return Math.max(...count.votes) <= count.noVote ? 'no-vote-first' : 'below-ten-percent';
}

/**
 * True when no more than `ballots` further ballots cannot change who holds the seats, whatever stands on them. A ballot adds
 * at most one vote to a line (a voter marks a number once, also where m numbers may be marked) or one to the no-vote count.
 * Every line that is ahead must outlast a no-vote on all of them; every other line must stay behind with a vote on all of
 * them. Counted returns are taken to stand: a recount or a new vote is outside this.
 */
export function cannotChange(count: Count, standing: Standing, ballots: number): boolean {
  if (standing.tied.length > 0) return false;
  const holds = standing.ahead.map((line) => at(count.votes, line));
  const last = Math.min(...holds);
  if (holds.length > 0 && last <= count.noVote + ballots) return false;
  return count.votes.every((votes, line) => {
    if (standing.ahead.includes(line)) return true;
    const best = votes + ballots;
    return !qualifies(count, best) || (holds.length === count.seats && last > best);
  });
}
