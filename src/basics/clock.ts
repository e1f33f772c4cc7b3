/** Milliseconds since 1970 (UTC). Passed in wherever time matters; pure rooms never read a clock. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();
