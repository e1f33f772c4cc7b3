import { useEffect, useRef, useState } from 'react';
import { api } from '../../api/desk-api.ts';
import type { Claim } from '../../api/desk-types.ts';
import { Refused } from '../../api/http.ts';

export type ClaimHold = 'held' | 'expired' | 'taken';

export interface ClaimClock {
  /** Milliseconds UTC. */
  readonly deadline: number;
  readonly hold: ClaimHold;
  /** Somebody is typing: the claim goes on. */
  readonly touch: () => void;
  /** Asks for more time now; false when the return is no longer theirs. */
  readonly extend: () => Promise<boolean>;
}

const LOOK_MS = 5_000;
/** More time is asked for when less than this is left and somebody typed meanwhile. */
const LEAST_MS = 240_000;

/** Keeps a claim while its form is typed. The claim ends only when nobody types, and even then nothing typed is lost. */
export function useClaimClock(claim: Claim): ClaimClock {
  const [deadline, setDeadline] = useState(() => Date.parse(claim.deadline));
  const [hold, setHold] = useState<ClaimHold>('held');
  const touched = useRef(false);
  const asking = useRef(false);
  const until = useRef(deadline);

  const extend = useRef(async (): Promise<boolean> => {
    if (asking.current) return true;
    asking.current = true;
    try {
      const more = Date.parse((await api.extend(claim)).deadline);
      until.current = more;
      setDeadline(more);
      setHold('held');
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // Only the server can say that it is lost; a line that is away cannot.
      if (error.code !== 'claim-unknown') return true;
      setHold('taken');
      return false;
    } finally {
      asking.current = false;
    }
  });

  useEffect(() => {
    const timer = setInterval(() => {
      const left = until.current - Date.now();
      if (left <= 0) setHold((now) => (now === 'taken' ? now : 'expired'));
      if (left > LEAST_MS || !touched.current) return;
      touched.current = false;
      extend.current().catch(() => undefined);
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, []);

  const touch = useRef(() => {
    touched.current = true;
  });
  return { deadline, hold, touch: touch.current, extend: extend.current };
}
