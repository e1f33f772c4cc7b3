import type { Me } from '../api/desk-types.ts';

/** The server notes a sign of life once a minute at most: a session may end that much earlier than the last call says. */
const NOTED_EVERY_MS = 65_000;
const WARN_MS = 5 * 60_000;

export interface SessionEnd {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** `idle`: a sign of life helps. `total`: only a new login does. */
  readonly why: 'idle' | 'total';
  /** From when on the person is warned. */
  readonly warnAt: number;
}

/** When a session ends. `aliveAt`: the last answer of the server; `toldAt`: when `limits` were told. */
export function sessionEnd(limits: Me['session'], toldAt: number, aliveAt: number): SessionEnd {
  const idleMs = limits.idleSeconds * 1000;
  const idle = aliveAt + Math.max(idleMs / 2, idleMs - NOTED_EVERY_MS);
  const total = toldAt + limits.endsInSeconds * 1000;
  const at = Math.min(idle, total);
  return { at, why: total <= idle ? 'total' : 'idle', warnAt: at - Math.min(WARN_MS, idleMs / 4) };
}

/** True when somebody works and the server has not heard of it for a while. */
export function shouldSayAlive(limits: Me['session'], aliveAt: number, now: number): boolean {
  return now - aliveAt > Math.min(WARN_MS, (limits.idleSeconds * 1000) / 8);
}

/** `4:07` */
export function minutesLeft(ms: number): readonly [number, string] {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return [Math.floor(seconds / 60), String(seconds % 60).padStart(2, '0')];
}
