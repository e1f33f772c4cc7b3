import { useCallback, useRef, useState } from 'react';
import { api } from '../../api/desk-api.ts';
import type { FileOutcome, Said } from '../../api/inbox-api.ts';
import { inboxApi } from '../../api/inbox-api.ts';

/** What the person says of the files: where they come to, and of forms without a code which page they are. */
export interface Saying {
  readonly centre: string;
  readonly unit: string;
  readonly ballot: string;
  /** Page of the first file; null: one photo is the whole form. */
  readonly page: number | null;
  /** The photos show the score board, and no page of the form. */
  readonly board: boolean;
}

/** A file on its way. */
export interface SentFile {
  readonly id: number;
  readonly name: string;
  readonly state: 'waiting' | 'sending' | 'done' | 'refused';
  readonly outcomes: readonly FileOutcome[];
  /** Put to the return as the whole form, without a page: the photo is in, or was before. */
  readonly whole: 'in' | 'again' | null;
  readonly trouble: unknown;
}

let last = 0;

/** Sends files one after the other, so that a slow line carries whole photos; the list says what became of each. */
export function useSending(): {
  readonly files: readonly SentFile[];
  readonly add: (files: readonly File[], saying: Saying) => void;
} {
  const [files, setFiles] = useState<readonly SentFile[]>([]);
  const chain = useRef<Promise<void>>(Promise.resolve());
  const change = useCallback(
    (id: number, to: Partial<SentFile>) =>
      setFiles((now) => now.map((file) => (file.id === id ? { ...file, ...to } : file))),
    [],
  );
  const add = useCallback(
    (added: readonly File[], saying: Saying) => {
      added.forEach((file, i) => {
        last += 1;
        const id = last;
        const waits = {
          id,
          name: file.name,
          state: 'waiting',
          outcomes: [],
          whole: null,
          trouble: null,
        } as const;
        setFiles((now) => [...now, waits]);
        chain.current = chain.current.then(async () => {
          change(id, { state: 'sending' });
          await sendOne(file, i, saying).then(
            (sent) => change(id, { state: 'done', ...sent }),
            (trouble: unknown) => change(id, { state: 'refused', trouble }),
          );
        });
      });
    },
    [change],
  );
  return { files, add };
}

async function sendOne(
  file: File,
  place: number,
  { centre, unit, ballot, page, board }: Saying,
): Promise<Pick<SentFile, 'outcomes' | 'whole'>> {
  // One photo as the whole form, as it was sent before there were pages.
  if (unit !== '' && page === null && file.type !== 'application/pdf') {
    const { duplicate } = await api.sendPhoto(unit, ballot, file, board);
    return { outcomes: [], whole: duplicate ? 'again' : 'in' };
  }
  const said: Said | null =
    unit === '' ? null : page === null ? { unit } : { unit, ballot, page: page + place };
  return { outcomes: await inboxApi.sendFile(centre, file, said), whole: null };
}
