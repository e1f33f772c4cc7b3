import type { Desk } from './desk.ts';

/** How many files one return or one case may hold; data of the installation. */
export interface FileLimits {
  readonly photosPerReturn: number;
  readonly evidencePerCase: number;
}

/** A party list has at most 12 pages; with every page photographed five times there is still room. A case is a file of letters. */
export const FILE_LIMITS: FileLimits = { photosPerReturn: 60, evidencePerCase: 100 };

/**
 * True when a return holds as many photos as it may and this one is not among them: the same file again is not one more. Photos
 * that were put aside count, for they stay on the disk.
 */
export function photosAreFull(desk: Desk, returnId: number, original: string): Promise<boolean> {
  return isFull(
    desk,
    'select count(*)::int as held, coalesce(bool_or(original = $2), false) as known from photo where return_id = $1',
    [returnId, original],
    desk.files.photosPerReturn,
  );
}

/** The same for the evidence of a case, by its SHA-256. */
export function evidenceIsFull(desk: Desk, caseId: number, sha256: string): Promise<boolean> {
  return isFull(
    desk,
    'select count(*)::int as held, coalesce(bool_or(sha256 = $2), false) as known from case_evidence where case_id = $1',
    [caseId, sha256],
    desk.files.evidencePerCase,
  );
}

async function isFull(desk: Desk, text: string, values: unknown[], most: number): Promise<boolean> {
  const { rows } = await desk.db.query<{ held: number; known: boolean }>(text, values);
  const row = rows[0];
  return row !== undefined && row.held >= most && !row.known;
}
