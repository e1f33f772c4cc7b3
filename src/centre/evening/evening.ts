import type { Pool } from 'pg';
import type { Election } from '../../election/lookup.ts';
import type { Duties } from '../../people/duties.ts';
import { Board } from './board.ts';
import { FindingCounts } from './finding-counts.ts';
import { NoticeBoard } from './notices.ts';
import { NumbersMemory } from './numbers-rows.ts';
import { OnDuty } from './on-duty.ts';
import type { PublicPort } from './public-state.ts';
import type { StepTimes } from './quantiles.ts';

/** What one process knows about the evening. Everybody who asks shares it. */
export interface Evening {
  readonly db: Pool;
  readonly election: Election;
  readonly board: Board;
  readonly duty: OnDuty;
  readonly notices: NoticeBoard;
  readonly findings: FindingCounts;
  readonly numbers: NumbersMemory;
  /** From an accepted record to a public page, in the last hour. */
  readonly publicTimes: () => StepTimes;
}

interface EveningOptions {
  readonly db: Pool;
  readonly election: Election;
  readonly duties: Duties;
  readonly publicState: PublicPort;
  readonly publicTimes: () => StepTimes;
  /** How long a reading of the database is good for, milliseconds; 0 in tests. */
  readonly freshMs?: number;
}

const FRESH_MS = 2_000;

export function makeEvening(options: EveningOptions): Evening {
  const { db, election, duties, publicState, publicTimes, freshMs } = options;
  return {
    db,
    election,
    board: new Board(db, election, publicState, freshMs ?? FRESH_MS),
    duty: new OnDuty(db, election, duties, freshMs),
    notices: new NoticeBoard(db, freshMs ?? FRESH_MS),
    findings: new FindingCounts(db, election, freshMs),
    numbers: new NumbersMemory(),
    publicTimes,
  };
}
