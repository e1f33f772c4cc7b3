import { useEffect, useState } from 'react';

/** This computer's clock in milliseconds, looked at again every so often. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** Ages on lists are true to half a minute. */
const AGE_STEP_S = 30;

/** The server's time in seconds, in steps, from its time of an answer and when that came. */
export function useServerNow(at: number, came: number): number {
  const now = useNow(AGE_STEP_S * 1000);
  const seconds = at + Math.max(0, now - came) / 1000;
  return Math.ceil(seconds / AGE_STEP_S) * AGE_STEP_S;
}
