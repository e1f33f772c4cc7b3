import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import type { Election } from '../../election/lookup.ts';
import type { Cut } from '../../publication/model.ts';
import { Publication } from '../../publication/publication.ts';
import type { CutRow } from '../../store/cuts.ts';
import { latestCut, readCuts } from '../../store/cuts.ts';
import type { Database } from '../../store/database.ts';
import { readLedger } from '../../store/ledger-read.ts';

export type RebuildError =
  | { readonly code: 'no-such-cut' }
  /** The ledger or the program is not what made the cut. */
  | { readonly code: 'other-bytes'; readonly expected: string; readonly found: string };

/**
 * Makes a cut again from its row and the ledger, and holds its manifest against the hash that was published. `number` null:
 * the newest cut.
 */
export async function rebuildCut(
  db: Database,
  election: Election,
  number: number | null,
): Promise<Result<{ readonly cut: Cut; readonly row: CutRow }, RebuildError>> {
  const row = number === null ? await latestCut(db) : ((await readCuts(db, number, 1))[0] ?? null);
  if (row === null || (number !== null && row.number !== number)) return err({ code: 'no-such-cut' });
  const publication = new Publication(election);
  for await (const facts of readLedger(db, 0, { to: row.ledgerSize })) {
    for (const fact of facts) publication.apply(fact);
  }
  const root = Buffer.from(row.root).toString('hex');
  const cut = publication.makeCut({ number: row.number, at: row.at, ledgerSize: row.ledgerSize, root });
  if (cut.manifestSha256 !== row.manifestSha256) {
    return err({ code: 'other-bytes', expected: row.manifestSha256, found: cut.manifestSha256 });
  }
  return ok({ cut, row });
}
