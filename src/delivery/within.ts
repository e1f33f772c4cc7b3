import { DeliveryFault, Stopped } from './fault.ts';

/**
 * Does one request within a time. Comes back in that time even when the work never ends: a hung disk or a silent peer must not hold
 * the loop of its target.
 */
export async function within<T>(
  ms: number,
  stop: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (stop.aborted) throw new Stopped();
  // One controller and one timer that we hold: a signal made of others may be forgotten by the engine before it fires.
  const limit = new AbortController();
  const give = () => limit.abort();
  const timer = setTimeout(give, ms);
  stop.addEventListener('abort', give, { once: true });
  const ended = new Promise<never>((_, reject) => {
    limit.signal.addEventListener('abort', () => reject(), { once: true });
  });
  const working = work(limit.signal);
  working.catch(() => undefined); // told by the race, or too late to matter
  try {
    return await Promise.race([working, ended]);
  } catch (error) {
    // The work itself may notice first, in its own words.
    if (stop.aborted) throw new Stopped();
    if (limit.signal.aborted) throw new DeliveryFault('too-slow', `no answer within ${ms / 1000} s`);
    throw error;
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', give);
  }
}
