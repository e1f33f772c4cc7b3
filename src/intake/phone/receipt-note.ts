import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import type { NoteKey, Signer } from '../../ledger/note.ts';
import { openNote, signNote } from '../../ledger/note.ts';

/** Photos that the installation says it has received, as a receipt shows them. */
export interface ReceiptPhoto {
  readonly receipt: string;
  /** Where it was placed; null while a person must look. */
  readonly page: { readonly ballot: string; readonly page: number } | null;
  /** SHA-256 of the file as it came, the first 16 hexadecimal digits. */
  readonly hash: string;
}

export interface Receipt {
  readonly election: string;
  readonly unit: string;
  /** Whole seconds, UTC. */
  readonly at: number;
  readonly photos: readonly ReceiptPhoto[];
}

const HEAD = 'khanaen receipt 1';
const HASH = /^[0-9a-f]{16}$/;
const RECEIPT = /^\d{9}$/;

/**
 * A receipt as text for a QR code: a signed note (C2SP signed-note) in base64url, signed with the installation's key, so that anybody who has
 * the published key can check it without a line. docs/formats/receipt.md.
 */
export function writeReceipt(receipt: Receipt, signer: Signer): string {
  const lines = receipt.photos.map(({ receipt: number, page, hash }) =>
    [number, hash, ...(page === null ? [] : [page.ballot, page.page])].join(' '),
  );
  const head = [HEAD, receipt.election, receipt.unit, new Date(receipt.at * 1000).toISOString()];
  return Buffer.from(signNote([...head, ...lines, ''].join('\n'), signer)).toString('base64url');
}

/** Reads a receipt that `key` signed; anything else, or one sign changed, is an error. */
export function readReceipt(token: string, key: NoteKey): Result<Receipt, 'not-a-receipt'> {
  if (token.length > 8_000 || !/^[A-Za-z0-9_-]+$/.test(token)) return err('not-a-receipt');
  const note = openNote(Buffer.from(token, 'base64url').toString('utf8'), key);
  if (!note.ok) return err('not-a-receipt');
  const [head, election = '', unit = '', time = '', ...rest] = note.value.split('\n');
  const at = Date.parse(time) / 1000;
  if (head !== HEAD || !Number.isInteger(at) || rest.pop() !== '') return err('not-a-receipt');
  const photos: ReceiptPhoto[] = [];
  for (const line of rest) {
    const [receipt = '', hash = '', ballot, page] = line.split(' ');
    if (!RECEIPT.test(receipt) || !HASH.test(hash)) return err('not-a-receipt');
    const placed = ballot === undefined ? null : { ballot, page: Number(page) };
    photos.push({ receipt, hash, page: placed });
  }
  return ok({ election, unit, at, photos });
}
