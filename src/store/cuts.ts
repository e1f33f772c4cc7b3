import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { Database } from './database.ts';
import { errorCode } from './errors.ts';

/** A publication as the database keeps it. `frontier` are the bytes of the ledger room's MerkleFrontier at `ledgerSize`. */
export interface CutRow {
  readonly number: number;
  /** UTC, ISO 8601 with milliseconds. */
  readonly at: string;
  readonly ledgerSize: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
  readonly frontier: Uint8Array;
  readonly manifestSha256: string;
  /** Signed note, text. */
  readonly checkpoint: string;
}

const UNIQUE_VIOLATION = '23505';
const RESTRICT_VIOLATION = '23001';

/**
 * Claims a cut's number. `taken`: another publisher made that number first; ours must not be shown. `does-not-follow`: a
 * number is missing before it, or it shows less of the ledger than the cut before.
 */
export async function insertCut(
  db: Pick<Database, 'pool'>,
  cut: CutRow,
): Promise<Result<null, 'taken' | 'does-not-follow'>> {
  try {
    await db.pool.query({
      name: 'insert-cut',
      text: `insert into cut (number, at, ledger_size, root, frontier, manifest_sha256, checkpoint)
             values ($1, $2, $3, $4, $5, $6, $7)`,
      values: [
        cut.number,
        cut.at,
        cut.ledgerSize,
        cut.root,
        cut.frontier,
        cut.manifestSha256,
        cut.checkpoint,
      ],
    });
    return ok(null);
  } catch (error) {
    if (errorCode(error) === UNIQUE_VIOLATION) return err('taken');
    if (errorCode(error) === RESTRICT_VIOLATION) return err('does-not-follow');
    throw error;
  }
}

interface Row {
  readonly number: number;
  readonly at: Date;
  readonly ledger_size: number;
  readonly root: Buffer;
  readonly frontier: Buffer;
  readonly manifest_sha256: string;
  readonly checkpoint: string;
}

/** The newest cut; null before the first. */
export async function latestCut(db: Pick<Database, 'pool'>): Promise<CutRow | null> {
  const { rows } = await db.pool.query<Row>('select * from cut order by number desc limit 1');
  return rows[0] === undefined ? null : toCut(rows[0]);
}

/** Cuts from a number on, oldest first. */
export async function readCuts(
  db: Pick<Database, 'pool'>,
  from = 1,
  limit = 1000,
): Promise<readonly CutRow[]> {
  const { rows } = await db.pool.query<Row>('select * from cut where number >= $1 order by number limit $2', [
    from,
    limit,
  ]);
  return rows.map(toCut);
}

function toCut(row: Row): CutRow {
  return {
    number: row.number,
    at: row.at.toISOString(),
    ledgerSize: row.ledger_size,
    root: row.root,
    frontier: row.frontier,
    manifestSha256: row.manifest_sha256,
    checkpoint: row.checkpoint,
  };
}
