import { useCallback, useEffect, useRef } from 'react';
import type { Claim } from '../../api/desk-types.ts';
import type { Draft, Typist } from '../../entry/draft.ts';
import { keepDraft } from '../../entry/draft.ts';
import type { Entry } from '../../entry/use-entry.ts';
import type { ClaimClock } from './claim-clock.ts';

/** A pause in typing after which the draft is kept. */
const PAUSE_MS = 200;

interface KeptDraft {
  /** Keeps what stands there now. */
  flush(): void;
  /** Keeps nothing more: the work is handed in. */
  stop(): void;
}

/** Keeps what is typed: at every pause, when the page is hidden, and when it goes. */
export function useKeptDraft(
  typist: Typist,
  claim: Claim,
  clock: ClaimClock,
  entry: Entry,
  rest: Pick<Draft, 'remarks' | 'reason' | 'marks' | 'photo'>,
): KeptDraft {
  const { sheet, answers, left } = entry;
  const { remarks, reason, marks, photo } = rest;
  const { deadline } = clock;
  const make = useCallback(
    (): Draft => ({
      task: claim.task,
      round: claim.round,
      deadline: new Date(deadline).toISOString(),
      savedAt: Date.now(),
      cells: sheet.cells,
      words: sheet.words,
      answers,
      left: [...left],
      current: sheet.current,
      remarks,
      reason,
      marks,
      photo,
    }),
    [claim, deadline, sheet, answers, left, remarks, reason, marks, photo],
  );
  const latest = useRef(make);
  const stopped = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const flush = useRef(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (!stopped.current) keepDraft(typist, claim, latest.current());
  });
  const soon = useRef(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(flush.current, PAUSE_MS);
  });

  const { touch } = clock;
  useEffect(
    () =>
      sheet.onAny(() => {
        touch();
        soon.current();
      }),
    [sheet, touch],
  );
  useEffect(() => {
    latest.current = make;
    soon.current();
  }, [make]);
  useEffect(() => {
    const now = () => {
      if (timer.current !== undefined) flush.current();
    };
    addEventListener('pagehide', now);
    document.addEventListener('visibilitychange', now);
    return () => {
      removeEventListener('pagehide', now);
      document.removeEventListener('visibilitychange', now);
      now();
    };
  }, []);
  return {
    flush: flush.current,
    stop: () => {
      clearTimeout(timer.current);
      stopped.current = true;
    },
  };
}
