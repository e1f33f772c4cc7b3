import type { SeatState } from '../../../../src/publication/seat-state.ts';
import { seatStateOfFacts } from '../../../../src/publication/seat-state.ts';
import type { ConstituencyFile, ConstituencyRow, Line, Nation } from '../data/v1.ts';

/** State of a constituency's seat as its row in the nation's file tells it; null where no member of the House is elected. */
export function rowState(row: ConstituencyRow): SeatState | null {
  const [, shown, , expected, progress, number, , , margin, noWinner] = row;
  if (progress === undefined) return null;
  const tied = margin === 0 && number !== null && progress === 'leading';
  return seatStateOfFacts({ progress, noWinner: noWinner ?? null, tied, shown, expected });
}

/** The party that a map may show: none before the threshold, nor where nobody holds the seat or a lot gave it. */
export function rowParty(row: ConstituencyRow): string | null {
  const state = rowState(row);
  const named = state === 'leading' || state === 'decided' || state === 'certified';
  return named && row[8] !== 0 ? (row[6] ?? null) : null;
}

/** Constituencies whose files are looked at for the close races: the closest by their rows, more than are shown. */
const LOOKED_AT = 24;

/** Seats that may be called close: somebody is ahead and enough is counted. Once certified they are the closest results. */
const OPEN: ReadonlySet<SeatState | null> = new Set([
  'leading',
  'decided',
  'certified',
  'tied',
  'no-vote-first',
]);

export function closeCandidates(nation: Nation): readonly string[] {
  return nation.constituencies
    .filter((row) => OPEN.has(rowState(row)) && (row[7] ?? 0) > 0)
    .sort((a, b) => (a[8] ?? 0) * (b[7] ?? 0) - (b[8] ?? 0) * (a[7] ?? 0) || 0)
    .slice(0, LOOKED_AT)
    .map(([id]) => id);
}

export interface Race {
  readonly id: string;
  readonly first: Line;
  readonly second: Line;
  readonly margin: number;
  readonly counted: number;
  readonly votersOut: number;
  readonly state: SeatState;
  readonly shown: number;
  readonly expected: number;
}

/** A race as the constituency's file tells it; null where it is none of two or more for one seat. */
export function raceOf(file: ConstituencyFile): Race | null {
  const ballot = file.ballots.find(({ kind }) => kind === 'constituency');
  const { outcome, lines = [] } = ballot ?? {};
  if (ballot === undefined || outcome === null || outcome === undefined || ballot.seats !== 1) return null;
  const [first, second] = lines.toSorted((a, b) => b.votes - a.votes);
  if (first === undefined || second === undefined) return null;
  const { shown, expected } = file.coverage.stations;
  const state = seatStateOfFacts({ ...outcome, tied: outcome.tied.length > 0, shown, expected });
  if (!OPEN.has(state)) return null;
  const { votersOut } = outcome;
  const { counted } = ballot.total;
  return {
    id: file.id,
    first,
    second,
    margin: first.votes - second.votes,
    counted,
    votersOut,
    state,
    shown,
    expected,
  };
}

/** By margin as a share of the ballots counted, the smallest first: the order of the public page. */
export function inOrder(races: readonly Race[]): readonly Race[] {
  return races.toSorted((a, b) => a.margin * b.counted - b.margin * a.counted);
}
