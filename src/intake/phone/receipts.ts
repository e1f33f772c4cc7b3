import { at } from '../../basics/assert.ts';
import type { Desk } from '../../centre/desk.ts';
import type { UnitId } from '../../election/model.ts';
import type { ReceiptPhoto } from './receipt-note.ts';

interface Row {
  readonly receipt: string;
  readonly original: string;
  readonly return_id: number | null;
  readonly page: number | null;
}

/** Photos of a unit's phones under these receipt numbers, in the order of the numbers; those of other senders are left out. */
export async function arrivalsOfReceipts(
  { db, election }: Pick<Desk, 'db' | 'election'>,
  unit: UnitId,
  receipts: readonly string[],
): Promise<readonly ReceiptPhoto[]> {
  const { rows } = await db.query<Row>({
    name: 'phone-receipts',
    text: `select receipt, original, return_id, page from arrival
       where channel = 'phone' and unit_id = $1 and receipt = any($2::text[]) order by arrival_id`,
    values: [unit, receipts],
  });
  return rows.map(({ receipt, original, return_id, page }) => ({
    receipt,
    hash: original.slice(0, 16),
    page:
      return_id === null || page === null
        ? null
        : { ballot: at(election.returns, return_id).contest.ballot, page },
  }));
}

/** The receipt number of what came in under a key; null: nothing did. */
export async function receiptOfKey({ db }: Pick<Desk, 'db'>, key: string): Promise<string | null> {
  const { rows } = await db.query<{ receipt: string }>({
    name: 'receipt-of-key',
    text: 'select receipt from arrival where key = $1',
    values: [key],
  });
  return rows[0]?.receipt ?? null;
}
