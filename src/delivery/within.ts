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
  const signal = AbortSignal.any([stop, AbortSignal.timeout(ms)]);
  const ended = new Promise<never>((_, reject) => {
    const fail = () =>
      reject(stop.aborted ? new Stopped() : new DeliveryFault('too-slow', `no answer within ${ms / 1000} s`));
    signal.addEventListener('abort', fail, { once: true });
  });
  const working = work(signal);
  working.catch(() => undefined); // told by the race, or too late to matter
  try {
    return await Promise.race([working, ended]);
  } catch (error) {
    // The work itself may notice first, in its own words.
    if (stop.aborted) throw new Stopped();
    if (signal.aborted) throw new DeliveryFault('too-slow', `no answer within ${ms / 1000} s`);
    throw error;
  }
}
