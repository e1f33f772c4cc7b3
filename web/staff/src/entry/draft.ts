import { useEffect, useState } from 'react';
import type { Cells } from './places.ts';

const keyOf = (claim: string) => `khanaen.draft.${claim}`;

/**
 * What is being typed under a claim. It is kept in the browser's session store, so that a reload, a crash or a new log-in
 * in the same tab loses nothing; it goes when the work is handed in.
 */
export function useDraft(
  claim: string,
  start: Cells,
): [Cells, (ref: string, cell: string) => void, () => void] {
  const [cells, setCells] = useState<Cells>(() => read(claim) ?? start);
  useEffect(() => {
    sessionStorage.setItem(keyOf(claim), JSON.stringify(cells));
  }, [claim, cells]);
  const set = (ref: string, cell: string) => setCells((now) => ({ ...now, [ref]: cell }));
  const forget = () => sessionStorage.removeItem(keyOf(claim));
  return [cells, set, forget];
}

function read(claim: string): Cells | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(claim)) ?? 'null');
    return typeof kept === 'object' ? (kept as Cells | null) : null;
  } catch {
    return null; // not ours: begin anew
  }
}
